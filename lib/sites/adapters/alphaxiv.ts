import { arxivAt } from '../../paper/ids/arxiv-id.ts';
import type { Identified } from '../../paper/ids/paper-id.ts';
import { factsOn } from '../kit/card-facts.ts';
import { loaded } from '../kit/hydration.ts';
import { headingCard, linkCards, roomAtFoot, roomUnder } from '../kit/link-cards.ts';
import type { Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const ORIGIN = 'https://www.alphaxiv.org';
const LINK = 'a[href*="/abs/"]';

/** Nothing else names a card than the title it holds. */
const WRAPPER = `:has(> ${LINK} .tiptap)`;

/** Where it is. */
export const where: SiteAddress = { name: 'alphaXiv', matches: [`${ORIGIN}/*`], asks: [`${ORIGIN}/*`] };

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [`${ORIGIN}/`, `${ORIGIN}/explore`, `${ORIGIN}/explore?sort=Hot`],
  paper: [`${ORIGIN}/abs/2611.90114`, `${ORIGIN}/abs/2611.90114v2`],
};

/** alphaXiv's lists, and the page of one paper. What is not on arXiv has no id, and no strip. */
export const site: Site = {
  id: 'alphaxiv',
  pageAt,
  anchor: `${LINK}, h1`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return headingCard(arxivAt(url), doc.querySelector('h1'));
    return kind === 'list' ? linkCards(doc, url, { links: LINK, at: paperAt, wrapper: WRAPPER }) : [];
  },
  room: `${roomAtFoot(WRAPPER)}${roomUnder('h1')}`,
  settled: loaded,
};

function pageAt(url: URL): PageKind | null {
  if (url.origin !== ORIGIN) return null;
  if (paperAt(url)) return 'paper';
  return /^\/(?:explore\/?)?$/.test(url.pathname) ? 'list' : null;
}

function paperAt(url: URL): Identified | null {
  return url.origin === ORIGIN && url.pathname.startsWith('/abs/') ? arxivAt(url) : null;
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: LINK, at: paperAt };

/** What a card tells: its title, as most of the page is made for each reader anew. */
export const readPaper: ReadPaper = (_doc, _url, { id, version, title, elements }) => ({
  ...factsOn(elements, title, {}),
  authors: [],
  id,
  ...(version && { version }),
});
