import type { Identified } from '../../paper/ids/paper-id.ts';
import { neuripsAt } from '../../paper/ids/proceedings-id.ts';
import { citationFacts, factsOn } from '../kit/card-facts.ts';
import { headingCard, headingOf, linkCards, ON_PAPER, roomAtFoot, roomUnder } from '../kit/link-cards.ts';
import { onEach } from '../kit/origins-of.ts';
import type { Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const ORIGINS: readonly string[] = ['https://proceedings.neurips.cc', 'https://papers.nips.cc', 'https://papers.neurips.cc'];
const WRAPPER = 'li.conference, li.journal';
const HEADING = 'h4.paper-title';

/** Where it is. */
export const where: SiteAddress = {
  name: 'NeurIPS proceedings',
  matches: onEach(ORIGINS, (origin) => `${origin}/*`),
  asks: onEach(ORIGINS, (origin) => `${origin}/*`),
};

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: onEach(ORIGINS, (origin) => [`${origin}/paper_files/paper/2025`, `${origin}/paper/2019`, `${origin}/papers/search?q=attention`]),
  paper: [
    `https://proceedings.neurips.cc/paper_files/paper/2025/hash/0123456789abcdef0123456789abcdef-Abstract-Conference.html`,
    `https://papers.nips.cc/paper/2019/hash/0123456789abcdef0123456789abcdef-Abstract.html`,
  ],
};

/** The proceedings of NeurIPS, by years, and the page of one paper. */
export const site: Site = {
  id: 'neurips',
  pageAt,
  anchor: 'li a[href*="/hash/"], h4',
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return headingCard(neuripsAt(url), headingOf(doc, HEADING));
    return kind === 'list' ? linkCards(doc, url, { links: 'li a[href*="/hash/"]', at: abstractAt, wrapper: WRAPPER }) : [];
  },
  room: `${roomAtFoot(WRAPPER)}${roomUnder(`${ON_PAPER} h4:first-of-type`)}`,
};

function pageAt(url: URL): PageKind | null {
  if (!ORIGINS.includes(url.origin)) return null;
  if (abstractAt(url)) return 'paper';
  return /^\/(?:(?:paper_files\/)?paper\/\d{4}|papers\/search)\/?$/.test(url.pathname) ? 'list' : null;
}

function abstractAt(url: URL): Identified | null {
  return url.pathname.includes('/hash/') ? neuripsAt(url) : null;
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: 'a[href*="/hash/"]', at: neuripsAt };

/** What a row tells, or the page of one paper. */
export const readPaper: ReadPaper = (doc, _url, { id, title, elements, place }) => {
  const facts = factsOn(elements, title, { authors: '.paper-authors, i' });
  const stated = place.as === 'title' ? citationFacts(doc) : {};
  const year = /^neurips:(\d{4})/.exec(id)?.[1];
  return { ...facts, ...(year && { published: year }), ...stated, id };
};
