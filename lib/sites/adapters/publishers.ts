import { parseArxivId } from '../../paper/ids/arxiv-id.ts';
import { parseDoi } from '../../paper/ids/doi-id.ts';
import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';
import { parsePmcid, parsePmid } from '../../paper/ids/pubmed-id.ts';
import { parseUrlId } from '../../paper/ids/url-id.ts';
import { citationFacts, factsOn } from '../kit/card-facts.ts';
import { headingCard, headingOf, metaOf, ON_PAPER, roomUnder } from '../kit/link-cards.ts';
import { PUBLISHER_MATCHES } from '../kit/publisher-hosts.ts';
import type { Examples, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

/** Hosts of adapters of their own, and of pages that are none. */
const NO_PAPER = /^\/(?:search|login|action)\b|^\/$/i;

/** Where it is. */
export const where: SiteAddress = { name: 'Publishers', matches: PUBLISHER_MATCHES, asks: PUBLISHER_MATCHES };

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [],
  paper: [
    'https://dl.acm.org/doi/10.1145/3292500.3330701',
    'https://ieeexplore.ieee.org/document/10897531',
    'https://www.nature.com/articles/s41586-021-03819-2',
    'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0266781',
  ],
};

/** The pages of papers at publishers: one reader of what they tell those who cite them. */
export const site: Site = {
  id: 'publishers',
  pageAt,
  anchor: 'h1',
  mayBeEmpty: true,
  cards(doc, url) {
    const [paper, ...others] = pageAt(url) && metaOf(doc, 'citation_title') ? idsOf(doc, url) : [];
    return headingCard(
      paper ?? null,
      headingOf(doc, 'h1[data-paper-title]'),
      others.map(({ id }): PaperId => id),
    );
  },
  room: roomUnder(`${ON_PAPER} h1`),
};

function pageAt(url: URL): PageKind | null {
  // Only where we are asked to run at all: the match patterns say at which hosts.
  return isPublisher(url) && !NO_PAPER.test(url.pathname) ? 'paper' : null;
}

function isPublisher({ origin }: URL): boolean {
  return /^https:.*[/.](?:acm\.org|ieee\.org|springer\.com|nature\.com|sciencedirect\.com|wiley\.com|plos\.org|frontiersin\.org|mdpi\.com|science\.org|pnas\.org|tandfonline\.com|sagepub\.com|oup\.com|cambridge\.org|acs\.org|rsc\.org|iop\.org|aps\.org|jmlr\.org|ijcai\.org|aaai\.org|usenix\.org|mit\.edu|royalsocietypublishing\.org|elifesciences\.org|cell\.com|thelancet\.com|bmj\.com|jstor\.org|hal\.science|zenodo\.org|osf\.io|ssrn\.com|researchsquare\.com|pmc\.ncbi\.nlm\.nih\.gov)$/.test(
    origin,
  );
}

/** The surest first; the address only where the page tells nothing better, and is one of a paper. */
function idsOf(doc: Document, url: URL): Identified[] {
  const stated = [
    parseDoi(metaOf(doc, 'citation_doi')),
    parseArxivId(metaOf(doc, 'citation_arxiv_id')),
    parsePmid(metaOf(doc, 'citation_pmid')),
    // PubMed Central's addresses hold its own id.
    parsePmcid(/\/articles\/(PMC\d+)/i.exec(url.pathname)?.[1] ?? ''),
  ];
  const known = stated.filter((each) => each !== null);
  if (known.length > 0) return known;
  const address = doc.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  const page = URL.canParse(address) && new URL(address).origin === url.origin ? parseUrlId(address) : null;
  return page && metaOf(doc, 'citation_author') ? [page] : [];
}

/** What a page tells of a paper. */
export const readPaper: ReadPaper = (doc, _url, { id, version, title, elements, place }) => {
  const facts = factsOn(elements, title, {});
  const stated = place.as === 'title' ? citationFacts(doc) : {};
  return { ...facts, ...stated, id, ...(version && { version }) };
};
