import { Trouble } from '../paper/trouble.ts';
import { isBibtex, readBibtex } from './bibtex/read-bibtex.ts';
import { isBookmarks, readBookmarks } from './bookmarks/read-bookmarks.ts';
import { cslItems, readCslJson } from './csl/read-csl.ts';
import { isCsv, readCsv } from './csv/read-csv.ts';
import type { ForeignRow } from './kit/foreign-row.ts';
import { parseJson } from './kit/read-json.ts';
import { paperMemoryPapers, readPaperMemory } from './papermemory/read-papermemory.ts';
import { isRis, readRis } from './ris/read-ris.ts';

/** The papers of a file that another program wrote, or that Papermarks wrote for one. */
export interface Read {
  kind: 'papermemory' | 'csl-json' | 'csv' | 'bibtex' | 'ris' | 'bookmarks';
  /** In the order of the file; a paper that stands in it twice is in two rows. */
  rows: ForeignRow[];
}

/** The same, each row read when it is asked for. */
export interface ForeignFile extends Omit<Read, 'rows'> {
  rows: Iterable<ForeignRow>;
}

/** The longest file of these kinds that is read, in UTF-16 code units: it is held whole. */
export const FOREIGN_MAX = 64_000_000;

/** The most values of a JSON file: twice as many as the largest of papers has. */
const VALUES_MAX = 5_000_000;

const READERS = [
  { kind: 'csv', endings: ['csv', 'tsv'], is: isCsv, read: readCsv },
  { kind: 'ris', endings: ['ris'], is: isRis, read: readRis },
  { kind: 'bibtex', endings: ['bib', 'bibtex'], is: isBibtex, read: readBibtex },
] as const;

/**
 * The papers of a file, whatever it is: what it holds says its kind, and the name decides where that leaves a choice.
 *
 * @param text the whole file, as decodeText gives it
 * @param now when papers are saved of which the file does not say it, in milliseconds since 1970
 * @throws Trouble `file-not-understood` when it is of no kind that is known, `file-cut` when the end of its JSON is
 * missing, `file-too-large`
 */
export function openForeign(text: string, name: string, now = Date.now()): ForeignFile {
  if (text.length > FOREIGN_MAX) throw new Trouble('file-too-large');
  const begin = /[^\s\ufeff]/.exec(text)?.[0];
  if (begin === '{' || begin === '[') return readJson(text.replace(/^\ufeff/, ''), now);
  if (isBookmarks(text)) return { kind: 'bookmarks', rows: readBookmarks(text, now) };
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const fits = READERS.filter(({ is }) => is(text));
  const reader = fits.find(({ endings }) => endings.some((each) => each === ending)) ?? fits[0];
  if (!reader) throw new Trouble('file-not-understood', 'no known kind');
  return { kind: reader.kind, rows: reader.read(text, now) };
}

/** The same, read to its end. @throws Trouble as `openForeign` */
export function readForeign(text: string, name: string, now = Date.now()): Read {
  const { kind, rows } = openForeign(text, name, now);
  return { kind, rows: [...rows] };
}

function readJson(text: string, now: number): ForeignFile {
  refuseDense(text);
  const json = parseJson(text);
  const items = cslItems(json);
  if (items) return { kind: 'csl-json', rows: readCslJson(items, now) };
  const papers = paperMemoryPapers(json);
  if (papers) return { kind: 'papermemory', rows: readPaperMemory(papers, now) };
  throw new Trouble('file-not-understood', 'unknown JSON');
}

/** Some values of a JSON file are held in many times the room that they are written in, such as `{}`. */
function refuseDense(text: string): void {
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 44 /* , */ || code === 91 /* [ */ || code === 123 /* { */) values += 1;
  }
  if (values > VALUES_MAX) throw new Trouble('file-too-large', `${values} values`);
}
