import { expect, it, vi } from 'vitest';
import { undoImport } from '../../lib/library/import/undo-import.ts';
import { fill } from '../seed/fill.ts';
import { takeIn, textOf } from './files.ts';
import { everything, freshLibrary } from './library.ts';

/** Rows that are laid aside are no part of the library. */
async function kept(db: ReturnType<typeof freshLibrary>) {
  const { staged: _staged, ...tables } = await everything(db);
  return tables;
}

/** Lets the n-th request for a change of a database fail, as when the disk is full. */
function failAt(nth: number): { asked(): number } {
  let asked = 0;
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
    if (this.name !== 'staged' && ++asked === nth) throw new DOMException('no room', 'QuotaExceededError');
    return put.apply(this, given);
  });
  return { asked: () => asked };
}

async function twoLibraries() {
  const [db, other] = [freshLibrary(), freshLibrary()];
  await fill(db, 1, 0, 30);
  await fill(other, 2, 10, 40);
  return { db, file: await textOf(other) };
}

it.each(['merge', 'replace'] as const)('an import by %s that breaks off anywhere leaves every row as it was', async (how) => {
  const { file, ...first } = await twoLibraries();
  const whole = failAt(0);
  await takeIn(first.db, file, how);
  const all = whole.asked();
  expect(all).toBeGreaterThan(60);
  for (let nth = 1; nth <= all; nth += 7) {
    vi.restoreAllMocks();
    const { db } = await twoLibraries();
    const before = await kept(db);
    failAt(nth);
    await expect(takeIn(db, file, how)).rejects.toThrow();
    expect(await kept(db)).toEqual(before);
  }
});

it('taking an import back that breaks off leaves it as it was, to be taken back again', async () => {
  const { db, file } = await twoLibraries();
  const before = await textOf(db);
  const { id } = await takeIn(db, file, 'replace');
  const between = await kept(db);
  failAt(20);
  await expect(undoImport(db, id)).rejects.toThrow();
  expect(await kept(db)).toEqual(between);
  vi.restoreAllMocks();
  await undoImport(db, id);
  expect(await textOf(db)).toBe(before);
  await expect(undoImport(db, id)).rejects.toMatchObject({ code: 'not-in-library' });
});

it.each(['merge', 'replace'] as const)('an import by %s that is stopped at its last word writes nothing', async (how) => {
  const { db, file } = await twoLibraries();
  const before = await kept(db);
  const stop = new AbortController();
  const progress = vi.fn((done: number, of: number) => done === of && stop.abort());
  await expect(takeIn(db, file, how, { signal: stop.signal, progress })).rejects.toMatchObject({ code: 'import-stopped' });
  expect(progress).toHaveBeenCalled();
  expect(await kept(db)).toEqual(before);
});

it('an import of other rows than were sent is refused', async () => {
  const { db, file } = await twoLibraries();
  await expect(takeIn(db, file, 'merge', { rows: 3 })).rejects.toMatchObject({ code: 'import-stopped' });
});
