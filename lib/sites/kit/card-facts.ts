import { LONGEST, type Paper } from '../../paper/paper.ts';
import { pageText, plainText } from './page-text.ts';
import { dateIn } from './written-date.ts';

/** What a page says of a paper beside its id and version. */
export type Facts = Partial<Omit<Paper, 'id' | 'version' | 'also'>>;

/** Where a card says what. */
export interface FactSelectors {
  /** Selector of one element for each author. */
  author?: string;
  /** Selector of one element with all authors, between commas. */
  authors?: string;
  abstract?: string;
  /** Selector of a text with a date or a year in it. */
  published?: string;
  /** Selector of parts that belong to no text. */
  without?: string;
}

const text = (element: Element | null | undefined, longest: number, without?: string): string =>
  element ? pageText(element, { longest, ...(without && { without }) }) : '';

/** The facts on a card of a list, by selectors; a list of authors that ends in "…" or "et al." is a part of it. */
export function factsOn(card: readonly Element[], title: Element, where: FactSelectors): Facts & { title: string; authors: string[] } {
  const all = (selector: string | undefined): Element[] => (selector ? card.flatMap((part) => [...part.querySelectorAll(selector)]) : []);
  const names = where.author
    ? all(where.author).map((each) => text(each, LONGEST.author, where.without))
    : text(all(where.authors)[0], LONGEST.authors * 50, where.without).split(/\s*[,;|]\s*/);
  const known = names.map((name) => plainText(name.replace(/^and\s+|\s*[,;]$/g, ''), LONGEST.author)).filter((name) => name !== '');
  const authors = known.map((name) => name.replace(/\s*(?:\u2026|\.\.\.|\bet al\.?.*)$/i, '')).filter((name) => name !== '');
  const authorsCut = known.length !== authors.length || known.some((name) => /(?:\u2026|\.\.\.|\bet al\b.*)$/i.test(name));
  const abstract = text(all(where.abstract)[0], LONGEST.abstract, where.without).replace(/^(?:Abstract|TLDR)[:.]?\s*/i, '');
  const published = dateIn(text(all(where.published)[0], 300));
  return {
    title: text(title, LONGEST.title, where.without),
    authors: authors.slice(0, LONGEST.authors),
    ...(authorsCut && { authorsCut }),
    ...(abstract && { abstract }),
    ...(published && { published }),
  };
}

/** An element written into a text, such as JATS's; not what is less than one thing and greater than another. */
const ELEMENT = /<\/?[a-z][\w:-]*(?:\s[^<>]*)?\/?>/gi;

/** The `citation_` tags of a paper's own page: https://www.google.com/intl/en/scholar/inclusion.html#indexing */
export function citationFacts(doc: Document): Facts {
  const all = (name: string, longest: number): string[] =>
    [...doc.querySelectorAll(`meta[name="citation_${name}" i]`)]
      .map((meta) => plainText(meta.getAttribute('content') ?? '', longest))
      .filter((content) => content !== '');
  const [title] = all('title', LONGEST.title);
  const [abstract] = all('abstract', LONGEST.abstract);
  const each = all('author', LONGEST.author);
  const names = each.length > 0 ? each : all('authors', LONGEST.authors * 50).flatMap((line) => line.split(/\s*;\s*/));
  const authors = names.map(turnedRound).filter((name) => name !== '');
  const [date = ''] = [...all('publication_date', 40), ...all('date', 40), ...all('online_date', 40), ...all('year', 40)];
  const published = dateIn(date);
  return {
    ...(title && { title }),
    ...(authors[0] && { authors: authors.slice(0, LONGEST.authors) }),
    ...(abstract && { abstract: plainText(abstract.replace(ELEMENT, ' '), LONGEST.abstract) }),
    ...(published && { published }),
  };
}

/** "Curie, Marie" as "Marie Curie"; a name without a comma, such as a collaboration's, as it is. */
export function turnedRound(name: string): string {
  const [last = '', first, ...rest] = name.split(/\s*,\s*/);
  return first ? [`${first} ${last}`, ...rest].join(', ') : last;
}
