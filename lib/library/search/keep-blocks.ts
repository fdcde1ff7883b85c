import type { Seq } from '../../mark/act.ts';
import type { LibraryDb } from '../db.ts';
import { changedAfter, entriesBehind, lastChange } from './read-rows.ts';
import {
  BLOCK_PAPERS,
  CHANGED_MANY,
  type Entry,
  FORM,
  isOfNow,
  type SearchBlock,
  type SearchBlockIndex,
  searchBlockOf,
} from './search-block.ts';
import { readSearchCache } from './search-cache.ts';

/** After how many changes of the library the blocks are brought up to date. */
const OFTEN = 200;

/** Whether a change of the library is one of those after which the blocks are brought up to date. */
export function isTimeToWriteBlocks(seq: Seq): boolean {
  return seq % OFTEN === 0;
}

const working = new WeakMap<LibraryDb, Promise<void>>();

/**
 * Brings the blocks up to date, or makes them where there are none; for the background alone. No act waits for it; it
 * holds two thousand papers at most at a time; what it has done stands when the worker dies before the end.
 */
export function writeBlocks(db: LibraryDb): Promise<void> {
  const work = working.get(db) ?? toTheEnd(db).finally(() => working.delete(db));
  working.set(db, work);
  return work;
}

/** Waits until no blocks of the library are being written; whether that went well is for whoever asked for it. */
export async function blocksAtRest(db: LibraryDb): Promise<void> {
  await working.get(db)?.catch(() => undefined);
}

/** Blocks, after a look at whether what is on the blocks can be trusted. */
export async function mendBlocks(db: LibraryDb): Promise<void> {
  if (!working.has(db) && (await readSearchCache(db)).source === 'rows') await db.shelving.clear();
  await writeBlocks(db);
}

async function toTheEnd(db: LibraryDb): Promise<void> {
  for (let more = true; more; ) more = await step(db);
}

/** One step of the work; false when there is nothing left to do. */
async function step(db: LibraryDb): Promise<boolean> {
  const { shelving, upTo, changed, begins } = await standing(db);
  if (!isOfNow(shelving, upTo) || (shelving.until === undefined && changed.length > CHANGED_MANY)) {
    await put(db, shelving, { name: 'shelving', form: FORM, upTo, until: '' }, begins);
    return true;
  }
  if (shelving.until !== undefined) {
    await makeNext(db, shelving, shelving.until);
    return true;
  }
  const touched = new Set(changed.map((id) => begins.findLast((after) => after < id) ?? ''));
  for (const after of touched) await renew(db, shelving, after, begins[begins.indexOf(after) + 1]);
  if (changed.length > 0) await put(db, shelving, { ...shelving, upTo });
  return false;
}

/** Where blocks and library stand: what changed since the blocks were made, and behind which papers they begin. */
function standing(db: LibraryDb) {
  return db.transaction('r', [db.shelving, db.shelves, db.clock, db.stamps], async () => {
    const shelving = await db.shelving.get('shelving');
    const [begins, upTo, changed] = await Promise.all([
      db.shelves.toCollection().primaryKeys(),
      lastChange(db),
      shelving ? changedAfter(db, shelving.upTo) : [],
    ]);
    return { shelving, begins, upTo, changed };
  });
}

/** Makes the block of the papers behind the last that is on one. */
async function makeNext(db: LibraryDb, shelving: SearchBlockIndex, until: string): Promise<void> {
  const entries = await reading(db, () => entriesBehind(db, until, BLOCK_PAPERS));
  const { until: _until, ...whole } = shelving;
  const last = entries.length === BLOCK_PAPERS ? entries.at(-1)?.id : undefined;
  await put(db, shelving, last === undefined ? whole : { ...whole, until: last }, [], [searchBlockOf(until, entries)]);
}

/** Makes a block anew, or several of what no longer fits on it. */
async function renew(db: LibraryDb, shelving: SearchBlockIndex, after: string, upTo?: string): Promise<void> {
  const entries = await reading(db, () => entriesBehind(db, after, BLOCK_PAPERS + CHANGED_MANY, upTo));
  const parts = Math.max(1, Math.ceil(entries.length / BLOCK_PAPERS));
  const each = Math.ceil(entries.length / parts);
  const blocks = Array.from({ length: parts }, (_, n): SearchBlock => {
    const behind: Entry | undefined = entries[n * each - 1];
    return searchBlockOf(behind?.id ?? after, entries.slice(n * each, (n + 1) * each));
  });
  await put(db, shelving, shelving, [], blocks);
}

function reading<T>(db: LibraryDb, read: () => Promise<T>): Promise<T> {
  return db.transaction('r', [db.papers, db.notes], read);
}

/** Writes blocks and how far they are true, and takes others away; not if somebody else has done so since `before` was read. */
async function put(
  db: LibraryDb,
  before: SearchBlockIndex | undefined,
  next: SearchBlockIndex,
  gone: string[] = [],
  come: SearchBlock[] = [],
): Promise<void> {
  await db.transaction('rw', [db.shelving, db.shelves], async () => {
    const now = await db.shelving.get('shelving');
    if (now?.upTo !== before?.upTo || now?.until !== before?.until || now?.form !== before?.form) return;
    await Promise.all([db.shelves.bulkDelete(gone), db.shelves.bulkPut(come), db.shelving.put(next)]);
  });
}
