import { Trouble } from '../../paper/trouble.ts';
import { isBibtex, readBibtex } from './bibtex.ts';
import { isBookmarks, readBookmarks } from './bookmarks.ts';
import { cslItems, readCslJson } from './csl-json.ts';
import { isCsv, readCsv } from './csv.ts';
import { parseJson } from './json.ts';
import { paperMemoryPapers, readPaperMemory } from './papermemory.ts';
import { isRis, readRis } from './ris.ts';
import type { ReadRow } from './row.ts';

/** The papers of a file that another program wrote, or that Papermarks wrote for one. */
export interface Read {
  kind: 'papermemory' | 'csl-json' | 'csv' | 'bibtex' | 'ris' | 'bookmarks';
  /** In the order of the file; a paper that stands in it twice is in two rows. */
  rows: ReadRow[];
}

/** The longest file of these kinds that is read, in UTF-16 code units: it is held whole. */
export const FOREIGN_MAX = 64_000_000;

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
export function readForeign(text: string, name: string, now = Date.now()): Read {
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

function readJson(text: string, now: number): Read {
  const json = parseJson(text);
  const items = cslItems(json);
  if (items) return { kind: 'csl-json', rows: readCslJson(items, now) };
  const papers = paperMemoryPapers(json);
  if (papers) return { kind: 'papermemory', rows: readPaperMemory(papers, now) };
  throw new Trouble('file-not-understood', 'unknown JSON');
}
