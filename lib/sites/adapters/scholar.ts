import { aclAt } from '../../paper/ids/acl-id.ts';
import { arxivAt } from '../../paper/ids/arxiv-id.ts';
import { openReviewAt } from '../../paper/ids/openreview-id.ts';
import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';
import { parseScholarId, scholarIdOf } from '../../paper/ids/scholar-id.ts';
import { factsOn } from '../kit/card-facts.ts';
import { addressOf } from '../kit/generic.ts';
import { roomAtFoot } from '../kit/link-cards.ts';
import { hasText } from '../kit/page-text.ts';
import { SCHOLAR_MATCHES } from '../kit/scholar-hosts.ts';
import type { Card, Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const RESULT = '[data-cid]';

/** The row of a paper in somebody's profile. */
const ROW = 'tr';
const ROOMY = `.gs_r${RESULT}, ${ROW}:has([href*="cites="]) > .gsc_a_t`;

/** Words before a title: "[PDF]", "[CITATION]". */
const LABEL = '.gs_ctc, .gs_ctu';

/** Where it is. */
export const where: SiteAddress = { name: 'Google Scholar', matches: SCHOLAR_MATCHES, asks: ['https://scholar.google.com/*'] };

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [
    'https://scholar.google.com/scholar?q=attention',
    'https://scholar.google.com/scholar?cites=5750819312257210840',
    'https://scholar.google.co.uk/scholar?cluster=5750819312257210840&hl=en',
    'https://scholar.google.de/citations?user=AbCdEf123456&hl=de',
  ],
  paper: [],
};

/** Google Scholar's results, those that cite a paper, its versions, and profiles, in every country. Nothing is ever fetched from it. */
export const site: Site = {
  id: 'scholar',
  pageAt,
  label: LABEL,
  anchor: `${RESULT} h3, ${ROW} a[href*="citation_for_view"]`,
  cards(doc, url) {
    if (!pageAt(url)) return [];
    const rows = [...doc.querySelectorAll(`${ROW} a[href*="citation_for_view"]`)];
    return [...[...doc.querySelectorAll(RESULT)].flatMap((result) => resultCard(result, url)), ...rows.flatMap(rowCard)];
  },
  // The cell that holds the strip of a folded row holds the title too.
  room: `${roomAtFoot(ROOMY)}\n[papermarks-folded] td > :not(papermarks-strip) { display: none }`,
};

function pageAt(url: URL): PageKind | null {
  if (!/^https:..scholar\.google\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(url.origin)) return null;
  return /^\/(?:scholar|citations|scholar_labs\/search\/session\/\w+)$/.test(url.pathname) && (url.search || url.pathname.length > 20)
    ? 'list'
    : null;
}

/** A result has its id, and one heading; a citation without a page has no link in that. */
function resultCard(result: Element, page: URL): Card[] {
  const paper = parseScholarId(result.getAttribute('data-cid') ?? '');
  const [heading, ...more] = result.querySelectorAll('h3');
  if (!paper || !heading || more.length > 0 || result.querySelector(RESULT)) return [];
  const title = heading.querySelector('a[href]') ?? heading;
  if (!hasText(title, LABEL)) return [];
  const also = [...new Set([...result.querySelectorAll('a[href^="http"]')].flatMap((link) => idAt(addressOf(link, page))?.id ?? []))];
  // Two of one kind would be two papers: then none of them is believed.
  const one = also.filter((id) => also.every((other) => other === id || other.split(':')[0] !== id.split(':')[0]));
  return [card(paper, one, result, title, result)];
}

/** A row of a profile has no id but in the link to those that cite it. */
function rowCard(title: Element): Card[] {
  const row = title.closest(ROW);
  const cited = row?.querySelector('a[href*="cites="]')?.getAttribute('href') ?? '';
  const paper = scholarIdOf(/[?&]cites=(\d+)/.exec(cited)?.[1] ?? '');
  const cell = title.closest('td');
  return row && cell && paper && hasText(title) ? [card(paper, [], row, title, cell)] : [];
}

function card(paper: Identified, also: PaperId[], element: Element, title: Element, at: Element): Card {
  return { ...paper, ...(also[0] && { also }), elements: [element], place: { how: 'append', element: at, as: 'foot' }, title };
}

/** The result whose citations, or related results, an address lists. */
function clusterAt({ searchParams }: URL): Identified | null {
  const [, related = ''] = /^related:([\w-]{12}):/.exec(searchParams.get('q') ?? '') ?? [];
  return scholarIdOf(searchParams.get('cites') ?? '') ?? parseScholarId(related);
}

function idAt(address: URL | null): Identified | null {
  return address && (arxivAt(address) ?? openReviewAt(address) ?? aclAt(address));
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: 'a[href*="cites="], a[href*="q=related:"]', at: clusterAt };

/** What a result tells: authors, venue and year stand in one line, the first cut off. */
export const readPaper: ReadPaper = (_doc, _url, { id, title, elements }) => {
  const { authors, authorsCut, ...facts } = factsOn(elements, title, {
    authors: '.gs_a, .gs_gray',
    published: '.gs_a, .gsc_a_y',
    without: LABEL,
  });
  const [names = ''] = authors.join(', ').split(/\s+[-\u2013]\s+/);
  const known = names.split(/\s*,\s*/).flatMap((name) => name.replace(/\u2026$/, '').trim() || []);
  return {
    ...facts,
    title: facts.title.replace(/^(?:\[[^\]]{1,20}\]\s*)+/, ''),
    authors: known,
    ...(authorsCut || /\u2026/.test(names) ? { authorsCut: true } : {}),
    id,
  };
};
