import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A page on disk that stands for a page of a site. */
export interface PageFile {
  /** Under the folder it was found in, with forward slashes. */
  file: string;
  /** The real address it is served under. */
  address: string;
  html: string;
  /** How many cards it has, where that was counted by hand. */
  cards?: number;
}

/** What a browser gets for an address. */
export interface Served {
  status: number;
  contentType: string;
  body: string;
  /** Further headers, such as a policy of the page. */
  headers?: Record<string, string>;
}

/** Answers for the sites; null refuses the request, so that nothing ever reaches the network. */
export type Serve = (address: string) => Served | null;

const FIXTURES = join(import.meta.dirname, '../pages');
/** Where real pages lie that were saved: beside the project, as they are not ours to ship. */
export const SAVED = join(import.meta.dirname, '../../../shared/pages');
const SERVE_AS = /^\s*<!-- serve as (https:\/\/\S+) -->/;

/** What pages of one site have in common, and keep beside them. */
const LOOK = /<link rel="stylesheet" href="(look\.css)">/;

/** What the script of a site does to its page once that is parsed, for us to see that it has taken the page over. */
const TAKES_OVER = `<script>addEventListener('DOMContentLoaded', () => setTimeout(() => {
  for (const part of document.querySelectorAll('[data-target]')) part.setAttribute('taken-over', '');
}))</script>`;

/** The listing pages shipped with the project; each names its address in a comment at its beginning. */
export function fixturePages(): PageFile[] {
  return globSync('**/*.html', { cwd: FIXTURES })
    .toSorted()
    .flatMap((name) => {
      const look = (_: string, file: string): string => `<style>\n${readFileSync(join(FIXTURES, dirname(name), file), 'utf8')}</style>`;
      const html = readFileSync(join(FIXTURES, name), 'utf8').replace(LOOK, look);
      const address = SERVE_AS.exec(html)?.[1];
      const file = name.replaceAll('\\', '/');
      return address ? [{ file, address, html: file.startsWith('huggingface/') ? html + TAKES_OVER : html }] : [];
    });
}

/** Lists of the saved pages. */
const LISTS = ['INDEX.tsv', 'NEW.tsv'];

/**
 * Real pages, saved: they stand beside the project and not in it, as they are not ours. Their lists have the columns file,
 * serve_as and cards (a number, or "-" where nobody counted).
 *
 * @throws when the folder is not there
 */
export function savedPages(folder = SAVED): PageFile[] {
  if (!existsSync(folder)) throw new Error(`The journeys need the saved pages, which belong in ${folder}.`);
  const lists = LISTS.map((name) => join(folder, name)).filter((list) => existsSync(list));
  const lines = lists.flatMap((list) => readFileSync(list, 'utf8').trim().split('\n').slice(1));
  return lines.flatMap((line) => {
    const [file = '', address = '', cards = ''] = line.split('\t');
    if (!file.endsWith('.html') || !URL.canParse(address)) return [];
    const page = { file, address, html: readFileSync(join(folder, file), 'utf8') };
    return [/^\d+$/.test(cards) ? { ...page, cards: Number(cards) } : page];
  });
}

/** Serves pages under their real addresses. Anything else of the same hosts is a small 404 page that links to what there is. */
export function servePages(pages: readonly PageFile[]): Serve {
  const byAddress = new Map(pages.map((page) => [withoutHash(page.address), page]));
  const hosts = hostsOf(pages);
  return (address) => {
    const page = byAddress.get(withoutHash(address));
    if (page) return { status: 200, contentType: 'text/html; charset=utf-8', body: page.html };
    return hosts.includes(new URL(address).host) ? missing(pages) : null;
  };
}

/** The hosts of some pages, each once. */
export function hostsOf(pages: readonly PageFile[]): string[] {
  return [...new Set(pages.map(({ address }) => new URL(address).host))];
}

function missing(pages: readonly PageFile[]): Served {
  const links = pages.map(
    ({ address }) => `<li><a href="${address.replaceAll('&', '&amp;')}">${address.replaceAll('&', '&amp;')}</a></li>`,
  );
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Not shipped</title><body style="font: 16px/1.5 system-ui; margin: 3em">
<h1>This page is not shipped with Papermarks</h1><p>Nothing here comes from the network. These are the pages there are:</p><ul>${links.join('')}</ul>`;
  return { status: 404, contentType: 'text/html; charset=utf-8', body };
}

function withoutHash(address: string): string {
  return address.replace(/#.*$/, '');
}
