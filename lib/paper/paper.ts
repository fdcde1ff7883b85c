import type { PaperId } from './ids/paper-id.ts';
import { idText } from './links.ts';

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
  /** How many authors there are, while no name is known. */
  authorCount?: number;
  /** First published, as `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` when no more is known. */
  published?: string;
  abstract?: string;
  /** The version that was met, when the page told one. */
  version?: number;
}

/** Where a person met a paper. */
export interface Source {
  /** The id of a Site. */
  site: string;
  /** http or https. */
  url: string;
}

/** A paper as a page showed it, and where. */
export interface Sighting {
  paper: Paper;
  met: Source;
}

/** The longest texts that are kept of a page, in UTF-16 code units; the rest is cut off. */
export const LONGEST = { title: 10_000, author: 300, authors: 5_000, abstract: 50_000, url: 2_000 } as const;

/**
 * Joins what was known of a paper with what another page says. A later page fills gaps and corrects;
 * what says less never replaces what says more: a shortened list of authors or one of initials, a title or an abstract that
 * is cut off, a title in capitals, a year where the day is known, an id in the place of a title, an older version.
 */
export function mergePapers(known: Paper, met: Paper): Paper {
  const isOlder = (met.version ?? 0) < (known.version ?? 0) && met.version !== undefined;
  return isOlder ? withoutId(merge(met, known), known) : merge(known, met);
}

function merge(known: Paper, met: Paper): Paper {
  const { authors, authorsCut } = tellsMore(known, met) ? met : known;
  const merged: Paper = { ...known, ...withoutGaps(met), ...betterOf(known, met), authors, id: known.id };
  if (authorsCut) merged.authorsCut = true;
  else delete merged.authorsCut;
  if (authors.length > 0) delete merged.authorCount;
  return merged;
}

/** Which ids are of one paper is learnt in a way of its own. */
function withoutId({ also: _also, ...facts }: Paper, { id, also }: Paper): Paper {
  return { ...facts, id, ...(also && { also }) };
}

const isCut = (text: string): boolean => /^(?:\u2026|\.\.\.)|(?:\u2026|\.\.\.)$/.test(text);
const isLoud = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase() && /\s/.test(text);

/** What is kept of the known paper although the page says something too: it says less. */
function betterOf(known: Paper, met: Paper): Partial<Paper> {
  const isKnown = known.title !== '' && known.title !== idText(known.id);
  const knownTitle =
    isKnown && ((isCut(met.title) && !isCut(known.title)) || (isLoud(met.title) && !isLoud(known.title) && !isCut(known.title)));
  const [day = '', metDay = ''] = [known.published, met.published];
  return {
    ...(knownTitle && { title: known.title }),
    ...(day.length > metDay.length && { published: day }),
    ...(known.abstract && saysLess(met.abstract ?? '', known.abstract) && { abstract: known.abstract }),
    ...(known.also && { also: known.also }),
  };
}

/** The same with its id for a title, which says nothing. */
export function untitled(paper: Paper): Paper {
  return { ...paper, title: idText(paper.id) };
}

/** Whether nothing but an id stands in the place of a paper's title. */
export function lacksTitle({ id, also = [], title }: Pick<Paper, 'id' | 'also' | 'title'>): boolean {
  return [id, ...also].some((each) => title === idText(each));
}

/** Whether an abstract is a snippet or a summary of another: cut off where that is not, or much shorter. */
function saysLess(abstract: string, than: string): boolean {
  if (isCut(abstract) === isCut(than)) return abstract.length < (isCut(than) ? 1 : 0.6) * than.length;
  return isCut(abstract);
}

/** Whether the list of authors on a page says at least as much: any list says more than none, a whole one more than a part, and names more than initials. */
function tellsMore(known: Paper, met: Paper): boolean {
  if (met.authors.length === 0) return false;
  if (met.authorsCut) return known.authors.length === 0 || (known.authorsCut === true && met.authors.length > known.authors.length);
  return known.authorsCut === true || known.authors.length !== met.authors.length || inFull(met.authors) >= inFull(known.authors);
}

/** How many names have more than initials beside one word: not "A Vaswani", "Gomez AN", "L. Kaiser". */
function inFull(names: readonly string[]): number {
  const words = (name: string): string[] =>
    name.split(/[\s.]+/).filter((word) => /\p{L}/u.test(word) && !/^\p{Lu}(?:-?\p{Lu}){0,2}$/u.test(word));
  return names.filter((name) => words(name).length > 1).length;
}

/** What a page says; an id in the place of the title, as a PDF's tab has it, says nothing. */
function withoutGaps(paper: Paper): Paper {
  const isGap = (key: string, value: unknown): boolean =>
    value === undefined || value === '' || key === 'also' || (key === 'title' && value === idText(paper.id));
  return Object.fromEntries(Object.entries(paper).filter(([key, value]) => !isGap(key, value))) as unknown as Paper;
}
