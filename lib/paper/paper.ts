import { idText } from './links.ts';
import type { PaperId } from './paper-id.ts';

/** What is published: the facts of a paper, as far as the pages met so far tell them. */
export interface Paper {
  id: PaperId;
  /** Plain text; TeX is kept as written. */
  title: string;
  /** In the order of publication; empty when the page names none. */
  authors: string[];
  /** The page showed only the first authors. */
  authorsCut?: boolean;
  /** First published, as `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` when no more is known. */
  published?: string;
  abstract?: string;
  /** The version that was met, when the page told one. */
  version?: number;
}

/** Where a person met a paper. */
export interface Met {
  /** The id of a Site. */
  site: string;
  /** http or https. */
  url: string;
}

/** A paper as a page showed it, and where. */
export interface Meeting {
  paper: Paper;
  met: Met;
}

/** The longest texts that are kept of a page, in UTF-16 code units; the rest is cut off. */
export const LONGEST = { title: 10_000, author: 300, authors: 5_000, abstract: 50_000, url: 2_000 } as const;

/**
 * Joins what was known of a paper with what another page says. A later page fills gaps and corrects;
 * a shortened list of authors never replaces a whole one, nor what stands for a title that is not known any title.
 */
export function mergePapers(known: Paper, met: Paper): Paper {
  const { authors, authorsCut } = tellsMore(known, met) ? met : known;
  const merged: Paper = { ...known, ...withoutGaps(met), authors };
  if (merged.published && known.published?.startsWith(merged.published)) merged.published = known.published;
  if (authorsCut) merged.authorsCut = true;
  else delete merged.authorsCut;
  return merged;
}

/** Whether the met list of authors says at least as much: any list says more than none, a whole one more than a part. */
function tellsMore(known: Paper, met: Paper): boolean {
  if (met.authors.length === 0) return false;
  if (!met.authorsCut) return true;
  return known.authors.length === 0 || (known.authorsCut === true && met.authors.length > known.authors.length);
}

/** What a page says; an id in the place of the title, as a PDF's tab has it, says nothing. */
function withoutGaps(paper: Paper): Paper {
  const isGap = (key: string, value: unknown): boolean =>
    value === undefined || value === '' || (key === 'title' && value === idText(paper.id));
  return Object.fromEntries(Object.entries(paper).filter(([key, value]) => !isGap(key, value))) as unknown as Paper;
}
