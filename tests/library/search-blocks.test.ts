import { describe, expect, it, vi } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { LibraryDb } from '../../lib/library/db.ts';
import { BARE } from '../../lib/library/paper-state.ts';
import { isTimeToWriteBlocks, mendBlocks, writeBlocks } from '../../lib/library/search/keep-blocks.ts';
import { BLOCK_PAPERS, CHANGED_MANY, FORM } from '../../lib/library/search/search-block.ts';
import { readSearchCache } from '../../lib/library/search/search-cache.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { fill } from '../seed/fill.ts';
import { actOn, freshLibrary, PAPER, sightingOf } from './library.ts';

// Blocks that are full soon: thousands of papers take their time in a database made of plain objects.
vi.mock('../../lib/library/search/search-block.ts', async (original) => ({
  ...(await original<object>()),
  BLOCK_PAPERS: 200,
  CHANGED_MANY: 200,
}));

/** A library of made-up papers. */
async function libraryOf(papers: number): Promise<LibraryDb> {
  const db = freshLibrary();
  await fill(db, 1, 0, papers);
  return db;
}

/** All that is searched of each paper, by id, and what it was read from. */
async function searched(db: LibraryDb) {
  const memory = await readSearchCache(db);
  const seen = new Map<PaperId, unknown>();
  for (const lines of memory.blocks) {
    const { block } = lines;
    const [texts, labels] = [block.texts.split('\n'), block.labels.split('\n')];
    lines.each({ words: [], labels: [] }, (line) => {
      const id = block.ids[line] as PaperId;
      if (seen.has(id)) throw new Error(`${id} is told of twice.`);
      seen.set(id, [block.savedAt[line], block.published[line], texts[line], labels[line]]);
    });
  }
  return { source: memory.source, papers: new Map([...seen].sort()) };
}

/** The same, as it is without any blocks. */
async function searchedAnew(db: LibraryDb) {
  const shelving = await db.shelving.toArray();
  await db.shelving.clear();
  const { papers } = await searched(db);
  await db.shelving.bulkPut(shelving);
  return papers;
}

async function expectTrue(db: LibraryDb, source = 'blocks'): Promise<void> {
  const found = await searched(db);
  expect(found.source).toBe(source);
  expect(found.papers).toEqual(await searchedAnew(db));
  expect(found.papers.size).toBe(await db.papers.count());
}

describe('blocks', () => {
  it('hold every paper of a library, in parts, and each once', async () => {
    const db = await libraryOf(2 * BLOCK_PAPERS + 50);
    expect((await searched(db)).source).toBe('rows');
    await writeBlocks(db);
    expect((await db.shelves.toArray()).map(({ ids }) => ids.length)).toEqual([BLOCK_PAPERS, BLOCK_PAPERS, 50]);
    await expectTrue(db);
  });

  it('of an empty library, and of one that is just as large as a block, are whole', async () => {
    const empty = freshLibrary();
    await writeBlocks(empty);
    await expectTrue(empty);
    const full = await libraryOf(BLOCK_PAPERS);
    await writeBlocks(full);
    await expectTrue(full);
    await fill(full, 1, BLOCK_PAPERS, BLOCK_PAPERS + 3);
    await expectTrue(full);
  });

  it('are made anew only where something changed', async () => {
    const db = await libraryOf(2 * BLOCK_PAPERS + 50);
    await writeBlocks(db);
    const [first, second] = await db.shelves.toArray();
    await applyAct(db, actOn(second?.ids[7] as PaperId, { kind: 'tag', tag: 'changed' }));
    await applyAct(db, actOn(second?.ids[8] as PaperId, { kind: 'remove' }));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await writeBlocks(db);
    expect(put.mock.calls.map(([row]) => row.after ?? row.name)).toEqual([second?.after, 'shelving', 'shelving']);
    put.mockRestore();
    expect(await db.shelves.get('')).toEqual(first);
    await expectTrue(db);
  });

  it('become two when too much comes onto one', async () => {
    const db = await libraryOf(BLOCK_PAPERS - 1);
    await writeBlocks(db);
    await fill(db, 1, BLOCK_PAPERS - 1, BLOCK_PAPERS + 101);
    await writeBlocks(db);
    expect((await db.shelves.toArray()).map(({ ids }) => ids.length)).toEqual([
      Math.ceil((BLOCK_PAPERS + 101) / 2),
      Math.floor((BLOCK_PAPERS + 101) / 2),
    ]);
    await expectTrue(db);
  });

  it('are made anew when very much changed', async () => {
    const db = await libraryOf(10);
    await writeBlocks(db);
    await fill(db, 1, 10, 11 + CHANGED_MANY);
    await expectTrue(db, 'both');
    await writeBlocks(db);
    await expectTrue(db);
  });

  it.each([0, 1, 2])('are made to the end by whoever comes next, when the work broke off after %i of them', async (done) => {
    const db = await libraryOf(2 * BLOCK_PAPERS + 50);
    await breakOff(db, done);
    await expectTrue(db, 'both');
    await applyAct(db, actOn((await db.papers.toCollection().primaryKeys())[0] as PaperId, { kind: 'note', note: 'meanwhile' }));
    await expectTrue(db, 'both');
    const next = new LibraryDb(db.name);
    await mendBlocks(next);
    expect(await next.shelves.count()).toBe(3);
    await expectTrue(next);
  });

  it('that broke off while they were brought up to date are still true', async () => {
    const db = await libraryOf(2 * BLOCK_PAPERS - 1);
    await writeBlocks(db);
    for (const { ids } of await db.shelves.toArray()) await applyAct(db, actOn(ids[0] as PaperId, { kind: 'tag', tag: 'changed' }));
    await breakOff(db, 1);
    await expectTrue(db);
    await writeBlocks(db);
    await expectTrue(db);
  });

  it('are true whatever is done while they are made, by one or by two', async () => {
    const db = await libraryOf(BLOCK_PAPERS + 200);
    const ids = await db.papers.toCollection().primaryKeys();
    const other = new LibraryDb(db.name);
    const work = [writeBlocks(db), writeBlocks(other), mendBlocks(db)];
    for (const n of [0, BLOCK_PAPERS / 2, BLOCK_PAPERS - 2, BLOCK_PAPERS, BLOCK_PAPERS + 100]) {
      await applyAct(db, actOn(ids[n] as PaperId, { kind: 'tag', tag: `no ${n}` }));
      await applyAct(other, actOn(ids[n + 1] as PaperId, { kind: 'remove' }));
    }
    await Promise.all(work);
    await expectTrue(db);
    await writeBlocks(db);
    await expectTrue(db);
  });

  it('that are newer are not replaced by what another was about to write', async () => {
    const slow = await libraryOf(BLOCK_PAPERS - 1);
    await writeBlocks(slow);
    const [paper] = await slow.papers.toCollection().primaryKeys();
    await applyAct(slow, actOn(paper as PaperId, { kind: 'note', note: 'so that there is something to write' }));
    const write = slow.transaction.bind(slow) as (...args: unknown[]) => unknown;
    const between = vi.spyOn(slow, 'transaction').mockImplementation((async (...args: unknown[]) => {
      if (args[0] === 'rw') {
        between.mockRestore();
        await fill(slow, 1, BLOCK_PAPERS - 1, BLOCK_PAPERS + 101);
        await writeBlocks(new LibraryDb(slow.name));
      }
      return write(...args);
    }) as never);
    await writeBlocks(slow);
    await expectTrue(slow);
  });
});

describe('blocks that cannot be trusted', () => {
  const spoilt: [string, (db: LibraryDb) => Promise<unknown>][] = [
    ['of which one is missing', (db) => db.shelves.where(':id').above('').delete()],
    ['that are all missing', (db) => db.shelves.clear()],
    ['of another form', (db) => db.shelving.update('shelving', { form: FORM + 1 })],
    ['of a later library', (db) => db.shelving.update('shelving', { upTo: 1_000_000 })],
    [
      'that hold a paper too few',
      (db) =>
        Promise.all([db.papers.put({ ...sightingOf(PAPER).paper, ...BARE, savedAt: 1 }), db.counts.put({ status: 'none', papers: 1_000 })]),
    ],
  ];

  it.each(spoilt)('%s are not searched, and are mended', async (_, spoil) => {
    const db = await libraryOf(BLOCK_PAPERS + 50);
    await writeBlocks(db);
    await spoil(db);
    await expectTrue(db, 'rows');
    await mendBlocks(db);
    await expectTrue(db);
  });

  it('are left alone by mending when there is nothing to mend', async () => {
    const db = await libraryOf(10);
    await writeBlocks(db);
    const clear = vi.spyOn(IDBObjectStore.prototype, 'clear');
    await mendBlocks(db);
    expect(clear).not.toHaveBeenCalled();
  });

  it('are not thrown away because a counter is wrong', async () => {
    const db = await libraryOf(10);
    await writeBlocks(db);
    await db.counts.clear();
    await expectTrue(db);
  });
});

describe('isTimeToShelve', () => {
  it('comes again and again, and not at every act', () => {
    const times = Array.from({ length: 1_000 }, (_, n) => n + 1).filter(isTimeToWriteBlocks);
    expect(times.length).toBeGreaterThan(2);
    expect(times.length).toBeLessThan(20);
  });
});

/** Shelves until that fails at a block, as it does when the worker is stopped. */
async function breakOff(db: LibraryDb, blocks: number): Promise<void> {
  let written = 0;
  const write = IDBObjectStore.prototype.put;
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...args: Parameters<typeof write>
  ) {
    if (this.name === 'shelves' && ++written > blocks) throw new DOMException('planted', 'UnknownError');
    return write.apply(this, args);
  });
  await expect(writeBlocks(db)).rejects.toThrow();
  put.mockRestore();
}
