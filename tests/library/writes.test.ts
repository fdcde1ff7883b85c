import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { storeTrouble } from '../../lib/library/open.ts';
import type { Act } from '../../lib/mark/act.ts';
import { actOn, everything, freshLibrary, PAPER, sightingOf } from './library.ts';

/** A transaction as it was asked of the browser. */
interface Asked {
  stores: string[];
  mode: string;
  durability: string;
}

const met = sightingOf(PAPER);
let asked: Asked[];
let order: string[];

beforeEach(() => {
  asked = [];
  order = [];
  const open = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, names, mode = 'readonly', options) {
    const transaction = open.call(this, names, mode, options);
    if (mode === 'readwrite') transaction.addEventListener('complete', () => order.push('complete'));
    asked.push({ stores: [...transaction.objectStoreNames], mode, durability: transaction.durability });
    return transaction;
  });
});

afterEach(() => vi.restoreAllMocks());

const writes = (): Asked[] => asked.filter(({ mode }) => mode === 'readwrite');

const changes: Act['change'][] = [
  { kind: 'status', status: 'want' },
  { kind: 'tag', tag: 'x' },
  { kind: 'note', note: 'n' },
  { kind: 'untag', tag: 'x' },
  { kind: 'remove' },
  { kind: 'undo', act: 'act-remove' },
];

describe('every act', () => {
  it.each(changes.map((change, n) => [change.kind, n] as const))('%s is one strict transaction', async (_, n) => {
    const db = freshLibrary();
    for (const change of changes.slice(0, n)) await applyAct(db, actOn(PAPER, change, `act-${change.kind}`), met);
    asked.length = 0;
    await applyAct(db, actOn(PAPER, changes[n] as Act['change']), met);
    expect(writes()).toEqual([{ stores: db.marked.map(({ name }) => name).sort(), mode: 'readwrite', durability: 'strict' }]);
  });

  it('would be seen if it were not strict', async () => {
    const db = new Dexie('not-strict');
    db.version(1).stores({ rows: 'id' });
    await db.table('rows').put({ id: 1 });
    expect(writes()).toEqual([{ stores: ['rows'], mode: 'readwrite', durability: 'default' }]);
  });

  it('is answered only after the transaction has completed', async () => {
    const db = freshLibrary();
    await db.open();
    order.length = 0;
    await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'x' }), met);
    order.push('answered');
    expect(order).toEqual(['complete', 'answered']);
  });
});

describe('an act that cannot be written to its end', () => {
  /** Makes the nth write from now fail as a full disk does. */
  function failAt(nth: number, name: string): () => boolean {
    let writes = 0;
    for (const method of ['put', 'add', 'delete'] as const) {
      const write = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
      vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args: unknown[]) {
        writes += 1;
        if (writes === nth) throw new DOMException('planted', name);
        return write.apply(this, args) as never;
      });
    }
    return () => writes >= nth;
  }

  it('leaves nothing behind, wherever it fails, and says so', async () => {
    let failures = 0;
    for (let nth = 1, failed = true; failed; nth++) {
      vi.restoreAllMocks();
      const db = freshLibrary();
      await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'before' }), met);
      await applyAct(db, actOn(PAPER, { kind: 'note', note: 'n' }), met);
      const before = await everything(db);
      const act = actOn(PAPER, { kind: 'remove' });
      const didFail = failAt(nth, 'QuotaExceededError');
      const trouble = await applyAct(db, act, met).then(() => null, storeTrouble);
      failed = didFail();
      vi.restoreAllMocks();
      if (failed) {
        failures += 1;
        expect(trouble).toMatchObject({ name: 'Trouble', code: 'library-full' });
        expect(await everything(db)).toEqual(before);
        await applyAct(db, act, met);
      }
      expect(await db.papers.count()).toBe(0);
      db.close();
    }
    expect(failures).toBeGreaterThanOrEqual(8);
  });

  it('leaves nothing behind when the browser ends the transaction at its very end', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'before' }), met);
    const before = await everything(db);
    const put = IDBObjectStore.prototype.put;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<typeof put>
    ) {
      const request = put.apply(this, args);
      if (this.name === 'acts') request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
    const trouble = await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'lost' })).then(() => null, storeTrouble);
    spy.mockRestore();
    expect(trouble).toMatchObject({ name: 'Trouble', code: 'library-closed' });
    expect(await everything(db)).toEqual(before);
  });
});
