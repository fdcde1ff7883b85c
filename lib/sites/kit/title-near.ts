import { LONGEST } from '../../paper/paper.ts';
import { endsOf, FAR, lineAfter, linesBefore } from './lines-near.ts';
import { pageText, plainText } from './page-text.ts';
import {
  areNames,
  BUTTON,
  CITED,
  isBeside,
  isCapital,
  isTold,
  isWords,
  NAME,
  SPEAKING,
  SPEAKING_LOUD,
  trimmed,
  withoutEnd,
} from './title-words.ts';

/** Parts of a page in which what stands before a link may be about it. */
const ABOUT_ONE = 'li, td, dd, article, blockquote';

/** What opens before a link, and is none of what stands before it. */
const OPEN_END = /[\s([{<–—-]{1,20}$/;

/**
 * What a page calls the paper that a link leads to: the link's own words where they read like a title, else the nearest
 * text before or behind it that does; '' where none does, as is better than words that are about something else.
 */
export function titleNear(link: Element, card: Element): string {
  const own = trimmed(pageText(link, { longest: LONGEST.title }));
  if (isWords(own) && !isSaid(link, own)) return own;
  return trimmed(inCard(link, card) || before(link) || titleIn(lineAfter(link), false) || inCells(link));
}

/** Whether words are a part of the sentence around them, as titles that begin in small letters seldom are. */
function isSaid({ previousSibling, nextSibling }: Element, text: string): boolean {
  const isIn = /\p{L},?\s*$/u.test(endsOf(previousSibling)) || /^\s*\p{L}/u.test(endsOf(nextSibling));
  return isIn && /^\p{Ll}+\s/u.test(text) && !text.includes(':');
}

/** What a card sets apart, and for a row of a list what it begins with. */
function inCard(link: Element, card: Element): string {
  if (card === link) return '';
  const beside: string[] = [];
  for (const part of [...card.querySelectorAll('h1, h2, h3, h4, h5, strong, b, em, i, cite, q')].slice(0, 50)) {
    const text = pageText(part, { longest: LONGEST.title });
    if (isBeside(text)) beside.push(text);
    else if (CITED.test(text)) continue;
    else if (isWords(text) && !isOneOfNames(part, text) && (!/^(?:em|i)$/.test(part.localName) || isCapital(text))) return text;
  }
  if (!card.matches('li, dd, dt')) return '';
  // What the link itself says is no more than where it leads.
  const line = plainText(linesBefore(link, card).toReversed().join(' '), FAR.text);
  const told = beside.find((text) => line.startsWith(text)) ?? '';
  const [first = ''] = trimmed(line.slice(told.length).trim()).split(/\s*(?:\[|\||\u2022|https?:)/);
  const begin = withoutEnd(first.replace(OPEN_END, ''));
  return begin.length < 300 &&
    isWords(begin) &&
    !CITED.test(begin) &&
    !/["“][^"”]{12,250}["”]/.test(begin) &&
    !isTold(begin) &&
    !SPEAKING_LOUD.test(begin)
    ? begin
    : '';
}

/** Whether a part that is set apart is a person in a list of them. */
function isOneOfNames({ previousSibling, nextSibling }: Element, text: string): boolean {
  return (
    (NAME.test(text) || /^\p{Lu}\.\s/u.test(text)) &&
    (/,\s*$|\band\s*$/.test(endsOf(previousSibling)) || /^\s*(?:,|and\b|&)/.test(endsOf(nextSibling)))
  );
}

/** The title in the line before a link; in a row also in the lines before, or where the link's number stands. */
function before(link: Element): string {
  const root = link.closest(ABOUT_ONE);
  const [line = '', ...lines] = linesBefore(link, root);
  const number = /^\W{0,3}\[(\w{1,3})\]\W{0,3}$/.exec(line)?.[0].trim();
  if (number) {
    const cited = lines.find((each) => each.includes(number)) ?? '';
    return titleIn(cited.slice(0, cited.indexOf(number)), true);
  }
  if (/\p{L}/u.test(line)) return titleIn(line, false);
  const above = root ? lines.slice(0, 3) : [];
  return above.map((each, at) => titleIn(each, at === 0)).find((title) => title !== '') ?? '';
}

/** The title in a line that speaks of a paper: the whole line, or what it quotes; '' where it has none. */
function titleIn(text: string, isWhole: boolean): string {
  const line = text.replace(OPEN_END, '').trim();
  const plain = withoutEnd(line);
  if (!isWords(plain) || plain.length > 300 || BUTTON.test(plain)) return '';
  const last = withoutEnd(line.split(/[.!?]\s/).at(-1) ?? '');
  const quoted = [...line.matchAll(/["“«]([^"“”«»]{12,250})["”»]\s?(\S?)/g)].at(-1);
  // A title may begin with a quotation; what speaks of a title goes on in small letters, or not at all.
  const isPart = quoted !== undefined && !(quoted.index === 0 && /\p{Lu}/u.test(quoted[2] ?? ''));
  for (const part of isPart ? [] : [plain, last])
    if (isWords(part) && isCapital(part) && !areNames(part, 2) && !isTold(part) && (quoted || !SPEAKING_LOUD.test(part))) return part;
  const named = withoutEnd(quoted?.[1] ?? '');
  if (isWords(named)) return named;
  const isNamed = /:$/.test(line) || (isWhole && !/[.!?]$/.test(line));
  return isNamed && !CITED.test(plain) && plain.split(' ').length > 3 && !SPEAKING.test(plain) && !/[.!?]\s/.test(plain) ? plain : '';
}

/** The first cell of a link's row that reads like a title. */
function inCells(link: Element): string {
  const cells = [...(link.closest('tr')?.children ?? [])].slice(0, 20);
  if (cells.length < 2) return '';
  const texts = cells.map((cell) => pageText(cell, { longest: 400 })).filter((text) => text.length <= 300);
  return texts.find((text) => isWords(text) && !areNames(text, 2) && !isBeside(text)) ?? '';
}
