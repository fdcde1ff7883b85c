import { idScheme, type PaperId } from '../../paper/ids/paper-id.ts';
import { paperAtAddress } from '../../paper/ids/schemes.ts';
import { idText } from '../../paper/links.ts';
import { addressOf } from '../kit/generic.ts';
import { rawText } from '../kit/page-text.ts';
import type { Card, ReadPaper, Site } from '../kit/site.ts';
import { titleNear } from '../kit/title-near.ts';

/** The most links to papers that one page is searched for: three for each paper that a page may show. */
const LINKS_MAX = 15_000;

/** Links that may lead to another site. */
const LINKS = 'a[href*="//"]';

/** Parts of a page that no card is larger than: what has the page's heading in it is about more than a paper. */
const PAGE_PARTS = 'html, body, main, section, ul, ol, dl, table, tbody, nav, header, footer, :has(h1)';

/** What is a card where it holds one paper, whatever is around it. */
const ROWS = 'li, tr, dd, article';

/** What a link says that leads to the paper which was named before it in another scheme. */
const LABEL = /^\W*(?:arxiv|doi|pm|pub|pdf|paper|link|openreview|acl|\d)\S*(?: \S+)?$/i;

/** A link to a paper. */
interface Found {
  link: Element;
  id: PaperId;
  version?: number;
  /** The other ids of the paper in its row. */
  also?: PaperId[];
}

/** Any page, when a person asks: its papers are told by the links it holds. The nearest that holds exactly one paper is its card. */
export const site: Site = {
  id: 'any',
  pageAt: ({ protocol }) => (protocol === 'https:' ? 'list' : null),
  anchor: LINKS,
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
  join(found);
  const held = new Map<Element, PaperId | null>();
  // What is around an element that holds several papers, or this one, is known already.
  for (const { link, id } of found)
    for (let around: Element | null = link; around; around = around.parentElement) {
      const known = held.get(around);
      if (known === null || known === id) break;
      held.set(around, known ? null : id);
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
  for (const link of doc.querySelectorAll(LINKS)) {
    const address = addressOf(link, page);
    // Links within the site are its own way about; a site that is known has an adapter.
    const paper = address && address.hostname !== page.hostname && rawText(link) !== '' ? paperAtAddress(address.href) : null;
    if (paper) found.push({ link, ...paper });
    if (found.length === LINKS_MAX) break;
  }
  return found;
}

/** Makes the links of a row one paper's where each scheme names one paper, and all but the first say no more than where they lead. */
function join(found: Found[]): void {
  // An article may speak of several papers.
  for (const [row, links] of Map.groupBy(found, ({ link }) => link.closest('li,tr,dd'))) {
    const ids = new Map(links.map(({ id }) => [idScheme(id), id]));
    const [id, ...also] = ids.values();
    if (row && also[0] && links.every((each, at) => ids.get(idScheme(each.id)) === each.id && (!at || LABEL.test(rawText(each.link)))))
      for (const each of links) Object.assign(each, { id, also });
  }
}

/** What the page calls the paper; where it calls it nothing, its id stands for a title. */
export const readPaper: ReadPaper = (_doc, _url, { id, version, title, elements: [card] }) => ({
  title: titleNear(title, card) || idText(id),
  authors: [],
  id,
  ...(version && { version }),
});
