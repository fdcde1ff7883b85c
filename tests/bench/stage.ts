import { pageAt } from '../../lib/sites/index.ts';
import { arxivList, cvfList, madePapers } from '../e2e/made-pages.ts';
import { fixturePages, type PageFile, type Serve, savedPages, servePages } from '../harness/pages.ts';

/** A script at the end of a page that comes late: the browser paints before the page is whole, as it does over a network. */
export const SLOW = 'slow.js';

/** Serves one page at a time: pages that are shipped and pages that were saved have the same addresses. */
export interface Stage {
  serve: Serve;
  show(...pages: PageFile[]): void;
}

export function createStage(): Stage {
  let serve: Serve = () => null;
  return {
    serve: (address) => serve(address),
    show(...pages) {
      serve = servePages(pages);
    },
  };
}

/** The same page with a script at its end that comes late. */
export function slowed(page: PageFile): PageFile {
  return endedWith(page, `<script src="/${SLOW}"></script>`);
}

/** The same page with more put at its end. A tag in which the page was cut off goes: it would take in what follows. */
export function endedWith(page: PageFile, html: string): PageFile {
  return { ...page, html: page.html.replace(/<[^<>]*$/, '') + html };
}

/** The same page at an address where Papermarks does not run. */
export function elsewhere(page: PageFile, name: string): PageFile {
  return { ...page, address: `${new URL(page.address).origin}/docs/${name}` };
}

/** Lists of 31 and of 2,000 cards: real ones where they lie beside the project, made-up ones elsewhere. */
export function bigLists(): { cards: number; page: PageFile }[] {
  return [
    { cards: 31, page: savedOr('huggingface/daily-2026-07-02.html', 31) },
    { cards: 2_000, page: savedOr('arxiv/month-show2000-rendered.html', 2_000) },
  ];
}

/** A whole conference of CVF, as large as they are. */
export function conference(): { cards: number; page: PageFile } {
  return { cards: 1_400, page: cvfList(madePapers(1_400)) };
}

function savedOr(file: string, cards: number): PageFile {
  return saved().find((page) => page.file === file) ?? arxivList(madePapers(cards));
}

/** The listings shipped with the project, and the real ones where they lie beside it; among them those of 31 and of 2,000 cards. */
export function listings(): PageFile[] {
  const shipped = fixturePages().filter(({ file }) => !/\/(?:empty|captcha|issue)\.html$/.test(file));
  const real = saved().filter(({ address, cards = 0 }) => cards > 0 && pageAt(new URL(address)));
  const files = new Set(real.map(({ file }) => file));
  const big = bigLists().map(({ page }) => page);
  return [...shipped, ...real, ...big.filter(({ file }) => !files.has(file))];
}

function saved(): PageFile[] {
  try {
    return savedPages().map(archived);
  } catch {
    return [];
  }
}

/** A page of a site that is gone, as an archive shows it, with its links: nobody is asked for the site itself. */
function archived({ address, html, ...page }: PageFile): PageFile {
  const { origin, host } = new URL(address);
  if (host !== 'paperswithcode.com') return { ...page, address, html };
  const copies = '/web/20240102000000/';
  return { ...page, address: `https://web.archive.org${copies}${address}`, html: html.replaceAll('href="/', `href="${copies}${origin}/`) };
}
