import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Paper } from '../../lib/paper/paper.ts';
import { site as anyPage } from '../../lib/sites/adapters/any.ts';
import { pageAt, siteAt } from '../../lib/sites/index.ts';
import { orByLinks } from '../../lib/sites/kit/last-resort.ts';
import { orNamed } from '../../lib/sites/kit/read-named.ts';
import type { Card, ReadPaper } from '../../lib/sites/kit/site.ts';
import { LINKED } from '../../lib/sites/linked.ts';

/** A page as a browser has it after parsing. */
export interface Page {
  doc: Document;
  url: URL;
}

/** A page made of markup; what it would load from elsewhere is left out, as no script or style decides what is a card. */
export function page(html: string, address: string): Page {
  const alone = html.replace(/<link\b[^>]*>|<iframe\b[^>]*>/gi, '');
  return { doc: new DOMParser().parseFromString(alone, 'text/html'), url: new URL(address) };
}

const PAGES = join(import.meta.dirname, '../pages');

/** The pages shipped with the project: each file, under tests/pages, with what it holds. */
export const FIXTURES = globSync('*/*.html', { cwd: PAGES })
  .toSorted()
  .map((file) => ({ file, html: readFileSync(join(PAGES, file), 'utf8') }));

/** One of the pages shipped with the project; it names its address in its first line. */
export function fixture(file: string): Page {
  const html = FIXTURES.find((one) => one.file === file)?.html;
  const address = /^<!-- serve as (https:\/\/\S+) -->\n/.exec(html ?? '')?.[1];
  if (!html || !address) throw new Error(`tests/pages/${file} is missing, or its first line is not <!-- serve as ADDRESS -->.`);
  return page(html, address);
}

const FILES = import.meta.glob<{ readPaper: ReadPaper }>('../../lib/sites/adapters/*.ts', { eager: true });

/** How a site tells of its papers. */
export function tellOf(site: string): ReadPaper | undefined {
  return FILES[`../../lib/sites/adapters/${site}.ts`]?.readPaper;
}

/** A card, and what its page tells of the paper on it. */
export interface Read extends Card {
  paper(): Paper;
}

/** The cards of a page, as its site sees them, and where those are too few, as its links tell them. */
export function carriedCardsOf({ doc, url }: Page): Read[] {
  const { site, kind } = pageAt(url) ?? {};
  const [readPaper, linked] = [site && tellOf(site.id), site && LINKED[site.id]];
  if (!site || !kind || !readPaper || !linked) return [];
  const cards = orByLinks(linked, kind, doc, url, site.cards(doc, url));
  return cards.map((card) => ({ ...card, paper: () => orNamed(readPaper)(doc, url, card) }));
}

/** The cards of a page, as its site sees them, or as on any page where none knows it. */
export function cardsOf({ doc, url }: Page): Read[] {
  const site = siteAt(url) ? pageAt(url)?.site : anyPage;
  const readPaper = site && tellOf(site.id);
  if (!site || !readPaper) return [];
  return site.cards(doc, url).map((card) => ({ ...card, paper: () => readPaper(doc, url, card) }));
}
