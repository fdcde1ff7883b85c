import { site as arxiv } from './arxiv.ts';
import { site as huggingface } from './huggingface.ts';
import type { PageKind, Site } from './site.ts';

/** Every site whose cards are recognised. */
export const SITES: readonly Site[] = [huggingface, arxiv];

/** The site and the kind of page at an address; null when no site has cards there. */
export function pageAt(url: URL): { site: Site; kind: PageKind } | null {
  for (const site of SITES) {
    const kind = site.pageAt(url);
    if (kind) return { site, kind };
  }
  return null;
}

/** The site of an address, whatever it shows there; undefined when it is none of ours. */
export function siteAt({ host }: URL): Site | undefined {
  return SITES.find((site) => site.matches.some((match) => new URL(match.replaceAll('*', '')).host === host));
}
