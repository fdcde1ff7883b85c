import { idValue } from '../../paper/ids/paper-id.ts';
import { idText } from '../../paper/links.ts';
import { LONGEST } from '../../paper/paper.ts';
import { pageText, plainText } from './page-text.ts';
import type { Card } from './site.ts';

/** The most parts of one card that are read. */
const PARTS_MAX = 60;

/** The most elements of one card that are looked at. */
const ELEMENTS_MAX = 3_000;

/** Elements that begin a line. */
const BLOCKS = 'address,article,blockquote,br,dd,div,dl,dt,h1,h2,h3,h4,h5,h6,li,ol,p,section,table,tbody,td,th,tr,ul';

/** Elements that hold no words of a card. */
const UNREAD = /^(?:script|style|template|noscript|svg|math|button|select|textarea|papermarks-strip)$/;

/** A text on a card: a link, or what stands in one line without any. */
interface Part {
  element: Element;
  text: string;
  /** `paper` leads to the paper itself, `other` elsewhere, `text` nowhere. */
  leads: 'paper' | 'other' | 'text';
  /** Whether its line holds no link beside it: names of authors stand in a row. */
  isAlone: boolean;
}

/** A card that was found by links: what it is called is not known yet. */
export interface Untitled extends Omit<Card, 'title' | 'named'> {
  links: readonly Element[];
}

/** Gives each card what its paper is called: what a link to it says, else the first words on the card; where they cannot be told from others, its id. */
export function titled(cards: readonly Untitled[], titleOf?: (card: Element) => Element | undefined): Card[] {
  const parts = cards.map(partsOf);
  const seen = new Map<string, number>();
  for (const each of parts) for (const text of new Set(each.map(worn))) seen.set(text, (seen.get(text) ?? 0) + 1);
  const found = cards.map(({ id }, n) => {
    // What stands on several cards says nothing of one paper.
    const own = (parts[n] ?? []).filter((part) => seen.get(worn(part)) === 1 && !namesNothing(part.text, idValue(id)));
    return titleAmong(own);
  });
  const where = found.map((title, n) => {
    const all = parts[n] ?? [];
    const link = all.findIndex(({ leads }) => leads === 'paper');
    return !title || title.leads === 'paper' || link < 0 ? 'unknown' : all.indexOf(title) < link ? 'before' : 'behind';
  });
  // In a list all titles stand before the links, or all behind.
  const [before, behind] = (['before', 'behind'] as const).map((side) => where.filter((each) => each === side).length) as [number, number];
  const usual = before >= 2 * behind ? 'before' : behind >= 2 * before ? 'behind' : undefined;
  return cards.map((untitled, n) => {
    const { links: _, ...card } = untitled;
    const told = titleOf && card.elements.map((element) => titleOf(element)).find(Boolean);
    const isOdd = where[n] !== 'unknown' && where[n] !== usual;
    const title = told ? { element: told, text: pageText(told, { longest: LONGEST.title }) } : isOdd ? undefined : found[n];
    const named = title?.text.replace(/^(?:\[\p{Lu}+\]\s*)+|(?<=[^.\s]{3})\.$/gu, '') || idText(card.id);
    return { ...card, title: saying(named, card.elements[0]), named };
  });
}

/** An element that stands nowhere, as a title that is told to be one may be a part of an element, or none. */
function saying(named: string, { ownerDocument }: Element): Element {
  const title = ownerDocument.createElement('span');
  title.textContent = named;
  return title;
}

/** A text as it may stand on other cards too, with other numbers. */
function worn({ text }: Part): string {
  return text.toLowerCase().replace(/\d+/g, '#').slice(0, 300);
}

/** Numbers, addresses, ids, subjects such as "cs.LG", and what stands in brackets. */
function namesNothing(text: string, id: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const isAddress = /^(?:https?:|www\.|doi\b|arxiv:|\d{4}\.\d{4,5}|10\.\d{4})/i.test(text);
  const isSubject = text.length < 200 && text.split(' ').every((word) => /^[a-z-]{2,12}\.[A-Za-z-]{2,12}$/.test(word));
  return (
    letters < 3 ||
    isAddress ||
    isSubject ||
    text.includes(id) ||
    /^(?:\([^()]{0,80}\)|\[[^[\]]{0,80}\])[^\p{L}]*$|^\[\p{Lu}{2,8}\] \S+$/u.test(text)
  );
}

function titleAmong(parts: readonly Part[]): Part | undefined {
  const links = parts.filter(({ leads }) => leads === 'paper');
  if (links.length > 0) return links.find(({ text }) => isTitle(text)) ?? (links.length === 1 ? links[0] : undefined);
  // The first words are its title, or nobody knows which.
  const [first] = parts.filter((part) => part.leads === 'text' || part.isAlone);
  const isSure = first && (first.leads === 'text' ? isTitle(first.text) && !areNames(first.text) : isLong(first.text));
  return isSure ? first : undefined;
}

/** Several words, no more than a title has. */
function isTitle(text: string): boolean {
  return text.length >= 12 && text.length <= 400 && /\p{L}\S*\s+\S*\p{L}/u.test(text);
}

/** More words than a name has. */
function isLong(text: string): boolean {
  return isTitle(text) && text.length >= 25 && text.split(' ').length >= 4;
}

/** A few words between commas each, or just two or three capitalised words. */
function areNames(text: string): boolean {
  const pieces = text.split(/[,;&]| and /);
  return pieces.every((piece) => piece.trim().split(' ').length <= 4) && (pieces.length > 2 || text.split(' ').length <= 3);
}

/** The texts of a card in order; each element is looked at once. */
function partsOf({ elements, links }: Untitled): Part[] {
  const parts: Part[] = [];
  let left = ELEMENTS_MAX;
  for (const card of elements) {
    const divided = new Set<Element>();
    const inLine = new Map<Element | null, number>();
    for (const part of card.querySelectorAll(`a[href],${BLOCKS}`)) {
      const line = part.localName === 'a' && part.closest(BLOCKS);
      if (line) inLine.set(line, (inLine.get(line) ?? 0) + 1);
      let around = part === card ? null : part.parentElement;
      for (; around && !divided.has(around); around = around === card ? null : around.parentElement) divided.add(around);
    }
    let node: Node | null = card;
    while (node && parts.length < PARTS_MAX && left-- > 0) {
      const inside: Node | null = read(node, divided, inLine) ? node.firstChild : null;
      node = inside ?? following(node, card);
    }
  }
  return parts;

  /** Takes a part; true where it is made of several. */
  function read(node: Node, divided: ReadonlySet<Element>, inLine: ReadonlyMap<Element | null, number>): boolean {
    if (node.nodeType === 3) take(node.parentElement, plainText((node as Text).data, LONGEST.title), inLine);
    if (node.nodeType !== 1) return false;
    const element = node as Element;
    if (UNREAD.test(element.localName)) return false;
    if (divided.has(element)) return true;
    take(element, pageText(element, { longest: LONGEST.title }), inLine);
    return false;
  }

  function take(element: Element | null, said: string, inLine: ReadonlyMap<Element | null, number>): void {
    if (!element || said === '') return;
    // A word such as "Title:" before the text is none of it.
    const label = element.firstElementChild?.textContent?.trim() ?? '';
    const text = label.endsWith(':') && said.startsWith(label) ? said.slice(label.length).trim() : said;
    const link = element.closest('a[href]');
    const leads = link ? (links.includes(link) && !/#./.test(link.getAttribute('href') ?? '') ? 'paper' : 'other') : 'text';
    parts.push({ element, text, leads, isAlone: link !== null && inLine.get(link.closest(BLOCKS)) === 1 });
  }
}

/** The next node of a card in order, beside or above this one. */
function following(node: Node, card: Element): Node | null {
  for (let from: Node | null = node; from && from !== card; from = from.parentNode) if (from.nextSibling) return from.nextSibling;
  return null;
}
