import { parseBareDoi } from '../../paper/ids/doi-id.ts';
import type { Identified } from '../../paper/ids/paper-id.ts';
import { citationFacts, factsOn } from '../kit/card-facts.ts';
import { headingCard, headingOf, linkCards, roomAtFoot, roomUnder } from '../kit/link-cards.ts';
import { onEach } from '../kit/origins-of.ts';
import type { Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const ORIGINS: readonly string[] = ['https://www.biorxiv.org', 'https://www.medrxiv.org'];
const WRAPPER = '.highwire-article-citation';
const HEADING = '#page-title';

/** Where it is. */
export const where: SiteAddress = {
  name: 'bioRxiv and medRxiv',
  matches: onEach(ORIGINS, (origin) => `${origin}/*`),
  asks: onEach(ORIGINS, (origin) => `${origin}/*`),
};

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: onEach(ORIGINS, (origin) => [`${origin}/search/attention`, `${origin}/collection/neuroscience`, `${origin}/content/early/recent`]),
  paper: onEach(ORIGINS, (origin) => [
    `${origin}/content/10.1101/2021.11.04.467278v1`,
    `${origin}/content/10.1101/2021.11.04.467278v2.full`,
    `${origin}/content/10.1101/696633v1.abstract`,
  ]),
};

/** bioRxiv's and medRxiv's search, collections and latest, and the page of one preprint. */
export const site: Site = {
  id: 'biorxiv',
  pageAt,
  anchor: `${WRAPPER} a[href], ${HEADING}`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return headingCard(preprintAt(url), headingOf(doc, HEADING));
    return kind === 'list' ? linkCards(doc, url, { links: 'a[href*="/content/"]', at: preprintAt, wrapper: WRAPPER }) : [];
  },
  room: `${roomAtFoot(`${WRAPPER}:not(:has(h1))`)}${roomUnder(HEADING)}`,
};

function pageAt(url: URL): PageKind | null {
  if (!ORIGINS.includes(url.origin)) return null;
  if (preprintAt(url)) return 'paper';
  return /^\/(?:search|collection|content\/early|topic|alertsrss)\/?/.test(url.pathname) ? 'list' : null;
}

/** The preprint that an address leads to, whichever part of it. */
function preprintAt(url: URL): Identified | null {
  const doi =
    ORIGINS.includes(url.origin) &&
    /^\/content\/(?:\w+\/early\/\d{4}\/\d\d\/\d\d\/)?(10\.\d+\/[\d.]+(?:v\d+)?)(?:\.\D.*)?$/.exec(url.pathname)?.[1];
  return doi ? parseBareDoi(doi) : null;
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: 'a[href*="/content/"]', at: preprintAt };

/** What a page tells of a paper. */
export const readPaper: ReadPaper = (doc, _url, { id, version, title, elements, place }) => {
  const facts = factsOn(elements, title, { author: '.highwire-citation-author', published: '.highwire-cite-metadata-date' });
  const stated = place.as === 'title' ? citationFacts(doc) : {};
  return { ...facts, ...stated, id, ...(version && { version }) };
};
