import { arxivAt } from '../../paper/ids/arxiv-id.ts';
import { dblpAt, parseDblpKey } from '../../paper/ids/dblp-id.ts';
import { parseDoi } from '../../paper/ids/doi-id.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { factsOn } from '../kit/card-facts.ts';
import { addressOf } from '../kit/generic.ts';
import { roomAtFoot } from '../kit/link-cards.ts';
import { onEach } from '../kit/origins-of.ts';
import { hasText } from '../kit/page-text.ts';
import type { Card, Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const ORIGINS: readonly string[] = ['https://dblp.org', 'https://dblp.uni-trier.de', 'https://dblp.dagstuhl.de'];

/** An entry is named by its key. */
const ENTRY = 'li[id*="/"]';
const WRAPPER = 'li.entry';

/** Where it is. */
export const where: SiteAddress = {
  name: 'DBLP',
  matches: onEach(ORIGINS, (origin) => `${origin}/*`),
  asks: onEach(ORIGINS, (origin) => `${origin}/*`),
};

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: onEach(ORIGINS, (origin) => [
    `${origin}/db/conf/nips/neurips2026.html`,
    `${origin}/pid/12/3456.html`,
    `${origin}/search?q=attention`,
    `${origin}/search/publ?q=attention`,
  ]),
  paper: [],
};

/** DBLP's contents of proceedings and journals, authors and search, at its mirrors too. A volume is no paper. */
export const site: Site = {
  id: 'dblp',
  pageAt,
  anchor: `${ENTRY} [itemprop="name"]`,
  cards(doc, url) {
    return pageAt(url) ? [...doc.querySelectorAll(ENTRY)].flatMap((entry) => entryCard(entry, url)) : [];
  },
  room: roomAtFoot(`${WRAPPER}:not(.editor)`),
};

function pageAt(url: URL): PageKind | null {
  if (!ORIGINS.includes(url.origin)) return null;
  return /^\/(?:db\/.+\.html|pid\/.+|pers\/.+|search(?:\/\w+)?)\/?$/.test(url.pathname) ? 'list' : null;
}

function entryCard(entry: Element, page: URL): Card[] {
  const paper = parseDblpKey(entry.id);
  const title = titleOf(entry);
  if (!paper || !title || !hasText(title)) return [];
  const also = idsIn(entry, page).filter((id) => id !== paper.id);
  return [{ ...paper, ...(also[0] && { also }), elements: [entry], place: { how: 'append', element: entry, as: 'foot' }, title }];
}

/** The entry's own name, not an author's or a series'. */
function titleOf(entry: Element): Element | undefined {
  const others = '[itemprop="author"], [itemprop="isPartOf"], [itemprop="publisher"]';
  return [...entry.querySelectorAll('[itemprop="name"]')].find((name) => !name.closest(others));
}

/** The DOI and the id at arXiv that the links of an entry tell; of each none where they tell two. */
function idsIn(entry: Element, page: URL): PaperId[] {
  const found = new Map<string, PaperId | null>();
  for (const link of entry.querySelectorAll('a[href*="doi.org/10."], a[href*="arxiv.org/"]')) {
    const address = addressOf(link, page);
    const id =
      address && (arxivAt(address) ?? (/(?:^|\.)doi\.org$/.test(address.hostname) ? parseDoi(address.pathname.slice(1)) : null))?.id;
    const scheme = id?.split(':')[0];
    if (id && scheme) found.set(scheme, found.has(scheme) && found.get(scheme) !== id ? null : id);
  }
  return [...found.values()].filter((id) => id !== null);
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: 'a[href*="/rec/"][href$=".html"]', at: dblpAt, titleOf };

/** What an entry tells. Names that several people have end in a number, titles in a point. */
export const readPaper: ReadPaper = (_doc, _url, { id, version, title, elements }) => {
  const facts = factsOn(elements, title, { author: '[itemprop="author"] [itemprop="name"]', published: '[itemprop="datePublished"]' });
  const authors = facts.authors.map((name) => name.replace(/\s+\d{4}$/, ''));
  return { ...facts, title: facts.title.replace(/\.$/, ''), authors, id, ...(version && { version }) };
};
