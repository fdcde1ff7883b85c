import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { SITES_TABLE } from '../conventions/checks/sites.ts';
import { adapterOf, GIVES, type NewSite, pagesOf } from './skeleton.ts';

const INDEX = 'lib/sites/index.ts';
const LINKED = 'lib/sites/linked.ts';
const README = 'README.md';
const TEXTS = 'public/_locales/en/messages.json';

/** Why a site is not added, in a sentence for the person. */
export class NotAdded extends Error {}

/**
 * Adds a site that works on two made-up pages: its adapter, the pages, a line in the index and in the list of what links tell, a row in the README and a text.
 * Gives the paths that were written, from `root`.
 *
 * @throws NotAdded, with nothing written, when the name is taken or cannot be one
 */
export function addSite(root: string, site: NewSite): string[] {
  const { id } = site;
  refuseName(root, site);
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const written: Record<string, string> = {
    [`lib/sites/adapters/${id}.ts`]: adapterOf(site),
    ...Object.fromEntries(Object.entries(pagesOf(site)).map(([file, html]) => [`tests/pages/${id}/${file}`, html])),
    [INDEX]: withSite(read(INDEX), id),
    [LINKED]: withLinked(read(LINKED), id),
    [README]: withRow(read(README), site),
    [TEXTS]: withText(read(TEXTS), id),
  };
  for (const [path, text] of Object.entries(written)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return Object.keys(written);
}

function refuseName(root: string, { id, name, origin }: NewSite): void {
  if (!/^[a-z][a-z\d]*$/.test(id) || !isBindable(id))
    throw new NotAdded(`"${id}" cannot be the name of a site's file: take small letters and digits, a letter first, such as plos.`);
  const taken = [`lib/sites/adapters/${id}.ts`, `tests/pages/${id}`].find((path) => existsSync(join(root, path)));
  if (taken) throw new NotAdded(`The name "${id}" is taken: ${taken} is there already.`);
  if (new RegExp(`\\b${id}\\b`).test(readFileSync(join(root, INDEX), 'utf8')))
    throw new NotAdded(`The name "${id}" is taken: ${INDEX} has a thing of that name.`);
  if (/^\s|\s$|[|<>`$\\\p{Cc}]/u.test(name) || name === '')
    throw new NotAdded(`"${name}" cannot stand in the README's table: call the site as people do, without signs such as | and <.`);
  if (!URL.canParse(origin) || new URL(origin).origin !== origin || !origin.startsWith('https://'))
    throw new NotAdded(`"${origin}" is not where a site is: give https:// and its host, such as https://journals.plos.org.`);
}

/** Whether the index can import a module by this name: a word of the language is none. */
function isBindable(name: string): boolean {
  try {
    return Boolean(new Script(`'use strict'; const ${name} = 1;`));
  } catch {
    return false;
  }
}

/** The index with the adapter imported in its place, and last among the sites. */
function withSite(index: string, id: string): string {
  const line = `import * as ${id} from './adapters/${id}.ts';\n`;
  const imports = [...index.matchAll(/^import \* as (\w+) from '\.\/adapters\/\w+\.ts';\n/gm)];
  const next = imports.find(([, other = '']) => other > id) ?? imports.at(-1);
  const list = index.lastIndexOf('].map(known)');
  if (!next || list < 0) throw new NotAdded(`${INDEX} is not as it was: its imports of adapters, or its list of sites, are not found.`);
  const at = next[1] && next[1] > id ? next.index : next.index + next[0].length;
  return `${index.slice(0, at)}${line}${index.slice(at, list)}  ${id},\n${index.slice(list)}`;
}

/** The list of what links tell with the adapter's, imported in its place. */
function withLinked(list: string, id: string): string {
  const start = /^export const LINKED\b.*\{\n/m.exec(list);
  if (!start) throw new NotAdded(`${LINKED} is not as it was: its list is not found.`);
  const at = start.index + start[0].length;
  const imports = [...list.matchAll(/^import \{ linked as (\w+) \} from .*\n/gm)];
  const next = imports.find(([, other = '']) => other > id)?.index ?? list.indexOf('import type');
  return `${list.slice(0, next)}import { linked as ${id} } from './adapters/${id}.ts';\n${list.slice(next, at)}  ${id},\n${list.slice(at)}`;
}

/** The README with a row more in its table of sites. */
function withRow(readme: string, { name }: NewSite): string {
  const table = SITES_TABLE.exec(readme);
  if (!table) throw new NotAdded(`${README} is not as it was: its table of sites is not found.`);
  const end = table.index + table[0].length;
  const gap = table[0].endsWith('\n') ? '' : '\n';
  return `${readme.slice(0, end)}${gap}| ${name} | lists, the page of one paper | nothing: built from a skeleton |\n${readme.slice(end)}`;
}

/** The texts with one more, behind those that say what the other sites give. */
function withText(texts: string, id: string): string {
  const entries = Object.entries(JSON.parse(texts) as Record<string, unknown>);
  const last = entries.findLastIndex(([key]) => key.startsWith('gives_'));
  return `${JSON.stringify(Object.fromEntries(entries.toSpliced(last + 1, 0, [`gives_${id}`, { message: GIVES }])), null, 2)}\n`;
}
