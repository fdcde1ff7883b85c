import { openReviewAt } from '../../paper/ids/openreview-id.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { pmlrAt } from '../../paper/ids/proceedings-id.ts';
import { factsOn } from '../kit/card-facts.ts';
import { addressOf } from '../kit/generic.ts';
import { headingCard, headingOf, linkCards, roomAtFoot, roomUnder } from '../kit/link-cards.ts';
import { ownPageFacts } from '../kit/own-page.ts';
import { hasText } from '../kit/page-text.ts';
import type { Card, Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const ORIGIN = 'https://proceedings.mlr.press';
const WRAPPER = 'div.paper';
const HEADING = 'article h1, h1';

/** Where it is. */
export const where: SiteAddress = { name: 'PMLR', matches: [`${ORIGIN}/*`], asks: [`${ORIGIN}/*`] };

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [`${ORIGIN}/v235/`, `${ORIGIN}/v235`, `${ORIGIN}/r4/`],
  paper: [`${ORIGIN}/v235/okonjo24a.html`],
};

/** The volumes of the Proceedings of Machine Learning Research, and the page of one paper. */
export const site: Site = {
  id: 'pmlr',
  pageAt,
  anchor: `a[href$=".html"], ${HEADING}`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return headingCard(pmlrAt(url), headingOf(doc, HEADING), openReviewIn(doc.body, url));
    if (kind !== 'list') return [];
    return linkCards(doc, url, { links: 'a[href$=".html"]', at: pmlrAt, wrapper: WRAPPER, also: openReviewIn }).flatMap(titled);
  },
  room: `${roomAtFoot(WRAPPER)}${roomUnder('article h1')}`,
};

function pageAt(url: URL): PageKind | null {
  if (url.origin !== ORIGIN) return null;
  if (/^\/[vr]\d+\/?$/.test(url.pathname)) return 'list';
  return url.pathname.endsWith('.html') && pmlrAt(url) ? 'paper' : null;
}

/** The title is no link: it is the first line of the card, before that with the link. */
function titled(card: Card): Card[] {
  const [row] = card.elements;
  const title = row.querySelector('.title') ?? row.querySelector('p');
  return title && hasText(title) && !title.contains(card.title) ? [{ ...card, title }] : [];
}

function openReviewIn(card: Element, page: URL): PaperId[] {
  const links = [...card.querySelectorAll('a[href*="openreview.net/forum"]')];
  const ids = new Set(links.flatMap((link) => openReviewAt(addressOf(link, page) ?? page)?.id ?? []));
  return ids.size === 1 ? [...ids] : [];
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: 'a[href$=".html"]', at: pmlrAt };

/** What a page tells of a paper. */
export const readPaper: ReadPaper = (doc, _url, { id, version, title, elements, place }) => {
  const facts = factsOn(elements, title, { authors: '.authors' });
  const stated = place.as === 'title' ? ownPageFacts(doc) : {};
  return { ...facts, ...stated, id, ...(version && { version }) };
};
