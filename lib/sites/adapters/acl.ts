import { parseAclId } from '../../paper/ids/acl-id.ts';
import { parseBareDoi } from '../../paper/ids/doi-id.ts';
import type { Identified } from '../../paper/ids/paper-id.ts';
import { citationFacts, factsOn } from '../kit/card-facts.ts';
import { headingCard, headingOf, linkCards, metaOf, ON_PAPER, roomAtFoot, roomUnder } from '../kit/link-cards.ts';
import type { Card, Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const ORIGIN = 'https://aclanthology.org';
const WRAPPER = '.d-sm-flex.align-items-stretch';
const HEADING = '#title';

/** Where it is. */
export const where: SiteAddress = { name: 'ACL Anthology', matches: [`${ORIGIN}/*`], asks: [`${ORIGIN}/*`] };

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [
    `${ORIGIN}/events/acl-2026/`,
    `${ORIGIN}/volumes/2026.acl-long/`,
    `${ORIGIN}/people/mira-okonjo/`,
    `${ORIGIN}/people/m/mira-okonjo/`,
    `${ORIGIN}/venues/acl/`,
  ],
  paper: [`${ORIGIN}/2026.acl-long.12/`, `${ORIGIN}/N04-1001/`, `${ORIGIN}/2026.acl-long.12`],
};

/** The ACL Anthology's events, volumes and people, and the page of one paper. Front matter is no paper. */
export const site: Site = {
  id: 'acl',
  pageAt,
  anchor: `strong a[href], ${HEADING}`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper')
      return headingCard(paperAt(url), headingOf(doc, HEADING), [parseBareDoi(metaOf(doc, 'citation_doi'))?.id ?? []].flat());
    return kind === 'list' ? linkCards(doc, url, { links: 'strong a[href]', at: paperAt, wrapper: WRAPPER }).map(withAbstract) : [];
  },
  room: `${roomAtFoot(WRAPPER)}${roomUnder(`${ON_PAPER} ${HEADING}`)}`,
};

function pageAt(url: URL): PageKind | null {
  if (url.origin !== ORIGIN) return null;
  if (paperAt(url)) return 'paper';
  return /^\/(events|volumes|people|venues|sigs)\/./.test(url.pathname) ? 'list' : null;
}

/** Not its PDF, nor its citation. */
function paperAt(url: URL): Identified | null {
  const id = /^(?:\/anthology)?\/([^/]+)\/?$/.exec(url.pathname)?.[1];
  return url.origin === ORIGIN && id ? parseAclId(id) : null;
}

/** The abstract of a row stands behind it, folded. */
function withAbstract(card: Card): Card {
  const [row] = card.elements;
  const next = row.nextElementSibling;
  return next?.id.startsWith('abstract-') ? { ...card, elements: [row, next] } : card;
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: 'a[href]:not([href*="/people/"], [href$=".pdf"], [href$=".bib"])', at: paperAt };

/** What a page tells of a paper. */
export const readPaper: ReadPaper = (doc, _url, { id, version, title, elements, place }) => {
  const facts = factsOn(elements, title, { author: 'a[href*="/people/"]', abstract: ':scope > .card-body, .card-body' });
  const stated = place.as === 'title' ? citationFacts(doc) : {};
  return { ...facts, ...stated, id, ...(version && { version }) };
};
