/** The schemes by which papers are named: an archive's, a registry's or a site's own; `url` where a paper has nothing better. */
export const SCHEMES = [
  'arxiv',
  'doi',
  'openreview',
  'acl',
  'pmid',
  'pmcid',
  's2',
  'dblp',
  'scholar',
  'cvf',
  'neurips',
  'pmlr',
  'url',
] as const;

export type Scheme = (typeof SCHEMES)[number];

/** One canonical string for a published paper: `scheme:value`, without a version. */
export type PaperId = `${Scheme}:${string}`;

/** A PaperId with the version it was met in, if the page told one. */
export interface Identified {
  id: PaperId;
  version?: number;
}

/** The longest PaperId that is taken in, in UTF-16 code units. */
export const PAPER_ID_MAX = 200;

/** The most other ids that one paper may have, beside the one it is kept under. */
export const OTHER_IDS_MAX = 40;

/** The part of a PaperId behind its scheme. */
export function idValue(id: PaperId): string {
  return id.slice(id.indexOf(':') + 1);
}

/** The scheme of a PaperId. */
export function idScheme(id: PaperId): Scheme {
  return id.slice(0, id.indexOf(':')) as Scheme;
}
