import { openReviewAt } from '../../paper/ids/openreview-id.ts';
import type { Identified } from '../../paper/ids/paper-id.ts';
import { citationFacts, factsOn } from '../kit/card-facts.ts';
import { loaded } from '../kit/hydration.ts';
import { headingCard, headingOf, linkCards, roomAtFoot, roomUnder } from '../kit/link-cards.ts';
import type { Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const ORIGIN = 'https://openreview.net';

/** What the site wraps a submission in, where it lists them. */
const WRAPPER = 'li > .note';
const HEADING = 'h2.citation_title';

/** Where it is. */
export const where: SiteAddress = { name: 'OpenReview', matches: [`${ORIGIN}/*`], asks: [`${ORIGIN}/*`] };

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [
    `${ORIGIN}/group?id=ICLR.cc/2026/Conference`,
    `${ORIGIN}/group?id=ICLR.cc/2026/Conference#tab-accept-oral`,
    `${ORIGIN}/venue?id=TMLR`,
    `${ORIGIN}/submissions?venue=ICLR.cc/2026`,
    `${ORIGIN}/search?term=attention`,
    `${ORIGIN}/profile?id=~Ada_Okonjo1`,
  ],
  paper: [`${ORIGIN}/forum?id=aVh9KRZdRk`, `${ORIGIN}/forum?id=aVh9KRZdRk&noteId=bW8xLSafSl`, `${ORIGIN}/forum/okonjo|slow_reading`],
};

/** OpenReview's lists of submissions, its search, profiles, and the forum of one submission. Replies are no papers. */
export const site: Site = {
  id: 'openreview',
  pageAt,
  anchor: `h4 a[href*="/forum"], ${HEADING}`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return headingCard(openReviewAt(url), headingOf(doc, HEADING));
    return kind === 'list' ? linkCards(doc, url, { links: 'a[href*="/forum"]', at: submissionAt, wrapper: WRAPPER }) : [];
  },
  room: `${roomAtFoot(WRAPPER)}${roomUnder(HEADING)}`,
  settled: loaded,
};

function pageAt(url: URL): PageKind | null {
  if (url.origin !== ORIGIN) return null;
  if (/^\/forum(?:\/|$)/.test(url.pathname)) return openReviewAt(url) ? 'paper' : null;
  return /^\/(?:group|venue|submissions|search|profile)\/?$/.test(url.pathname) && url.search ? 'list' : null;
}

/** A submission whose forum a link leads to; null for a reply in it. */
function submissionAt(url: URL): Identified | null {
  const [id, note] = [url.searchParams.get('id'), url.searchParams.get('noteId')];
  return note && note !== id ? null : openReviewAt(url);
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: 'a[href*="/forum"]', at: submissionAt };

/** What a page tells of a paper. */
export const readPaper: ReadPaper = (doc, _url, { id, version, title, elements, place }) => {
  const facts = factsOn(elements, title, {
    author: '.note-authors a[href*="/profile"], .forum-authors a[href*="/profile"]',
    abstract: '.note-content-value',
    published: '.note-meta-info li',
  });
  const stated = place.as === 'title' ? citationFacts(doc) : {};
  return { ...facts, ...stated, id, ...(version && { version }) };
};
