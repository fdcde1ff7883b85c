import { parseArxivId } from '../../paper/ids/arxiv-id.ts';
import { parseDoi } from '../../paper/ids/doi-id.ts';
import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';
import { parsePmcid, parsePmid } from '../../paper/ids/pubmed-id.ts';
import { parseUrlId } from '../../paper/ids/url-id.ts';
import { factsOn } from '../kit/card-facts.ts';
import { elsevierAuthors } from '../kit/elsevier-authors.ts';
import { headingCard, headingOf, metaOf, ON_PAPER, roomUnder } from '../kit/link-cards.ts';
import { ownPageFacts } from '../kit/own-page.ts';
import { rawText } from '../kit/page-text.ts';
import { PUBLISHER_MATCHES } from '../kit/publisher-hosts.ts';
import type { Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

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
    const title = pageAt(url) && titleOf(doc);
    const [paper, ...others] = title ? idsOf(doc, url) : [];
    return headingCard(
      paper ?? null,
      headingOf(doc, 'h1[data-paper-title]') ?? [...doc.querySelectorAll('h1,div,p,span')].find((heading) => rawText(heading) === title),
      others.map(({ id }): PaperId => id),
    );
  },
  room: roomUnder(`:is(${ON_PAPER},:root:has([name="dc.title" i])) h1`),
};

function pageAt(url: URL): PageKind | null {
  // Only where we are asked to run at all: the match patterns say at which hosts.
  return isPublisher(url) && !NO_PAPER.test(url.pathname) ? 'paper' : null;
}

function isPublisher({ origin }: URL): boolean {
  return /^https:.*[/.](?:(?:acm|ieee|plos|frontiersin|science|pnas|cambridge|acs|rsc|iop|aps|jmlr|ijcai|aaai|usenix|royalsocietypublishing|elifesciences|jstor|zenodo)\.org|(?:springer|nature|sciencedirect|wiley|mdpi|tandfonline|sagepub|oup|cell|thelancet|bmj|ssrn|researchsquare)\.com|mit\.edu|hal\.science|distill\.pub|osf\.io|pmc\.ncbi\.nlm\.nih\.gov)$/.test(
    origin,
  );
}

/** The title that a page tells those who cite it; some publishers tell it in Dublin Core alone. */
function titleOf(doc: Document): string {
  return (metaOf(doc, 'citation_title') || metaOf(doc, 'dc.title')).replace(/\s+/g, ' ');
}

/** The surest first; the address only where the page tells nothing better, and is one of a paper. */
function idsOf(doc: Document, url: URL): Identified[] {
  const stated = [
    parseDoi(metaOf(doc, 'citation_doi') || metaOf(doc, 'dc.identifier')),
    parseArxivId(metaOf(doc, 'citation_arxiv_id')),
    parsePmid(metaOf(doc, 'citation_pmid')),
    // PubMed Central's addresses hold its own id.
    parsePmcid(/\/articles\/(PMC\d+)/i.exec(url.pathname)?.[1] ?? ''),
  ];
  const known = stated.filter((each) => each !== null);
  if (known.length > 0) return known;
  // What the page calls its own address, where it is one of a paper here; else the one it is at.
  const own = doc.querySelector('link[rel=canonical], [property="og:url"]');
  const told = own?.getAttribute('href') ?? own?.getAttribute('content') ?? '';
  const address = URL.canParse(told, url.href) ? new URL(told, url) : url;
  const page = parseUrlId((address.origin === url.origin && pageAt(address) ? address : url).href);
  return page && metaOf(doc, 'citation_author') ? [page] : [];
}

/** How links tell its papers. */
export const linked: LinkedPapers = {
  links: 'meta[name=citation_title]',
  at: () => null,
  own: (doc, url) => (metaOf(doc, 'citation_title') && idsOf(doc, url)[0]) || null,
};

/** What a page tells of a paper. */
export const readPaper: ReadPaper = (doc, url, { id, version, title, elements, place }) => {
  const facts = factsOn(elements, title, {});
  const stated = place.as === 'title' ? ownPageFacts(doc) : {};
  const authors = stated.authors ?? (url.hostname.endsWith('sciencedirect.com') ? elsevierAuthors(doc) : []);
  return { ...facts, ...stated, authors, id, ...(version && { version }) };
};
