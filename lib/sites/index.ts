import * as acl from './acl.ts';
import * as alphaxiv from './alphaxiv.ts';
import * as arxiv from './arxiv.ts';
import * as biorxiv from './biorxiv.ts';
import * as cvf from './cvf.ts';
import * as dblp from './dblp.ts';
import * as huggingface from './huggingface.ts';
import * as neurips from './neurips.ts';
import * as openreview from './openreview.ts';
import * as paperswithcode from './paperswithcode.ts';
import * as pmlr from './pmlr.ts';
import * as publishers from './publishers.ts';
import * as pubmed from './pubmed.ts';
import * as scholar from './scholar.ts';
import * as semanticscholar from './semanticscholar.ts';
import type { KnownSite, PageKind, Site, Where } from './site.ts';

const known = ({ site, where }: { site: Site; where: Where }): KnownSite => ({ ...site, ...where });

/** Every site whose cards are recognised. */
export const SITES: readonly KnownSite[] = [
  huggingface,
  arxiv,
  openreview,
  scholar,
  semanticscholar,
  acl,
  pubmed,
  biorxiv,
  cvf,
  neurips,
  pmlr,
  dblp,
  alphaxiv,
  paperswithcode,
  publishers,
].map(known);

/** The site and the kind of page at an address; null when no site has cards there. */
export function pageAt(url: URL): { site: KnownSite; kind: PageKind } | null {
  for (const site of SITES) {
    const kind = site.pageAt(url);
    if (kind) return { site, kind };
  }
  return null;
}

/** The site of an address, whatever it shows there; undefined when it is none of ours. */
export function siteAt({ host }: URL): KnownSite | undefined {
  return SITES.find((site) => site.matches.some((match) => hostOf(match) === host));
}

/** What our script on an address goes by: the id of its site, or `any`; undefined where none may be. */
export function siteIdAt(url: URL): string | undefined {
  return siteAt(url)?.id ?? (url.protocol === 'https:' ? 'any' : undefined);
}

/** The host of a match pattern. */
export function hostOf(match: string): string {
  return new URL(match.replaceAll('*', '')).host;
}
