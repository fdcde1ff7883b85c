import Dexie, { type Collection } from 'dexie';
import type { FileRow } from '../../formats/library-file/file-row.ts';
import type { LibraryDb, StagedRow } from '../db.ts';
import { weightOf } from './weight.ts';

/** How many rows are held at a time. */
export const AT_ONCE = 500;

/** A heavy row takes as many numbers as there are times this in it: so many numbers hold no more than they may, whatever stands in a file. */
const LIGHT = 8_000;

/** Lays rows of a file aside, behind those that came before; nothing of the library changes. Of another import nothing stays. */
export async function stage(db: LibraryDb, id: string, rows: readonly FileRow[]): Promise<void> {
  await db.transaction('rw', db.staged, async () => {
    let n = (await stagedOf(db, id).last())?.n ?? 0;
    if (n === 0) await db.staged.clear();
    const numbered = rows.map((row): StagedRow => {
      n += Math.ceil(weightOf(row) / LIGHT);
      return { import: id, n, row };
    });
    await db.staged.bulkAdd(numbered);
  });
}

/** What was laid aside for an import, in its order. */
export function stagedOf(db: LibraryDb, id: string, after = 0, upTo?: number): Collection<StagedRow, [string, number]> {
  return db.staged.where('[import+n]').between([id, after], [id, upTo ?? Dexie.maxKey], false, true);
}

/** The same by chunks; in a transaction of the caller. */
export async function* stagedRows(db: LibraryDb, id: string): AsyncGenerator<FileRow[]> {
  const last = (await stagedOf(db, id).last())?.n ?? 0;
  for (let after = 0; after < last; after += AT_ONCE) {
    const found = await stagedOf(db, id, after, after + AT_ONCE).toArray();
    if (found.length > 0) yield found.map(({ row }) => row);
  }
}
