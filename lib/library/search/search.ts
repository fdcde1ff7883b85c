import { Dexie, type Table } from 'dexie';
import { IS_STARRED, type Status } from '../../mark/mark.ts';
import { foldWords } from '../../paper/fold.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { LibraryDb, PaperRow } from '../db.ts';
import { countByStatus, newest } from '../queries.ts';
import { labelsOf, type SearchBlockLines } from './match.ts';
import { lastChange } from './read-rows.ts';
import { STAR_LABEL } from './search-block.ts';
import { forget, refresh, type SearchCache, searchCacheOf } from './search-cache.ts';
import { TopK } from './top-k.ts';

/** In which order papers are found: by when they were saved, by title, or the last published first. */
export type Sort = 'newest' | 'oldest' | 'title' | 'published';

/** Which papers a person looks for. */
export interface Query {
  /** What was typed: each of its words stands somewhere in the title, the authors, the tags or the note; `is:starred` stands for a star. Without any, all. */
  words: string;
  /** Papers of this status alone. */
  status?: Status;
  /** Papers that carry all of these, by their keys. */
  tags: readonly string[];
  sort: Sort;
}

/** What was found: the first papers, and how many there are in all. */
export interface FoundPapers {
  rows: PaperRow[];
  total: number;
}

/**
 * The papers that a query means, at most `limit` of them behind the first `offset`; what sorts alike is told newest first. A
 * Dexie live query around it is told of every act. It opens transactions of its own, so it cannot be called within one.
 */
export function find(db: LibraryDb, query: Query, limit: number, offset = 0): Promise<FoundPapers> {
  const words = foldWords(query.words);
  if (words.length === 0 && query.tags.length === 0 && query.sort === 'newest') return findNewest(db, query.status, limit, offset);
  // Only Dexie's own promises keep a live query listening from one transaction to the next.
  return Dexie.Promise.resolve(searchCacheOf(db))
    .then((cache) => findIn(cache, db, words, query, limit, offset))
    .then((found) => {
      if (found) return found;
      forget(db);
      return find(db, query, limit, offset);
    });
}

/** The ids of all papers that a query means, in its order. It opens transactions of its own, as `find` does. */
export async function findIds(db: LibraryDb, query: Query): Promise<PaperId[]> {
  const cache = await searchCacheOf(db);
  const ids = await reading(db, [db.clock, db.stamps, db.papers, db.notes], async () => {
    const upTo = await lastChange(db);
    if (upTo < cache.upTo) return undefined;
    await refresh(db, cache, upTo);
    return search(cache, foldWords(query.words), query, Number.POSITIVE_INFINITY).ids;
  });
  if (ids) return ids;
  forget(db);
  return findIds(db, query);
}

/**
 * Makes the first search quick; call it when there is nothing better to do. False: searches are right but begin slowly, and
 * the background should be asked to mend the blocks.
 */
export async function warm(db: LibraryDb): Promise<boolean> {
  return (await searchCacheOf(db)).source === 'blocks';
}

function reading<T>(db: LibraryDb, tables: Table[], read: () => Promise<T>): Promise<T> {
  return db.transaction('r', tables, read);
}

/** What is found in memory, once that is brought up to date; undefined when the library is another than was read into it. */
function findIn(
  cache: SearchCache,
  db: LibraryDb,
  words: readonly string[],
  query: Query,
  limit: number,
  offset: number,
): Promise<FoundPapers | undefined> {
  return reading(db, [db.clock, db.stamps, db.papers, db.notes], async () => {
    const upTo = await lastChange(db);
    if (upTo < cache.upTo) return undefined;
    await refresh(db, cache, upTo);
    const { ids, total } = search(cache, words, query, offset + limit);
    return { rows: await cache.rows(db, ids.slice(offset), upTo), total };
  });
}

function findNewest(db: LibraryDb, status: Status | undefined, limit: number, offset: number): Promise<FoundPapers> {
  return reading(db, [db.clock, db.papers, db.counts], async () => {
    const [rows, counts] = await Promise.all([newest(db, limit, status, offset), countByStatus(db), lastChange(db)]);
    return { rows, total: status ? counts[status] : Object.values(counts).reduce((sum, papers) => sum + papers, 0) };
  });
}

/** A paper among those found, and what it is sorted by before its time. */
interface Place {
  id: PaperId;
  by: string;
  savedAt: number;
}

function search(
  cache: SearchCache,
  words: readonly string[],
  { status, tags, sort }: Query,
  limit: number,
): { ids: PaperId[]; total: number } {
  const isStarred = words.includes(IS_STARRED);
  const labels = [...labelsOf(status, tags), ...(isStarred ? [STAR_LABEL] : [])];
  const needles = { words: words.filter((word) => word !== IS_STARRED), labels };
  const first = new TopK<Place>(limit, COMPARE[sort]);
  for (const lines of cache.blocks) {
    const { ids, savedAt } = lines.block;
    lines.each(needles, (line) =>
      first.add({ id: ids[line] as PaperId, by: sortedBy(sort, lines, line), savedAt: savedAt[line] as number }),
    );
  }
  return { ids: first.all().map(({ id }) => id), total: first.total };
}

function sortedBy(sort: Sort, { block, texts }: SearchBlockLines, line: number): string {
  if (sort === 'title') return texts.firstField(line);
  return sort === 'published' ? (block.published[line] ?? '') : '';
}

const COMPARE: Readonly<Record<Sort, (a: Place, b: Place) => number>> = {
  newest: laterFirst,
  oldest: (a, b) => laterFirst(b, a),
  title: (a, b) => compare(a.by, b.by) || laterFirst(a, b),
  published: (a, b) => compare(b.by, a.by) || laterFirst(a, b),
};

/** As the index of the rows has it: by id where the time is the same. */
function laterFirst(a: Place, b: Place): number {
  return b.savedAt - a.savedAt || compare(b.id, a.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
