import type { PaperId } from '../../paper/ids/paper-id.ts';
import { paperAtAddress } from '../../paper/ids/schemes.ts';
import { idText } from '../../paper/links.ts';
import { LONGEST } from '../../paper/paper.ts';
import { addressOf } from '../kit/generic.ts';
import { pageText, rawText } from '../kit/page-text.ts';
import type { Card, ReadPaper, Site } from '../kit/site.ts';

/** The most links to papers that one page is searched for. */
const LINKS_MAX = 3_000;

/** Parts of a page that no card is larger than: what has the page's heading in it is about more than a paper. */
const PAGE_PARTS = 'html, body, main, section, ul, ol, dl, table, tbody, nav, header, footer, :has(h1)';

/** What is a card where it holds one paper, whatever is around it. */
const ROWS = 'li, tr, dd, article';

/** A link to a paper. */
interface Found {
  link: Element;
  id: PaperId;
  version?: number;
}

/** Any page, when a person asks: its papers are told by the links it holds. The nearest that holds exactly one paper is its card. */
export const site: Site = {
  id: 'any',
  pageAt: ({ protocol }) => (protocol === 'https:' ? 'list' : null),
  anchor: 'a[href*="://"]',
  mayBeEmpty: true,
  cards,
  room: 'papermarks-strip[at=inline]{position:relative;display:inline-block;width:24px;height:20px}',
};

/** Styles in the closed roots of its strips. Within running text there is room for a ring alone: the rest comes over what follows, for every paper alike, once it is reached for. A point says that there is more. */
export const strips = `:host([at=inline]){position:relative!important;display:inline-block!important;width:24px!important;height:20px!important;vertical-align:middle!important;margin-inline-start:3px!important}
:host([at=inline]:is(:hover,:focus-within)){width:104px!important;margin-inline-end:-80px!important}
.strip:is(:hover,:focus-within){border-radius:6px;background:light-dark(#fff,#23262d)}
.strip:not(:hover,:focus-within) .status{border-color:transparent;background:none}
.strip button{height:20px}.strip :is(.status,.tags){width:24px;padding-inline:3px}.strip :is(.label,.names){flex:none;width:0;overflow:clip}
.strip:is([data-tagged],[data-noted]) .status:after{content:"";position:absolute;inset:1px 1px auto auto;width:5px;height:5px;border-radius:50%;background-color:var(--reading)}`;

function cards(doc: Document, page: URL): Card[] {
  const found = linksIn(doc, page);
  const held = new Map<Element, PaperId | null>();
  for (const { link, id } of found)
    for (let around: Element | null = link; around; around = around.parentElement) {
      const known = held.get(around);
      held.set(around, known === undefined || known === id ? id : null);
    }
  const shown = new Map<Element, Card>();
  for (const { link, ...paper } of found) {
    let card = link;
    for (
      let around = link.parentElement;
      around && held.get(around) === paper.id && !around.matches(PAGE_PARTS);
      around = around.parentElement
    ) {
      card = around;
      if (card.matches(ROWS)) break;
    }
    if (!shown.has(card))
      shown.set(card, { ...paper, elements: [card], place: { how: 'after', element: link, as: 'inline' }, title: link });
  }
  return [...shown.values()];
}

function linksIn(doc: Document, page: URL): Found[] {
  const found: Found[] = [];
  for (const link of doc.querySelectorAll('a[href]')) {
    const address = addressOf(link, page);
    // Links within the site are its own way about; a site that is known has an adapter.
    const paper = address && address.hostname !== page.hostname && rawText(link) !== '' ? paperAtAddress(address.href) : null;
    if (paper) found.push({ link, ...paper });
    if (found.length === LINKS_MAX) break;
  }
  return found;
}

/** What the page calls the paper: the link's own words, or those that its card sets apart; else its id has to do. */
export const readPaper: ReadPaper = (_doc, _url, { id, version, title, elements: [card] }) => {
  const parts = [title, ...card.querySelectorAll('h1, h2, h3, h4, h5, strong, b, em, i, cite, q')];
  const words = parts.map((part) => pageText(part, { longest: LONGEST.title })).find(isTitle);
  // A row of a list begins with what it is about; running text with anything.
  const isRow = card.matches('li, dd, td, tr, article');
  const before = words ?? (isRow ? pageText(card, { longest: 2_000 }).split(/\s*(?:\[|\||\u2022|https?:)/)[0] : '');
  return {
    title: words ?? (before && before.length < 300 && isTitle(before) ? before : idText(id)),
    authors: [],
    id,
    ...(version && { version }),
  };
};

/** Several words, and no address or id. */
function isTitle(text: string): boolean {
  return text.length >= 12 && /\p{L}\S*\s+\S*\p{L}/u.test(text) && !/^(?:https?:|doi:|arxiv:|\d{4}\.\d{4,5})/i.test(text);
}
