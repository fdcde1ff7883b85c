import { arxivAt } from '../../paper/ids/arxiv-id.ts';
import type { Identified, PaperId } from '../../paper/ids/paper-id.ts';
import { cvfAt } from '../../paper/ids/proceedings-id.ts';
import { citationFacts } from '../kit/card-facts.ts';
import { addressOf } from '../kit/generic.ts';
import { headingCard, headingOf, roomUnder } from '../kit/link-cards.ts';
import { hasText, pageText } from '../kit/page-text.ts';
import type { Card, Examples, LinkedPapers, PageKind, ReadPaper, Site, SiteAddress } from '../kit/site.ts';

const ORIGIN = 'https://openaccess.thecvf.com';
const HEADING = '#papertitle';

/** Where it is. */
export const where: SiteAddress = { name: 'CVF open access', matches: [`${ORIGIN}/*`], asks: [`${ORIGIN}/*`] };

/** Addresses of each kind of page, for the tests. */
export const examples: Examples = {
  list: [
    `${ORIGIN}/CVPR2020?day=2020-06-16`,
    `${ORIGIN}/CVPR2026?day=all`,
    `${ORIGIN}/ICCV2025`,
    `${ORIGIN}/CVPR2024_workshops/EarthVision`,
  ],
  paper: [
    `${ORIGIN}/content/CVPR2026/html/Okonjo_Slow_Looking_CVPR_2026_paper.html`,
    `${ORIGIN}/content_CVPR_2020/html/Okonjo_Slow_Looking_CVPR_2020_paper.html`,
  ],
};

/** The open access pages of CVF: its conferences, and the page of one paper. A paper is a `dt` and two `dd`; nothing wraps them. */
export const site: Site = {
  id: 'cvf',
  pageAt,
  anchor: `dt a[href], ${HEADING}`,
  cards(doc, url) {
    const kind = pageAt(url);
    if (kind === 'paper') return headingCard(cvfAt(url), headingOf(doc, HEADING), arxivIn([...doc.querySelectorAll('dd')], url));
    return kind === 'list' ? [...doc.querySelectorAll('dt')].flatMap((dt) => rowCard(dt, url)) : [];
  },
  // A strip that has no insides yet begins a line too.
  room: `dt > papermarks-strip { display: block }\ndt.ptitle { --papermarks-indent: 0px; position: relative; padding-bottom: 36px !important }${roomUnder(HEADING)}`,
};

function pageAt(url: URL): PageKind | null {
  if (url.origin !== ORIGIN) return null;
  if (cvfAt(url)) return url.pathname.endsWith('.pdf') ? null : 'paper';
  return /^\/[A-Z]{3,6}\d{4}(?:_workshops)?(?:\.py|\/[\w-]+(?:\.py)?)?$/.test(url.pathname) ? 'list' : null;
}

function rowCard(dt: Element, page: URL): Card[] {
  const [title, ...more] = dt.querySelectorAll('a[href]');
  const address = title && addressOf(title, page);
  const paper: Identified | null = address ? cvfAt(address) : null;
  if (!title || !paper || more.length > 0 || !hasText(title)) return [];
  const rest: Element[] = [];
  for (let next = dt.nextElementSibling; next?.localName === 'dd' && rest.length < 2; next = next.nextElementSibling) rest.push(next);
  if (rest.length === 0) return [];
  const also = arxivIn(rest.slice(1), page);
  return [{ ...paper, ...(also[0] && { also }), elements: [dt, ...rest], place: { how: 'append', element: dt, as: 'foot' }, title }];
}

/** The id at arXiv that the line of links tells; none where it tells two. */
function arxivIn(lines: readonly Element[], page: URL): PaperId[] {
  const links = lines.flatMap((line) => [...line.querySelectorAll('a[href*="arxiv.org"]')]);
  const ids = new Set(links.flatMap((link) => arxivAt(addressOf(link, page) ?? page)?.id ?? []));
  return ids.size === 1 ? [...ids] : [];
}

/** How links tell its papers. */
export const linked: LinkedPapers = { links: 'a[href$=".html"]', at: cvfAt };

/** What a row tells, or the page of one paper. Each author is a form to search by. */
export const readPaper: ReadPaper = (doc, _url, { id, title, elements: [, dd], place }) => {
  const names = [...(dd?.querySelectorAll('input[name^="query"]') ?? [])].map((input) => input.getAttribute('value')?.trim() ?? '');
  const plain = dd ? pageText(dd, { longest: 50_000 }).split(/\s*,\s*/) : [];
  const authors = (names.length > 0 ? names : plain).filter((name) => name !== '');
  const year = /_(\d{4})(?:_[A-Z]+)?$/.exec(id)?.[1];
  const facts = { title: pageText(title, { longest: 10_000 }), authors, ...(year && { published: year }) };
  return { ...facts, ...(place.as === 'title' && citationFacts(doc)), id };
};
