import { LONGEST } from '../../paper/paper.ts';
import { citationFacts, type Facts, turnedRound } from './card-facts.ts';
import { pageText, plainText, rawText } from './page-text.ts';
import { dateIn } from './written-date.ts';

/** Where abstracts stand that no heading names: at USENIX, IOP, publishers of Atypon, Springer, Elsevier, PMLR. */
const ABSTRACTS =
  '.field-name-field-paper-description, .wd-jnl-art-abstract, .abstractInFull, #Abs1-content, #abstracts .abstract.author, #abstract';

/** Dates that a page tells those who cite it; any may be the first. */
const DATES = ['citation_publication_date', 'citation_date', 'citation_online_date', 'citation_year', 'dc.date', 'dc.issued'];

/** Escapes in a text that was escaped twice. */
const ESCAPED: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#160': ' ' };

/**
 * What the page of one paper tells of it: to those who cite it in `citation_` tags, where these are missing in those of
 * Dublin Core, and its abstract where a reader finds it. The date is the first that is told, to the day where that is known.
 */
export function ownPageFacts(doc: Document): Facts {
  const title = metas(doc, 'dc.title', LONGEST.title)[0];
  const authors = metas(doc, 'dc.creator', LONGEST.author).map(turnedRound).slice(0, LONGEST.authors);
  const published = firstDate(doc);
  const stated = citationFacts(doc);
  const abstract = stated.abstract ?? abstractIn(doc);
  return {
    ...(title && { title }),
    ...(authors[0] && { authors }),
    ...stated,
    ...(published && { published }),
    ...(abstract && { abstract }),
  };
}

/** The abstract that a page shows: under a heading that says so, else where some publishers have it, else the whole text of a tag. */
export function abstractIn(doc: Document): string {
  const headings = [...doc.querySelectorAll('h2, h3, h4')].filter((each) => /^abstract[:.]?$/i.test(rawText(each)) && isOwn(each));
  for (const heading of headings) {
    const text = under(heading);
    if (isText(text)) return text;
  }
  for (const part of [...doc.querySelectorAll(ABSTRACTS)].slice(0, 20)) {
    const text = paragraphs(part);
    if (text) return text;
  }
  return metas(doc, 'dc.description', LONGEST.abstract).map(unescaped).find(isWhole) ?? '';
}

/** Whether a heading is of the page's paper: neither of a list of what is on it, nor of another paper that is shown beside it. */
function isOwn(heading: Element): boolean {
  const article = heading.closest('article');
  const isAnothers = article && !article.querySelector('h1') && article.querySelector('h2, h3, h4') !== heading;
  return !isAnothers && !heading.closest('nav, aside, footer, dialog');
}

/** Whether a text under a heading is one: not the words of a button, a list of sections, or what asks for consent. */
function isText(text: string): boolean {
  const isShort = text.length < 300;
  return (
    text !== '' &&
    !(isShort && /[\p{L}\d]$/u.test(text)) &&
    !(isShort && /\bcookies\b/i.test(text) && /\b(?:accept|consent|we use)\b/i.test(text))
  );
}

/** What stands under a heading: what follows it, or what follows a part that holds the heading alone. */
function under(heading: Element): string {
  let at: Element | null = heading;
  for (let up = 0; at && up < 3; up += 1) {
    let next = at.nextElementSibling;
    while (next && rawText(next) === '') next = next.nextElementSibling;
    // A heading that nothing stands under, as on pages of papers to come.
    if (next?.matches('h1, h2, h3, h4') || (up > 0 && next?.matches('section, article, :has(h1, h2)'))) return '';
    if (next) return plainText([next, ...alike(next)].map(paragraphs).join(' '), LONGEST.abstract);
    at = at.parentElement;
  }
  return '';
}

/** The elements that go on with what another began, up to what is told of the paper behind its abstract. */
function alike(first: Element): Element[] {
  const found: Element[] = [];
  for (let next = first.nextElementSibling; next && found.length < 50; next = next.nextElementSibling) {
    if (next.localName !== first.localName || next.className !== first.className || next.id) break;
    if (/^(?:(?:key ?words|received|copyright|citation)\s?(?:[:\d(\u00a9]|$)|\u00a9)/i.test(rawText(next))) break;
    found.push(next);
  }
  return found;
}

/** The text of a part, without figures and lists of subjects where it has paragraphs; headings of parts of it are kept. */
function paragraphs(part: Element): string {
  const lines = [...part.querySelectorAll('p, h3, h4, h5, h6')].filter(
    (line) => line.localName === 'p' || line.nextElementSibling?.localName === 'p',
  );
  const texts = (lines.some(({ localName }) => localName === 'p') ? lines.slice(0, 200) : [part]).map((line) =>
    pageText(line, { longest: LONGEST.abstract }),
  );
  return plainText(texts.join(' ').replace(/^\s*abstract\b[:.]?\s*/i, ''), LONGEST.abstract);
}

/** Whether a text is an abstract: not cut off, and more than a sentence that sums it up. */
function isWhole(text: string): boolean {
  return !/(?:\u2026|\.\.\.)$/.test(text) && text.length > 200 && text.split(/[.!?]\s/).length > 2;
}

function unescaped(text: string): string {
  return plainText(
    text.replace(/&(#?\w{2,5});/g, (written, name: string) => ESCAPED[name] ?? written),
    LONGEST.abstract,
  );
}

function firstDate(doc: Document): string | undefined {
  const dates = DATES.flatMap((name) => metas(doc, name, 40))
    .flatMap((text) => dateIn(text) ?? [])
    .toSorted();
  // A year comes before its days, and says less.
  return dates.findLast((date) => date.startsWith(dates[0] ?? ''));
}

function metas(doc: Document, name: string, longest: number): string[] {
  return [...doc.querySelectorAll(`meta[name="${name}" i]`)]
    .map((meta) => plainText(meta.getAttribute('content') ?? '', longest))
    .filter((content) => content !== '');
}
