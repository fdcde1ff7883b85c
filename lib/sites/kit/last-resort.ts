import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';
import { LONGEST } from '../../paper/paper.ts';
import { ENOUGH, fallsShort } from './falls-short.ts';
import { addressOf } from './generic.ts';
import { metaOf } from './link-cards.ts';
import { titled, type Untitled } from './linked-titles.ts';
import { pageText, plainText, rawText } from './page-text.ts';
import type { Card, LinkedPapers, PageKind } from './site.ts';

/** The most links to papers that one page is searched for. */
const LINKS_MAX = 20_000;

/** Parts of a page that no card is larger than, and those that none is where a page links to one paper alone. */
const PAGE = 'html, body, main';
const PAGE_PARTS = `${PAGE}, section, nav, header, footer, ul, ol, dl, table, tbody`;

/** Parts of a page beside what it is about. */
const ASIDE = 'footer, aside, body > header';

/** What a strip can stand at the foot of. */
const ROOMY = 'div, p, li, td, dd, dt, article, section';

/** How many elements may stand behind a card's first, where nothing wraps them. */
const BEHIND_MAX = 3;

/** Styles that keep room where its strips stand, whatever the site. */
export const ROOM = `:has(>papermarks-strip[at=foot]):not([papermarks-folded]){--papermarks-indent:auto;position:relative;padding-bottom:38px!important}
:has(>papermarks-strip[at=title]){--papermarks-indent:0px;--papermarks-foot:4px;position:relative;padding-bottom:42px!important}`;

/** The cards of a page: those that its adapter found, and where they are clearly fewer than links to papers would make, those of the links too. */
export function orByLinks(linked: LinkedPapers, kind: PageKind, doc: Document, url: URL, cards: Card[]): Card[] {
  if (!fallsShort(linked, kind, doc, url, cards.length)) return cards;
  if (kind === 'paper') return paperCard(linked, doc, url);
  const found = untitledCards(linked, doc, url);
  // One link is no list.
  if (found.length < 2) return cards;
  const known = new Set(cards.flatMap(({ id, also = [] }) => [id, ...also]));
  const missing = found.filter(({ id }) => !known.has(id));
  if (missing.length <= (1 - ENOUGH) * found.length) return cards;
  const taken = new Set(cards.flatMap(({ elements }) => elements));
  const around = new Set<Element>();
  for (const element of taken)
    for (let each: Element | null = element; each && !around.has(each); each = each.parentElement) around.add(each);
  const isFree = ({ elements }: Untitled): boolean => elements.every((element) => !around.has(element) && !isWithin(element, taken));
  const free = new Set(missing.filter(isFree));
  const more = titled(found, linked.titleOf).filter((_, n) => free.has(found[n] as Untitled));
  return inOrder(doc, [...cards, ...more]);
}

/** The papers that a page links to, each on the largest element that links to no other. */
function untitledCards(linked: LinkedPapers, doc: Document, page: URL): Untitled[] {
  const found = linksIn(linked, doc, page);
  const held = new Map<Element, PaperId | null>();
  for (const { link, id } of found)
    for (let around: Element | null = link; around; around = around.parentElement) {
      const known = held.get(around);
      // From here on up everything is as it would become.
      if (known === id || known === null) break;
      held.set(around, known === undefined ? id : null);
    }
  const papers = Map.groupBy(found, ({ id }) => id);
  const bounds = papers.size > 1 ? PAGE : PAGE_PARTS;
  const cards = [...papers.values()].flatMap((links) => {
    let tried: Element | undefined;
    for (const { link, ...paper } of links) {
      if (tried?.contains(link)) continue;
      tried = largest(link, paper.id);
      const [card] = cardAt(paper, tried, link);
      if (card) return [{ ...card, links: links.map((each) => each.link) }];
    }
    return [];
  });
  return withBehind(cards, held);

  function largest(link: Element, id: PaperId): Element {
    let card = link;
    for (let around = link.parentElement; around && held.get(around) === id && !around.matches(bounds); around = around.parentElement)
      card = around;
    return card;
  }
}

/** A link to a paper. */
interface Link extends Identified {
  link: Element;
}

function linksIn({ links, at }: LinkedPapers, doc: Document, page: URL): Link[] {
  const found: Link[] = [];
  for (const link of doc.querySelectorAll(links)) {
    const address = addressOf(link, page);
    const paper = address && at(address);
    if (paper && !isInText(link) && !link.closest(ASIDE)) found.push({ link, ...paper });
    if (found.length === LINKS_MAX) break;
  }
  return found;
}

/** Whether several words come right before a link. */
function isInText(link: Element): boolean {
  const before = link.previousSibling;
  return before?.nodeType === 3 && ((before as Text).data.slice(-200).match(/\p{L}{2,}/gu)?.length ?? 0) > 3;
}

/** None where there is no room for a strip. */
function cardAt(paper: Identified, element: Element, link: Element): Omit<Untitled, 'links'>[] {
  const foot = element.matches(ROOMY) ? element : link.closest(ROOMY);
  if (!foot || !element.contains(foot) || foot.closest('a')) return [];
  return [{ ...paper, elements: [element], place: { how: 'append', element: foot, as: 'foot' } }];
}

/** Adds to each card what stands behind it, or before it, where a list wraps its cards in nothing: the same number of elements each time. */
function withBehind(cards: readonly Untitled[], held: ReadonlyMap<Element, unknown>): Untitled[] {
  const more = new Map<Untitled, Untitled['elements']>();
  for (const [parent, inside] of Map.groupBy(cards, ({ elements }) => elements[0].parentElement)) {
    if (!parent || inside.length < 2) continue;
    const children = [...parent.children];
    const places = new Map(children.map((child, n) => [child, n]));
    const at = inside.map(({ elements }) => places.get(elements[0]) ?? 0).sort((a, b) => a - b);
    const count = Math.min(...at.slice(1).map((place, n) => place - (at[n] ?? 0) - 1));
    if (count < 1 || count > BEHIND_MAX) continue;
    const [first = 0] = at;
    const last = at.at(-1) ?? 0;
    const shape = (from: number): string =>
      children
        .slice(from, from + count)
        .map(shapeOf)
        .join();
    const isBehind = shape(last + 1) === shape(first + 1);
    const isBefore = first >= count && shape(first - count) === shape(last - count);
    // Which of both cannot be told: then it is neither.
    if (isBehind === isBefore) continue;
    for (const card of inside) {
      const [own] = card.elements;
      const place = places.get(own) ?? 0;
      const from = isBehind ? place + 1 : place - count;
      const beside = children.slice(from, from + count).filter((child) => !held.has(child));
      more.set(card, (isBehind ? [own, ...beside] : [...beside, own]) as [Element, ...Element[]]);
    }
  }
  return cards.map((card) => ({ ...card, elements: more.get(card) ?? card.elements }));
}

/** Cards in the order of the page, by one walk: to compare two elements a browser counts all that are beside them. */
function inOrder(doc: Document, cards: readonly Card[]): Card[] {
  const byFirst = Map.groupBy(cards, ({ elements }) => elements[0]);
  return [...doc.querySelectorAll('*')].flatMap((element) => byFirst.get(element) ?? []);
}

function isWithin(element: Element, some: ReadonlySet<Element>): boolean {
  for (let around: Element | null = element; around; around = around.parentElement) if (some.has(around)) return true;
  return false;
}

/** What is the same in each element of a list, whatever it says. */
function shapeOf(element: Element): string {
  return `${element.childElementCount > 0}${element.querySelector('a') !== null}`;
}

/** The card of a paper's own page: the element that says what those who cite it are told, or what the window is called by. */
function paperCard(linked: LinkedPapers, doc: Document, url: URL): Card[] {
  const paper = linked.own ? linked.own(doc, url) : linked.at(url);
  if (!paper) return [];
  const stated = plainText(metaOf(doc, 'citation_title'), LONGEST.title);
  const heading = saying(doc, stated || plainText(doc.title, LONGEST.title), stated !== '');
  if (!heading || heading.closest('a')) return [];
  const named = stated || withoutLabel(heading, pageText(heading, { longest: LONGEST.title }));
  return [{ ...paper, elements: [heading], place: { how: 'append', element: heading, as: 'title' }, title: heading, named }];
}

/** How many elements may begin with the words of a heading, and how far it is around them. */
const TRIED_MAX = 200;
const AROUND_MAX = 6;

/** The first element whose text is asked for, the largest of those that hold nothing else. */
function saying(doc: Document, title: string, isStated: boolean): Element | undefined {
  const walker = doc.createTreeWalker(doc.body, 4);
  let tried = 0;
  let best: { heading: Element; length: number } | undefined;
  for (let node = walker.nextNode(); node && tried < TRIED_MAX; node = walker.nextNode()) {
    const words = plainText((node as Text).data, LONGEST.title);
    if (words.length < 2 || !title.includes(words) || !node.parentElement || node.parentElement.closest(isStated ? UNSEEN : NO_HEADING))
      continue;
    tried += 1;
    const found = around(node.parentElement as Element);
    if (found && found.length > (best?.length ?? 0)) best = found;
    if (best && isStated) break;
  }
  return best?.heading;

  function around(from: Element): typeof best {
    let found: typeof best;
    let element: Element | null = from;
    for (let n = 0; element && element !== doc.body && n < AROUND_MAX; n++, element = element.parentElement) {
      const text = rawText(element);
      if (text.length > title.length + LABEL_MAX) break;
      const said = withoutLabel(element, text);
      if (isStated ? said === title : said.length >= 12 && 2 * said.length >= title.length && title.includes(said))
        found = { heading: element, length: said.length };
    }
    return found;
  }
}

/** Where words of a title are none of a heading; and where they are more likely the site's own. */
const UNSEEN = 'nav, footer, title, script, style, template, noscript, button, textarea';
const NO_HEADING = `a, header, ${UNSEEN}`;

/** The longest word such as "Title:" before a heading. */
const LABEL_MAX = 20;

function withoutLabel(element: Element, text: string): string {
  const label = element.firstElementChild?.textContent?.trim() ?? '';
  return label.endsWith(':') && label.length <= LABEL_MAX && text.startsWith(label) ? text.slice(label.length).trim() : text;
}
