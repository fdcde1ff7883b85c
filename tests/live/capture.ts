import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Paper } from '../../lib/paper/paper.ts';
import { pageAt } from '../../lib/sites/index.ts';
import type { ReadPaper } from '../../lib/sites/kit/site.ts';
import { clean } from './cleaned.ts';
import { parse, serialize } from './document.ts';
import { reword } from './reworded.ts';

/** Where check:live leaves what it saw; git knows nothing of it. */
export const CAPTURES = join(import.meta.dirname, '../../.output/live');
const FIXTURES = join(import.meta.dirname, '../pages');
const SERVE_AS = /^<!-- serve as (https:\/\/\S+) -->\n/;

/** What the adapter of an address tells of a page; null where no site has pages there. */
export async function papersIn(doc: Document, url: URL): Promise<{ site: string; papers: Paper[] } | null> {
  const here = pageAt(url);
  if (!here) return null;
  const { readPaper } = (await import(`../../lib/sites/adapters/${here.site.id}.ts`)) as { readPaper: ReadPaper };
  return { site: here.site.id, papers: here.site.cards(doc, url).map((card) => readPaper(doc, url, card)) };
}

/** Leaves a page, cleaned of what is personal, beside what its adapter tells of it; returns the page's path. */
export async function leave(html: string, url: URL, name: string, folder = CAPTURES): Promise<string> {
  const doc = parse(html);
  clean(doc);
  return write(doc, url, join(folder, `${name}.html`));
}

/**
 * Turns a capture into a page of the project's own: other words, the same structure; beside it what the adapter tells of
 * it, for a maintainer to read and correct before it is committed.
 *
 * @param name of the page among those of its site
 * @throws Error when the capture does not say its address in its first line, or no site has pages there
 */
export async function toFixture(capture: string, name: string, folder = FIXTURES): Promise<string> {
  const html = readFileSync(capture, 'utf8');
  const address = SERVE_AS.exec(html)?.[1];
  const site = address && pageAt(new URL(address))?.site.id;
  if (!address || !site) throw new Error(`${basename(capture)} does not say in its first line which page of a known site it stands for.`);
  const doc = parse(html.replace(SERVE_AS, ''));
  clean(doc);
  reword(doc);
  return write(doc, new URL(address), join(folder, site, `${name}.html`));
}

async function write(doc: Document, url: URL, path: string): Promise<string> {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `<!-- serve as ${url.href} -->\n${serialize(doc)}`);
  const told = await papersIn(doc, url);
  writeFileSync(path.replace(/\.html$/, '.expected.json'), `${JSON.stringify(told?.papers ?? [], null, 2)}\n`);
  return path;
}
