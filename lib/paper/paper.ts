import { idText } from './links.ts';
import type { PaperId } from './paper-id.ts';

/** What is published: the facts of a paper, as far as the pages met so far tell them. */
export interface Paper {
  id: PaperId;
  /** Other ids of the same paper. */
  also?: PaperId[];
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
 * what says less never replaces what says more: a shortened list of authors, a title or an abstract that is cut off, a year
 * where the day is known, an id in the place of a title.
 */
export function mergePapers(known: Paper, met: Paper): Paper {
  const { authors, authorsCut } = tellsMore(known, met) ? met : known;
  const merged: Paper = { ...known, ...withoutGaps(met), ...betterOf(known, met), authors, id: known.id };
  if (authorsCut) merged.authorsCut = true;
  else delete merged.authorsCut;
  return merged;
}

/** What is kept of the known paper although the page says something too: it says less. */
function betterOf(known: Paper, met: Paper): Partial<Paper> {
  const isCut = (text: string | undefined): boolean => text !== undefined && /(?:\u2026|\.\.\.)$/.test(text);
  const knownTitle = known.title !== '' && known.title !== idText(known.id) && isCut(met.title) && !isCut(known.title);
  const [day = '', metDay = ''] = [known.published, met.published];
  const [abstract = '', metAbstract = ''] = [known.abstract, met.abstract];
  return {
    ...(knownTitle && { title: known.title }),
    ...(day.length > metDay.length && { published: day }),
    ...(abstract !== '' && (isCut(metAbstract) || 2 * metAbstract.length < abstract.length) && !isCut(abstract) && { abstract }),
    // Which ids are of one paper is learnt in a way of its own.
    ...(known.also && { also: known.also }),
  };
}

/** Whether nothing but an id stands in the place of a paper's title. */
export function lacksTitle({ id, also = [], title }: Pick<Paper, 'id' | 'also' | 'title'>): boolean {
  return [id, ...also].some((each) => title === idText(each));
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
    value === undefined || value === '' || key === 'also' || (key === 'title' && value === idText(paper.id));
  return Object.fromEntries(Object.entries(paper).filter(([key, value]) => !isGap(key, value))) as unknown as Paper;
}
