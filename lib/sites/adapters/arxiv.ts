import { parseArxivId } from '../../paper/ids/arxiv-id.ts';
import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';
import { LONGEST, type Paper } from '../../paper/paper.ts';
import { citationFacts } from '../kit/card-facts.ts';
import { metaOf } from '../kit/link-cards.ts';
import { hasText, pageText } from '../kit/page-text.ts';
import type { Card, Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

/** Where arXiv shows the pages that are recognised. */
const ORIGINS: readonly string[] = ['', 'www.', 'export.'].map((host) => `https://${host}arxiv.org`);

/** The parts of the site whose pages may show cards. */
const PARTS = ['list', 'abs', 'catchup', 'a', 'search'];

/** The title of a search's result, which is a list item; the line before it is the identifier. */
const FOUND = 'li > .title';

/** The title on the page of one paper; the page's first `h1` is its subject. */
const TITLE = '#abs h1, h1.title';

/** Words that stand before a field's text, such as "Title:". */
const LABEL = '.descriptor';

/** What a page says of a paper beside its id and title. */
type Facts = Omit<Paper, 'id' | 'title' | 'version'>;

/** Where it is. */
export const where: SiteAddress = {
  name: 'arXiv',
  matches: ORIGINS.flatMap((origin) => PARTS.map((part) => `${origin}/${part}/*`)),
};

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [
    'https://arxiv.org/list/cs.LG/new',
    'https://arxiv.org/list/cs.LG/recent?skip=50&show=50',
    'https://arxiv.org/list/hep-th/pastweek',
    'https://arxiv.org/list/math.GT/2024-10?show=2000',
    'https://arxiv.org/list/cs/2024',
    'https://www.arxiv.org/list/cs.LG/recent',
    'https://export.arxiv.org/list/cs.LG/2611?skip=2000&show=2000',
    'https://arxiv.org/catchup/cs.LG/2026-11-18?abs=True&page=2',
    'https://arxiv.org/catchup/math/2026-11-18',
    'https://arxiv.org/a/okonjo_m_1',
    'https://arxiv.org/a/0000-0002-1825-0097',
    'https://arxiv.org/search/?query=attention&searchtype=all',
    'https://arxiv.org/search/cs?query=attention&searchtype=title&start=50',
    'https://arxiv.org/search/advanced?advanced=&terms-0-term=attention',
  ],
  paper: [
    'https://arxiv.org/abs/2106.09608',
    'https://arxiv.org/abs/2106.09608v2',
    'https://arxiv.org/abs/hep-th/9901001',
    'https://www.arxiv.org/abs/2106.09608',
    'https://export.arxiv.org/abs/math.GT/0309136v1',
  ],
};

/** arXiv's lists of every kind, its search, and its page of one paper. */
export const site: Site = {
  id: 'arxiv',
  pageAt,
  label: LABEL,
  anchor: `:is(dt, li) a[href*="/abs/"], ${TITLE}`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return absCard(doc, url);
    return kind === 'list'
      ? [...doc.querySelectorAll(`dt, ${FOUND}`)].flatMap((part) => (part.localName === 'dt' ? pairCard(part) : resultCard(part)))
      : [];
  },
  // Where the line of links leaves no place beside it, the strip gets a line of its own. The site's own narrow layout begins at 768px.
  room: `@media (max-width: 900px) { #dlpage dt { position: relative; padding-bottom: 28px !important } }
${FOUND} { padding-bottom: 28px !important }
#abs { --papermarks-indent: 20px; position: relative }
@media (max-width: 768px) { #abs { --papermarks-indent: 12px } }
#abs h1 { padding-bottom: 42px !important }`,
};

/** Styles in the closed roots of its strips: in a list one stands in the line of links, and below it where that is narrow. */
export const strips = `:host([at=line]){margin:-4px 0 0!important;margin-inline-start:14px!important;display:inline-block!important}
@media (max-width:900px){:host([at=line]){inset-inline-start:0!important;bottom:2px!important;margin:0!important}}`;

function pageAt(url: URL): PageKind | null {
  if (!ORIGINS.includes(url.origin)) return null;
  if (paperAt(url.pathname)) return 'paper';
  if (/^\/search\/[\w-]*$/.test(url.pathname)) return url.search ? 'list' : null;
  return /^\/(?:(?:list|catchup)\/[^/]+\/[^/]+|a\/[\w-]+)\/?$/.test(url.pathname) ? 'list' : null;
}

/** The paper whose page an address leads to, in full or from the root of the site; null for any other. Read thousands of times. */
function paperAt(address: string): Identified | null {
  const path = /^(?:https?:\/\/(?:(?:www|export)\.)?arxiv\.org)?\/abs\/([^?#]+?)\/?(?:[?#]|$)/.exec(address)?.[1];
  return path ? parseArxivId(path) : null;
}

/** A `dt` with the links and the `dd` behind it with the text; nothing wraps the two. */
function pairCard(dt: Element): Card[] {
  const dd = dt.nextElementSibling;
  const title =
    dd?.localName === 'dd' ? (dd.querySelector('.list-title') ?? dd.querySelector(':scope > * > :first-child:not(:has(a, div))')) : null;
  const paper = onlyPaperIn(dt);
  if (!dd || !title || !paper || !hasText(title, LABEL)) return [];
  return [{ ...paper, elements: [dt, dd], place: { how: 'append', element: dt, as: 'line' }, title }];
}

function resultCard(title: Element): Card[] {
  const li = title.parentElement;
  const first = li?.querySelector('p');
  const paper = first && onlyPaperIn(first);
  if (!li || !paper || !hasText(title)) return [];
  return [{ ...paper, elements: [li], place: { how: 'after', element: title, as: 'below' }, title }];
}

/** The paper that the links of an element lead to; null when they lead to none, or to several. */
function onlyPaperIn(element: Element): Identified | null {
  let only: Identified | null = null;
  for (const link of element.querySelectorAll('a[href*="/abs/"]')) {
    const paper = paperAt(link.getAttribute('href') ?? '');
    if (paper && only && paper.id !== only.id) return null;
    only ??= paper;
  }
  return only;
}

function absCard(doc: Document, url: URL): Card[] {
  const heading = doc.querySelector(TITLE);
  const named = paperAt(url.pathname);
  if (!named || !heading || !hasText(heading, LABEL)) return [];
  const paper = { ...versionShown(doc, named.id), ...named };
  return [
    {
      ...paper,
      elements: [heading.closest('#abs') ?? heading],
      place: { how: 'after', element: heading, as: 'title' },
      title: heading,
    },
  ];
}

/** Which version a page shows that was asked for without one: "(or arXiv:2106.09608v2 for this version)". */
function versionShown(doc: Document, id: PaperId): { version?: number } {
  const shown = paperAt(doc.querySelector('.arxividv a')?.getAttribute('href') ?? '');
  return shown?.id === id && shown.version !== undefined ? { version: shown.version } : {};
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: 'a[href*="/abs/"]', at: ({ href }) => paperAt(href) };

/** What a page tells of a paper: in the lists by its rows, on its own page by more than is shown. */
export const readPaper: ReadPaper = (doc, _url, { id, version, title, elements: [row] }) => {
  const facts = row.localName === 'dt' ? pairFacts(row) : row.localName === 'li' ? resultFacts(row) : absFacts(doc, id);
  return { title: fieldText(title, LONGEST.title), ...facts, id, ...(version && { version }) };
};

function pairFacts({ nextElementSibling: dd }: Element): Facts {
  const abstract = fieldText(dd?.querySelector('p.mathjax'), LONGEST.abstract);
  return { ...authorsIn(dd?.querySelector('.list-authors')), ...(abstract && { abstract }) };
}

/** A result holds its abstract twice, cut and whole, each with a link that shows the other. */
function resultFacts(li: Element): Facts {
  const whole = li.querySelector('.abstract-full');
  const abstract = whole && pageText(whole, { longest: LONGEST.abstract, without: 'a' });
  const published = [...li.children].map((line) => writtenDate(fieldText(line, 500))).find(Boolean);
  return { ...authorsIn(li.querySelector('.authors')), ...(abstract && { abstract }), ...(published && { published }) };
}

/** What the page tells those who cite it, and what it shows where that is missing. */
function absFacts(doc: Document, id: PaperId): Facts & { title?: string } {
  const stated = parseArxivId(metaOf(doc, 'citation_arxiv_id'))?.id === id ? citationFacts(doc) : {};
  const abstract = stated.abstract ?? fieldText(doc.querySelector('blockquote.abstract'), LONGEST.abstract);
  const shown = writtenDate(fieldText(doc.querySelector('.dateline'), 500));
  // A day says more than a year.
  const published = (shown ?? '').length > (stated.published ?? '').length ? shown : stated.published;
  return {
    ...(stated.authors ? { authors: stated.authors } : authorsIn(doc.querySelector('.authors'))),
    ...(stated.title && { title: stated.title }),
    ...(abstract && { abstract }),
    ...(published && { published }),
  };
}

/**
 * The day of the first version, as `YYYY-MM-DD`, in a line such as "[Submitted on 7 Jun 2021 (v1), last revised …]" or
 * "Submitted 4 July, 2023; v1 submitted 2 June, 2023; originally announced …".
 */
function writtenDate(line: string): string | undefined {
  const [, day] =
    /\bv1 submitted (\d+ [A-Z][a-z]+, \d{4})/.exec(line) ?? /^\[?Submitted (?:on )?(\d+ [A-Z][a-z]+,? \d{4})/.exec(line) ?? [];
  const at = Date.parse(`${day} UTC`);
  return at ? new Date(at).toISOString().slice(0, 10) : undefined;
}

/** The linked authors. A long list ends in "et al. (12 additional authors not shown)"; only sometimes do those stand there hidden. */
function authorsIn(element: Element | null | undefined): Pick<Facts, 'authors' | 'authorsCut'> {
  if (!element) return { authors: [] };
  const names = [...element.querySelectorAll('a')].map((link) => pageText(link, { longest: LONGEST.author })).filter((name) => name !== '');
  const authors = names.filter((name) => !isEtAl(name)).slice(0, LONGEST.authors);
  const folded = names.some(isEtAl) || /\bet al\b.{0,60}\bnot shown\b/.test(fieldText(element, Number.POSITIVE_INFINITY));
  return folded && !element.querySelector('#long-author-list') ? { authors, authorsCut: true } : { authors };
}

function isEtAl(name: string): boolean {
  return /^et al\b/i.test(name);
}

/** The text of a field without its label. */
function fieldText(element: Element | null | undefined, longest: number): string {
  if (!element) return '';
  const text = pageText(element, { longest, without: LABEL });
  return element.querySelector(LABEL) ? text : text.replace(/^(?:Title|Abstract):\s*/, '');
}
