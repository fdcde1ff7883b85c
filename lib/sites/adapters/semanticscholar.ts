import { s2At } from '../../paper/ids/s2-id.ts';
import { citationFacts, factsOn } from '../kit/card-facts.ts';
import { loaded } from '../kit/hydration.ts';
import { headingCard, headingOf, linkCards, roomAtFoot, roomUnder } from '../kit/link-cards.ts';
import type { Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const ORIGIN = 'https://www.semanticscholar.org';
const WRAPPER = '.cl-paper-row';
const HEADING = 'h1[data-test-id="paper-detail-title"]';

/** Where it is. */
export const where: SiteAddress = { name: 'Semantic Scholar', matches: [`${ORIGIN}/*`], asks: [`${ORIGIN}/*`] };

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [`${ORIGIN}/search?q=attention&sort=relevance`, `${ORIGIN}/author/M.-Okonjo/2145678`, `${ORIGIN}/me/library`],
  paper: [
    `${ORIGIN}/paper/Slow-Reading-Okonjo-Vance/0123456789abcdef0123456789abcdef01234567`,
    `${ORIGIN}/paper/0123456789abcdef0123456789abcdef01234567`,
  ],
};

/** Semantic Scholar's search, authors and library, and the page of one paper. */
export const site: Site = {
  id: 'semanticscholar',
  pageAt,
  anchor: `a[href*="/paper/"] :is(h2, h3), a[data-test-id="title-link"], ${HEADING}`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return headingCard(s2At(url), headingOf(doc, HEADING));
    return kind === 'list' ? linkCards(doc, url, { links: 'a[href*="/paper/"]', at: s2At, wrapper: WRAPPER }) : [];
  },
  room: `${roomAtFoot(`.result-page ${WRAPPER}`)}${roomUnder(HEADING)}`,
  settled: loaded,
};

function pageAt(url: URL): PageKind | null {
  if (url.origin !== ORIGIN) return null;
  if (url.pathname.startsWith('/paper/')) return s2At(url) ? 'paper' : null;
  return /^\/(?:search|author\/.+|me\/library.*|topic\/.+)$/.test(url.pathname) ? 'list' : null;
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: 'a[href*="/paper/"]', at: s2At };

/** What a page tells of a paper. */
export const readPaper: ReadPaper = (doc, _url, { id, version, title, elements, place }) => {
  const facts = factsOn(elements, title, { author: '[data-test-id="author-list"]', published: '.cl-paper-pubdates' });
  const stated = place.as === 'title' ? citationFacts(doc) : {};
  return { ...facts, ...stated, id, ...(version && { version }) };
};
