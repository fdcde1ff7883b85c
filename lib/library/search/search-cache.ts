import type { Seq } from '../../mark/act.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { LibraryDb, PaperRow } from '../db.ts';
import { SearchBlockLines } from './match.ts';
import { changedAfter, entriesBehind, entriesOf, lastChange } from './read-rows.ts';
import { BLOCK_PAPERS, CHANGED_MANY, type Entry, isOfNow, type SearchBlockIndex, searchBlockOf } from './search-block.ts';

/** More rows than this are forgotten together. */
const ROWS_KEPT = 2_000;

/** What a page that searches holds of the library: the blocks, and apart from them what changed since they were made. */
export class SearchCache {
  readonly #blocks: readonly SearchBlockLines[];
  readonly #changed = new Map<PaperId, Entry>();
  #loose = new SearchBlockLines(searchBlockOf('', []));
  /** Rows that were found: typing on finds many of them again. */
  readonly #rows = new Map<PaperId, PaperRow>();
  /** The change of the library up to which it is true. */
  upTo: Seq;
  /** What it was read from: blocks that are true, quickly; rows where those are not made yet, or of what changed since; or rows alone. */
  readonly source: 'blocks' | 'both' | 'rows';

  constructor(blocks: readonly SearchBlockLines[], upTo: Seq, source: SearchCache['source']) {
    this.#blocks = blocks;
    this.upTo = upTo;
    this.source = source;
  }

  /** All that is to be searched. */
  get blocks(): readonly SearchBlockLines[] {
    return [...this.#blocks, this.#loose];
  }

  /** How many papers it tells of. */
  get size(): number {
    return this.blocks.reduce((sum, { size }) => sum + size, 0);
  }

  /** Takes in what changed up to a change: `entries` are those papers that are in the library then. */
  take(changed: readonly PaperId[], entries: readonly Entry[], upTo: Seq): void {
    // Another search may have taken in more while this one was reading.
    if (upTo <= this.upTo) return;
    this.upTo = upTo;
    for (const id of changed) {
      this.#blocks.findLast(({ block }) => block.after < id)?.drop(id);
      this.#changed.delete(id);
      this.#rows.delete(id);
    }
    for (const entry of entries) this.#changed.set(entry.id, entry);
    this.#loose = new SearchBlockLines(searchBlockOf('', [...this.#changed.values()]));
  }

  /** The rows of papers, in the transaction that found them at `upTo`. */
  async rows(db: LibraryDb, ids: readonly PaperId[], upTo: Seq): Promise<PaperRow[]> {
    const known = new Map(ids.map((id) => [id, this.#rows.get(id)]));
    const unknown = ids.filter((id) => !known.get(id));
    for (const row of await db.papers.bulkGet(unknown)) if (row) known.set(row.id, row);
    if (this.#rows.size > ROWS_KEPT) this.#rows.clear();
    // Another search may have gone on while this one read: then its rows may be old already.
    if (upTo === this.upTo) for (const [id, row] of known) if (row) this.#rows.set(id, row);
    return [...known.values()].filter((row) => row !== undefined);
  }
}

const memories = new WeakMap<LibraryDb, Promise<SearchCache>>();

/** The memory of an open library, read when it is first needed and then kept. */
export function searchCacheOf(db: LibraryDb): Promise<SearchCache> {
  const known = memories.get(db);
  if (known) return known;
  const reading = readSearchCache(db);
  memories.set(db, reading);
  reading.catch(() => memories.delete(db));
  return reading;
}

/** Forgets what was read, so that it is read anew. */
export function forget(db: LibraryDb): void {
  memories.delete(db);
}

/** Brings a memory up to the last change, in the transaction that searches it. */
export async function refresh(db: LibraryDb, cache: SearchCache, upTo: Seq): Promise<void> {
  if (upTo <= cache.upTo) return;
  const changed = await changedAfter(db, cache.upTo);
  cache.take(changed, await entriesOf(db, changed), upTo);
}

/** Reads all that is searched: from the blocks when they are true, from the rows when they are not. */
export function readSearchCache(db: LibraryDb): Promise<SearchCache> {
  return db.transaction('r', db.tables, async () => {
    const [shelving, upTo] = await Promise.all([db.shelving.get('shelving'), lastChange(db)]);
    if (isOfNow(shelving, upTo)) {
      const cache = await fromBlocks(db, shelving);
      await refresh(db, cache, upTo);
      if (await isWhole(db, cache)) return cache;
    }
    return new SearchCache(await fromRows(db), upTo, 'rows');
  });
}

async function fromBlocks(db: LibraryDb, { upTo, until }: SearchBlockIndex): Promise<SearchCache> {
  // One request for each: that takes half the time of one for all.
  const [blocks, changed] = await Promise.all([
    db.shelves
      .toCollection()
      .primaryKeys()
      .then((keys) => db.shelves.bulkGet(keys)),
    db.stamps.where('seq').above(upTo).count(),
  ]);
  const lines = blocks.flatMap((block) => (block ? [new SearchBlockLines(block)] : []));
  if (until === undefined) return new SearchCache(lines, upTo, changed > CHANGED_MANY ? 'both' : 'blocks');
  return new SearchCache([...lines, ...(await fromRows(db, until))], upTo, 'both');
}

/** Blocks as they would be, of the papers behind one. */
async function fromRows(db: LibraryDb, after = ''): Promise<SearchBlockLines[]> {
  const blocks: SearchBlockLines[] = [];
  for (let last: string | undefined = after; last !== undefined; ) {
    const entries = await entriesBehind(db, last, BLOCK_PAPERS);
    blocks.push(new SearchBlockLines(searchBlockOf(last, entries)));
    last = entries.length === BLOCK_PAPERS ? entries.at(-1)?.id : undefined;
  }
  return blocks;
}

/** Whether it tells of as many papers as there are. */
async function isWhole(db: LibraryDb, { size }: SearchCache): Promise<boolean> {
  const counts = await db.counts.toArray();
  // Counting takes long in a large library.
  return size === counts.reduce((sum, { papers }) => sum + papers, 0) || size === (await db.papers.count());
}
