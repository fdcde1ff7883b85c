import { parseArxivId } from '../../paper/ids/arxiv-id.ts';
import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';
import { LONGEST, type Paper } from '../../paper/paper.ts';
import { addressOf, cardsAround, type FoundLink } from '../kit/generic.ts';
import { hydrated } from '../kit/hydration.ts';
import { field, list, pageData } from '../kit/page-data.ts';
import { hasText, pageText, plainText, rawText } from '../kit/page-text.ts';
import type { Card, Examples, PageKind, Place, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const ORIGIN = 'https://huggingface.co';
const HEADINGS = 'h2, h3, h4, h5, h6';
const LINK = 'a[href*="/papers/"]';

/** The parts of a page that carry its data, and that its script takes over. */
const LIST = '[data-target="DailyPapers"]';
const PAPER = '[data-target="PaperContent"]';

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
  anchor: `:is(${HEADINGS}, ${WRAPPER}) ${LINK}, ${PAPER} h1`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return paperCard(doc, url);
    return kind === 'list' ? listCards(doc, url) : [];
  },
  room: `:is(${ROOMY}) { position: relative; padding-bottom: 36px !important }
:is(${HEADINGS}):has(> ${LINK}):not(${WRAPPER} *) { padding-bottom: 32px !important }
${PAPER} :has(> h1) { position: relative }
${PAPER} h1 { padding-bottom: 42px !important }`,
  settled: (signal) => hydrated(`${LIST}, ${PAPER}`, signal),
};

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
    // A link to a part of the paper's page, such as its comments, is no title.
    if (paper) links.push({ ...paper, link, isTitle: address.hash === '' && link.closest(HEADINGS) !== null && hasText(link) });
  }
  for (const inside of Map.groupBy(links, ({ link }) => link.closest(WRAPPER)).values()) findTitle(inside);
  const cardAround = cardsAround(links, WRAPPER);
  return links.flatMap(({ isTitle, ...paper }) => {
    if (!isTitle) return [];
    const { link, ...named } = paper;
    const card = cardAround(paper);
    const place: Place = card.matches(ROOMY)
      ? { how: 'append', element: card, as: 'foot' }
      : { how: 'after', element: link.closest(HEADINGS) ?? link, as: 'below' };
    return [{ ...named, elements: [card], place, title: link }];
  });
}

/** Where a wrapper has no heading, its title is the link that says most, of those without pictures and lists. */
function findTitle(inside: FoundLink[]): void {
  const [first] = inside;
  if (!first?.link.closest(WRAPPER) || inside.some(({ id, isTitle }) => isTitle || id !== first.id)) return;
  const lengthOf = ({ link }: FoundLink): number =>
    (link as HTMLAnchorElement).hash || link.querySelector('img, video, svg, li') ? 0 : rawText(link).length;
  const longest = inside.reduce((best, link) => (lengthOf(link) > lengthOf(best) ? link : best));
  longest.isTitle = lengthOf(longest) > 0;
}

function paperCard(doc: Document, url: URL): Card[] {
  const paper = paperAt(url);
  const title = doc.querySelector(`${PAPER} h1`);
  if (!paper || !title || !hasText(title)) return [];
  const place: Place = { how: 'after', element: title, as: 'title' };
  return [{ ...paper, elements: [title.closest('section') ?? title], place, title }];
}

/** What a page's data says of a paper. */
type Facts = Partial<Omit<Paper, 'id' | 'version'>>;

/** Joins what the page shows with its data, by id: the data is of the page as first loaded, and may tell of other papers. */
export const readPaper: ReadPaper = (doc, _url, { id, version, title }) => {
  const stated = [...doc.querySelectorAll(`${LIST}, ${PAPER}`)].map((part) => data.of(part).get(id)).find(Boolean);
  const shown = pageText(title, { longest: LONGEST.title });
  return { title: shown, authors: [], ...(stated ? factsOf(stated) : {}), id, ...(version && { version }) };
};

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
