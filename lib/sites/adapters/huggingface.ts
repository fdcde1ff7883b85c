import { parseArxivId } from '../../paper/ids/arxiv-id.ts';
import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';
import { idText } from '../../paper/links.ts';
import { LONGEST } from '../../paper/paper.ts';
import type { Facts } from '../kit/card-facts.ts';
import { addressOf, cardsAround, type FoundLink } from '../kit/generic.ts';
import { hydrated } from '../kit/hydration.ts';
import { field, list, pageData } from '../kit/page-data.ts';
import { pageText, plainText, rawText } from '../kit/page-text.ts';
import { shownFacts } from '../kit/shown-facts.ts';
import { isProse, mayBeTitle, titleAmong } from '../kit/shown-title.ts';
import type { Card, Examples, LinkedPapers, PageKind, Place, ReadPaper, Site, SiteAddress } from '../kit/site.ts';
import { textBlocks } from '../kit/text-blocks.ts';

const ORIGIN = 'https://huggingface.co';
const HEADINGS = 'h2,h3,h4,h5,h6';
const LINK = 'a[href*="/papers/"]';

/** The parts of a page that carry its data, and that its script takes over. */
const LIST = '[data-target="DailyPapers"]';
const PAPER = '[data-target="PaperContent"]';
const TAKEN_OVER = `${LIST}, ${PAPER}`;

/** What the site wraps a card in, at whose foot the strip has room. */
const WRAPPER = 'article';
const ROOMY = `${LIST} ${WRAPPER}, ${WRAPPER}:has(:is(${HEADINGS}) ${LINK})`;

/** Where it is. */
export const where: SiteAddress = {
  name: 'Hugging Face',
  matches: [`${ORIGIN}/papers*`],
};

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [
    `${ORIGIN}/papers`,
    `${ORIGIN}/papers?date=2024-08-01`,
    `${ORIGIN}/papers?q=attention`,
    `${ORIGIN}/papers/date/2026-07-02`,
    `${ORIGIN}/papers/week/2026-W40`,
    `${ORIGIN}/papers/month/2026-10?q=attention`,
    `${ORIGIN}/papers/trending`,
  ],
  paper: [`${ORIGIN}/papers/2609.31620`, `${ORIGIN}/papers/2609.31620v2`, `${ORIGIN}/papers/2609.31620#community`],
};

/** Hugging Face's daily, weekly, monthly and trending papers, its search of them, and the page of one paper. */
export const site: Site = {
  id: 'huggingface',
  pageAt,
  anchor: `${LINK}, ${PAPER} h1`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return paperCard(doc, url);
    return kind === 'list' ? listCards(doc, url) : [];
  },
  room: `:is(${ROOMY},:has(> [at=foot])){position:relative;padding-bottom:36px!important}
:is(${HEADINGS}):has(> ${LINK}):not(${WRAPPER} *){padding-bottom:32px!important}
${PAPER} :has(> h1){position:relative}
${PAPER} h1{padding-bottom:42px!important}`,
  settled: (signal) => hydrated(TAKEN_OVER, signal),
};

/** Styles in the closed roots of its strips: one behind a card that is a link has a line of its own. */
export const strips = ':host([at=line]){position:relative!important}';

function pageAt(url: URL): PageKind | null {
  if (paperAt(url)) return 'paper';
  return url.origin === ORIGIN && /^\/papers(?:\/(?:trending|(?:date|week|month)\/[^/]+))?\/?$/.test(url.pathname) ? 'list' : null;
}

function paperAt(url: URL): Identified | null {
  const path = url.origin === ORIGIN ? /^\/papers\/([^/]+)\/?$/.exec(url.pathname)?.[1] : undefined;
  return path ? parseArxivId(path) : null;
}

function listCards(doc: Document, url: URL): Card[] {
  const links: FoundLink[] = [];
  for (const link of doc.querySelectorAll(LINK)) {
    const address = addressOf(link, url);
    const paper = address && paperAt(address);
    // A link to a part of the paper's page, such as its comments, leads to no title.
    if (paper && !address.hash) links.push({ ...paper, link, isTitle: false });
  }
  for (const inside of showingsAmong(links)) {
    const alone = inside.filter(isAlone);
    const title = inside.find(isHeading) ?? alone.find(({ link }) => titleAmong(blocksOf(link))) ?? alone[0];
    if (title) title.isTitle = true;
  }
  const cardAround = cardsAround(links, WRAPPER);
  return links.flatMap(({ isTitle, ...paper }) => {
    if (!isTitle) return [];
    const { link, ...named } = paper;
    const card = cardAround(paper);
    const title = titleIn(card, link);
    return title ? [{ ...named, elements: [card], place: placeIn(card, link, title), title }] : [];
  });
}

/** The links of each showing of a paper, which follow one another; a second heading begins a second showing. */
function showingsAmong(links: readonly FoundLink[]): [FoundLink, ...FoundLink[]][] {
  const showings: [FoundLink, ...FoundLink[]][] = [];
  for (const each of links) {
    const last = showings.at(-1);
    if (last?.[0].id === each.id && !(isHeading(each) && last.some(isHeading))) last.push(each);
    else showings.push([each]);
  }
  return showings;
}

function isHeading({ link }: FoundLink): boolean {
  return rawText(link) !== '' && (link.closest(HEADINGS) ?? link.querySelector(HEADINGS)) !== null;
}

/** Whether a link stands by itself: in running text it only mentions its paper. */
function isAlone({ link: { previousSibling, nextSibling } }: FoundLink): boolean {
  return ![previousSibling, nextSibling].some((beside) => beside?.nodeType === 3 && /\p{L}/u.test(beside.nodeValue ?? ''));
}

/** The texts in an element, without those in some of its parts; lists name who wrote the paper. */
function blocksOf(element: Element, without = 'li'): Element[] {
  return textBlocks(element).filter((block) => {
    const part = block.closest(without);
    return !part || part.contains(element);
  });
}

/** Where a card says the title: its heading, else what the link says, else a text in no link; where there is an abstract alone, that. */
function titleIn(card: Element, link: Element): Element | undefined {
  const heading = link.closest(HEADINGS) ?? [...card.querySelectorAll(HEADINGS)].find((each) => rawText(each));
  if (heading) return heading.contains(link) ? link : heading;
  return titleAmong(blocksOf(link)) ?? titleAmong(blocksOf(card, 'a,button,li')) ?? (isProse(rawText(link)) ? link : undefined);
}

function placeIn(card: Element, link: Element, title: Element): Place {
  if (card === link) return { how: 'after', element: link, as: 'line' };
  const heading = !card.matches(ROOMY) && title.closest(HEADINGS);
  return heading && !link.contains(heading)
    ? { how: 'after', element: heading, as: 'below' }
    : { how: 'append', element: card, as: 'foot' };
}

function paperCard(doc: Document, url: URL): Card[] {
  const paper = paperAt(url);
  const title = doc.querySelector(`${PAPER} h1`);
  if (!paper || !title || !rawText(title)) return [];
  const place: Place = { how: 'after', element: title, as: 'title' };
  return [{ ...paper, elements: [title.closest('section') ?? title], place, title }];
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: LINK, at: paperAt };

/** Joins what the card shows with the page's data, by id: the data is of the page as first loaded, and may tell of other papers. */
export const readPaper: ReadPaper = (doc, url, { id, version, title: found, elements: [card], place }) => {
  const stated = [...doc.querySelectorAll(TAKEN_OVER)].map((part) => data.of(part).get(id)).find(Boolean);
  const title = place.as === 'title' ? found : toldTitle(card, found, id, url);
  const words = pageText(title, { longest: LONGEST.title });
  const isTitle = title.closest(HEADINGS) !== null || (mayBeTitle(words) && !isButton(title));
  const shown: Facts = place.as === 'title' ? {} : shownFacts(card, isTitle ? title : undefined, { id, now: Date.now() });
  // Those that are trending show what a model made of the abstract.
  if (url.pathname.startsWith('/papers/trending')) delete shown.abstract;
  const { authorCount, ...facts }: Facts = { ...shown, ...(stated ? factsOf(stated) : {}) };
  return {
    title: isTitle ? words : idText(id),
    authors: [],
    ...facts,
    ...(authorCount && !facts.authors?.length && { authorCount }),
    id,
    ...(version && { version }),
  };
};

/** Where a card says the title, when that is neither a heading of something else nor the words of a button. */
function toldTitle(card: Element, title: Element, id: PaperId, url: URL): Element {
  const heading = title.closest(HEADINGS);
  if (title.closest(LINK) && !heading && isButton(title)) return titleAmong(blocksOf(card, 'a,button,li')) ?? title;
  if (!heading || title.closest(LINK) || title.querySelector(LINK)) return title;
  const links = [...card.querySelectorAll(LINK)].filter((link) => {
    const address = addressOf(link, url);
    return address && !address.hash && paperAt(address)?.id === id;
  });
  const told = titleAmong(links.flatMap((link) => blocksOf(link)));
  // A heading that does not lead to the paper may be of a list, or of who wrote it; a title mostly says more than either.
  const says = told && !isButton(told) ? rawText(told) : '';
  return told && /\S\s\S+\s\S/.test(says) && says.length > rawText(title).length ? told : title;
}

/** Whether an element says what a click on it does. */
function isButton(element: Element): boolean {
  return /^(?:(?:view|read|see|show|open|go to|get)\b.{0,20}\b(?:paper|more|comments?|abstract|page|pdf|hub|details?)\b.{0,12}|upvotes?|log ?in|sign up|subscribe|share|reply)$/i.test(
    rawText(element).slice(0, 60),
  );
}

const data = /* @__PURE__ */ pageData('data-props', (props): ReadonlyMap<PaperId, unknown> => {
  const stated = new Map<PaperId, unknown>();
  const entries = [props, ...list(field(props, 'dailyPapers')), ...list(field(props, 'searchResults'))];
  for (const entry of entries) {
    const paper = field(entry, 'paper');
    const id = field(paper, 'id');
    const named = typeof id === 'string' ? parseArxivId(id) : null;
    if (named) stated.set(named.id, paper);
  }
  return stated;
});

function factsOf(paper: unknown): Facts {
  const title = textOf(paper, 'title', LONGEST.title);
  const abstract = textOf(paper, 'summary', LONGEST.abstract);
  const published = /^\d{4}-\d\d-\d\d(?=T|$)/.exec(textOf(paper, 'publishedAt', 40))?.[0];
  const authors = list(field(paper, 'authors'))
    .filter((author) => field(author, 'hidden') !== true)
    .map((author) => textOf(author, 'name', LONGEST.author))
    .filter((name) => name !== '')
    .slice(0, LONGEST.authors);
  return { authors, ...(title && { title }), ...(abstract && { abstract }), ...(published && { published }) };
}

function textOf(from: unknown, name: string, longest: number): string {
  const text = field(from, name);
  return typeof text === 'string' ? plainText(text, longest) : '';
}
