import Dexie, { type Collection } from 'dexie';
import type { FileRow } from '../../formats/file-row.ts';
import type { LibraryDb, StagedRow } from '../db.ts';

/** How many rows are held at a time. */
export const AT_ONCE = 500;

/** Lays rows of a file aside, behind those that came before; nothing of the library changes. Of another import nothing stays. */
export async function stage(db: LibraryDb, id: string, rows: readonly FileRow[]): Promise<void> {
  await db.transaction('rw', db.staged, async () => {
    const first = ((await stagedOf(db, id).last())?.n ?? 0) + 1;
    if (first === 1) await db.staged.clear();
    await db.staged.bulkAdd(rows.map((row, at) => ({ import: id, n: first + at, row })));
  });
}

/** What was laid aside for an import, in its order. */
export function stagedOf(db: LibraryDb, id: string, after = 0): Collection<StagedRow, [string, number]> {
  return db.staged.where('[import+n]').between([id, after], [id, Dexie.maxKey], false);
}

/** The same by chunks; in a transaction of the caller. */
export async function* stagedRows(db: LibraryDb, id: string): AsyncGenerator<FileRow[]> {
  for (let after = 0; ; ) {
    const found = await stagedOf(db, id, after).limit(AT_ONCE).toArray();
    const last = found.at(-1)?.n;
    if (last === undefined) return;
    yield found.map(({ row }) => row);
    after = last;
  }
}
