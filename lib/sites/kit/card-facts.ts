import { LONGEST, type Paper } from '../../paper/paper.ts';
import { pageText, plainText } from './page-text.ts';

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

/** How English names of months begin. */
export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ENDS = ['uary', 'ruary', 'ch', 'il', '', 'e', 'y', 'ust', 't(?:ember)?', 'ober', 'ember', 'ember'];
const MONTH = `(?:${MONTHS.map((begin, at) => `${begin}(?:${ENDS[at]})?`).join('|')})\\b\\.?`;
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const YEAR = '(?:19|20)\\d\\d';

/** How dates are written, the surest first. */
const WRITTEN = [
  `(?<year>${YEAR})[-/](?<month>1[0-2]|0?[1-9])(?:[-/](?<day>${DAY}))?`,
  `(?<day>${DAY})(?:st|nd|rd|th)? (?<month>${MONTH}),? (?<year>${YEAR})`,
  `(?<year>${YEAR}) (?<month>${MONTH})(?: (?<day>${DAY}))?`,
  `(?<month>${MONTH})(?: (?<day>${DAY})(?:st|nd|rd|th)?,?)? (?<year>${YEAR})`,
  `(?<year>${YEAR})`,
].map((form) => new RegExp(`\\b${form}(?!\\d)`, 'i'));

/** The first date in a text, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: written with digits, or with an English month. */
export function dateIn(line: string): string | undefined {
  const { year, month = '', day } = WRITTEN.map((form) => form.exec(line)?.groups).find(Boolean) ?? {};
  if (!year) return undefined;
  const nth = Number(month) || MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const parts = [year, ...(nth ? [nth, ...(day && isDay(Number(year), nth, Number(day)) ? [day] : [])] : [])];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** Whether a month has that many days. */
function isDay(year: number, month: number, day: number): boolean {
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
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
function turnedRound(name: string): string {
  const [last = '', first, ...rest] = name.split(/\s*,\s*/);
  return first ? [`${first} ${last}`, ...rest].join(', ') : last;
}
