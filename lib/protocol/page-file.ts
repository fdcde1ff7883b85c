/** Files that run in the pages of every site after the first: for triage, with what it does to papers, what is opened from there, and the rule of last resort. */
export const PAGE_FILES = ['triage', 'acts', 'panels', 'links'] as const;

export type PageFile = (typeof PAGE_FILES)[number];
