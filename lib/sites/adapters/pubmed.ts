import { parseBareDoi } from '../../paper/ids/doi-id.ts';
import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';
import { parsePmcid, parsePmid } from '../../paper/ids/pubmed-id.ts';
import { citationFacts, factsOn } from '../kit/card-facts.ts';
import { headingCard, headingOf, linkCards, metaOf, roomAtFoot, roomUnder } from '../kit/link-cards.ts';
import { rawText } from '../kit/page-text.ts';
import type { Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const ORIGIN = 'https://pubmed.ncbi.nlm.nih.gov';
const WRAPPER = 'article';
const HEADING = '#full-view-heading h1';

/** Where it is. */
export const where: SiteAddress = { name: 'PubMed', matches: [`${ORIGIN}/*`], asks: [`${ORIGIN}/*`] };

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [
    `${ORIGIN}/?term=attention`,
    `${ORIGIN}/?term=attention&page=2&size=200`,
    `${ORIGIN}/collections/12345678/`,
    `${ORIGIN}/clipboard/`,
  ],
  paper: [`${ORIGIN}/37988744/`, `${ORIGIN}/37988744`],
};

/** PubMed's search and collections, and the page of one article. */
export const site: Site = {
  id: 'pubmed',
  pageAt,
  anchor: `${WRAPPER} a[href], ${HEADING}`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return headingCard(articleAt(url), headingOf(doc, HEADING), idsIn(`doi: ${metaOf(doc, 'citation_doi')} `));
    return kind === 'list' ? linkCards(doc, url, { links: `${WRAPPER} a[href]`, at: articleAt, wrapper: WRAPPER, also }) : [];
  },
  room: `${roomAtFoot('article.full-docsum')}${roomUnder(HEADING)}`,
};

function pageAt(url: URL): PageKind | null {
  if (url.origin !== ORIGIN) return null;
  if (articleAt(url)) return 'paper';
  return (url.pathname === '/' && url.searchParams.has('term')) || /^\/(?:collections\/[\w-]+|clipboard)\/?$/.test(url.pathname)
    ? 'list'
    : null;
}

/** The article of a link within the site; a link elsewhere is no title. */
function articleAt(url: URL): Identified | null {
  return url.origin === ORIGIN ? parsePmid(/^\/(\d+)\/?$/.exec(url.pathname)?.[1] ?? '') : null;
}

/** The line of the journal tells the DOI and the id at PubMed Central. */
function also(card: Element): PaperId[] {
  const citation = [...card.querySelectorAll('[class*="journal-citation"]')].find((line) => /\bdoi: 10\./.test(line.textContent ?? ''));
  return citation ? idsIn(`${rawText(citation)} `) : [];
}

function idsIn(line: string): PaperId[] {
  const doi = parseBareDoi(/\bdoi: (10\.\S+?)\.?\s/.exec(line)?.[1] ?? '');
  const pmcid = parsePmcid(/\b(PMC\d+)\b/.exec(line)?.[1] ?? '');
  return [doi, pmcid].flatMap((paper) => paper?.id ?? []);
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: 'a[href$="/"]', at: articleAt };

/** What a page tells of an article. Names are written family first, without commas. */
export const readPaper: ReadPaper = (doc, _url, { id, title, elements, place }) => {
  const facts = factsOn(elements, title, { authors: '.full-authors', published: '.full-journal-citation' });
  const isOne = place.as === 'title';
  const abstract = isOne && doc.querySelector('#abstract .abstract-content');
  const ended = (text: string): string => text.replace(/\.$/, '');
  return {
    ...facts,
    title: ended(facts.title),
    authors: facts.authors.map(ended),
    ...(isOne && citationFacts(doc)),
    ...(abstract && { abstract: rawText(abstract).slice(0, 50_000) }),
    id,
  };
};
