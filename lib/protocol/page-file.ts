/** Files that run in the pages of every site after the first: for triage, with what it does to papers, and what is opened from there. */
export const PAGE_FILES = ['triage', 'acts', 'panels'] as const;

export type PageFile = (typeof PAGE_FILES)[number];
