import * as acl from './adapters/acl.ts';
import * as alphaxiv from './adapters/alphaxiv.ts';
import * as arxiv from './adapters/arxiv.ts';
import * as biorxiv from './adapters/biorxiv.ts';
import * as cvf from './adapters/cvf.ts';
import * as dblp from './adapters/dblp.ts';
import * as huggingface from './adapters/huggingface.ts';
import * as neurips from './adapters/neurips.ts';
import * as openreview from './adapters/openreview.ts';
import * as paperswithcode from './adapters/paperswithcode.ts';
import * as pmlr from './adapters/pmlr.ts';
import * as publishers from './adapters/publishers.ts';
import * as pubmed from './adapters/pubmed.ts';
import * as scholar from './adapters/scholar.ts';
import * as semanticscholar from './adapters/semanticscholar.ts';
import type { KnownSite, PageKind, Site, SiteAddress } from './kit/site.ts';

const known = ({ site, where }: { site: Site; where: SiteAddress }): KnownSite => ({ ...site, ...where });

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

const BY_HOST: ReadonlyMap<string, KnownSite> = new Map(
  SITES.flatMap((site) => site.matches.map((match) => [hostOf(match), site] as const)),
);

/** The site of an address, whatever it shows there; undefined when it is none of ours. */
export function siteAt({ host }: URL): KnownSite | undefined {
  return BY_HOST.get(host);
}

/** What our script on an address goes by: the id of its site, or `any` where that has no pages; undefined where none may be. */
export function siteIdAt(url: URL): string | undefined {
  const site = siteAt(url);
  if (site?.matches.some((match) => covers(match, url))) return site.id;
  return url.protocol === 'https:' ? 'any' : undefined;
}

/** Whether a match pattern takes in an address. */
function covers(match: string, { origin, pathname, search }: URL): boolean {
  const parts = match.split('*').map((part) => part.replace(/[.?+^$(){}|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(origin + pathname + search);
}

/** The host of a match pattern. */
export function hostOf(match: string): string {
  return new URL(match.replaceAll('*', '')).host;
}
