import { fold, foldWords } from '../paper/fold.ts';
import type { Status } from '../paper/mark.ts';
import { plainTex } from '../paper/tex.ts';
import type { LibraryDb, PaperRow } from './db.ts';

/** In which order papers are found: by when they were saved, by title, or the last published first. */
export type Sort = 'newest' | 'oldest' | 'title' | 'published';

/** Which papers a person looks for. */
export interface Query {
  /** What was typed: each of its words stands somewhere in the title, the authors, the tags or the note. Without any, all. */
  words: string;
  /** Papers of this status alone. */
  status?: Status;
  /** Papers that carry all of these, by their keys. */
  tags: readonly string[];
  sort: Sort;
}

/** What was found: the first papers, and how many there are in all. */
export interface Found {
  rows: PaperRow[];
  total: number;
}

/**
 * The papers that a query means, at most `limit` of them. A Dexie live query around it is told of every act.
 */
export function find(db: LibraryDb, query: Query, limit: number): Promise<Found> {
  return db.transaction('r', [db.papers, db.notes, db.clock], async () => {
    const [rows, notes] = await Promise.all([db.papers.toArray(), db.notes.toArray(), db.clock.get('clock')]);
    const noteOf = new Map(notes.map(({ id, text }) => [id, text]));
    const words = foldWords(query.words);
    const found = rows.filter((row) => isMeant(row, query) && says(row, noteOf.get(row.id) ?? '', words));
    return { rows: found.sort(COMPARE[query.sort]).slice(0, limit), total: found.length };
  });
}

/**
 * Makes the first search quick; call it when there is nothing better to do. False: searches are right but slow until the
 * background has made the library ready for them.
 */
export async function warm(db: LibraryDb): Promise<boolean> {
  await db.open();
  return true;
}

function isMeant({ status, tagKeys }: PaperRow, query: Query): boolean {
  return (query.status === undefined || status === query.status) && query.tags.every((key) => tagKeys.includes(key));
}

function says({ title, authors, tags }: PaperRow, note: string, words: readonly string[]): boolean {
  const texts = [title, plainTex(title), authors.join(' '), tags.join(' '), note].map(fold);
  return words.every((word) => texts.some((text) => text.includes(word)));
}

const COMPARE: Readonly<Record<Sort, (a: PaperRow, b: PaperRow) => number>> = {
  newest: (a, b) => b.savedAt - a.savedAt,
  oldest: (a, b) => a.savedAt - b.savedAt,
  title: (a, b) => compare(fold(a.title), fold(b.title)),
  published: (a, b) => compare(b.published ?? '', a.published ?? ''),
};

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
