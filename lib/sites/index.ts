import { arxiv } from './arxiv.ts';
import { huggingface } from './huggingface.ts';
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

/** The hosts of every site. */
const HOSTS = new Set(SITES.flatMap((site) => site.matches.map((match) => new URL(match.replaceAll('*', '')).host)));

/** Whether an address is on the host of a site, whatever it shows. */
export function isKnownSite(url: URL): boolean {
  return HOSTS.has(url.host);
}
