import { parseArxivId } from '../../paper/ids/arxiv-id.ts';
import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';
import { parseUrlId } from '../../paper/ids/url-id.ts';
import { factsOn } from '../kit/card-facts.ts';
import { headingCard, linkCards, roomAtFoot, roomUnder } from '../kit/link-cards.ts';
import type { Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const GONE = 'https://paperswithcode.com';
const ARCHIVE = 'https://web.archive.org';
const WRAPPER = '.paper-card';
const HEADING = '.paper-title h1';

/** Where it is. */
export const where: SiteAddress = {
  name: 'Papers with Code (archived)',
  matches: [`${ARCHIVE}/web/*`, `${GONE}/*`],
  asks: [`${ARCHIVE}/*`],
};

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [
    `${ARCHIVE}/web/20250101000000/https://paperswithcode.com/`,
    `${ARCHIVE}/web/20240101000000/https://paperswithcode.com/search?q=x`,
  ],
  paper: [`${ARCHIVE}/web/20240101000000/https://paperswithcode.com/paper/slow-reading`],
};

/** Papers with Code, which is gone, as web archives show it. */
export const site: Site = {
  id: 'paperswithcode',
  pageAt,
  anchor: `h1 a[href*="/paper/"], ${HEADING}`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return headingCard(paperAt(url), doc.querySelector(HEADING));
    return kind === 'list' ? linkCards(doc, url, { links: 'a[href*="/paper/"]', at: paperAt, wrapper: WRAPPER, also: pictured }) : [];
  },
  // The columns of a card begin there.
  room: `${roomAtFoot(WRAPPER)}${roomUnder(HEADING)}\npapermarks-strip[at=foot] { --papermarks-indent: 15px }`,
};

function pageAt(url: URL): PageKind | null {
  const address = archived(url);
  if (!address) return null;
  if (paperAt(url)) return 'paper';
  return /^\/(?:latest|greatest|search|task\/.+|sota\/.+|author\/.+|method\/.+|dataset\/.+)?\/?$/.test(address.pathname) ? 'list' : null;
}

/** The address that an archive keeps a copy of; that of the site itself where somebody still serves it. */
function archived(url: URL): URL | null {
  const kept = url.origin === ARCHIVE ? /^\/web\/\d{4,14}(?:[a-z]{2}_)?\/(.+)$/.exec(url.pathname + url.search)?.[1] : url.href;
  const address = kept && URL.canParse(kept) ? new URL(kept) : null;
  return address && /^(?:www\.)?paperswithcode\.com$/.test(address.hostname) ? address : null;
}

function paperAt(url: URL): Identified | null {
  const slug = /^\/paper\/([\w.-]+)\/?$/.exec(archived(url)?.pathname ?? '')?.[1];
  return slug ? parseUrlId(`${GONE}/paper/${slug}`) : null;
}

/** The picture of a paper of arXiv has its id for a name. */
function pictured(card: Element): PaperId[] {
  const style = card.querySelector('[style*="thumbnails/paper/"]')?.getAttribute('style') ?? '';
  const paper = parseArxivId(/thumbnails\/paper\/(\d{4}\.\d{4,5})\.\w+/.exec(style)?.[1] ?? '');
  return paper ? [paper.id] : [];
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: 'a[href*="/paper/"]', at: paperAt };

/** What a page tells of a paper. */
export const readPaper: ReadPaper = (_doc, _url, { id, version, title, elements }) => {
  const facts = factsOn(elements, title, { author: '.author-span a', published: '.item-date-pub, .author-span' });
  return { ...facts, id, ...(version && { version }) };
};
