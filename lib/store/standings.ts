import type { PaperId } from '../paper/paper-id.ts';
import type { LibraryDb } from './db.ts';
import type { Standing } from './draft.ts';

/** Papers as they stand, by their ids. */
export type Standings = ReadonlyMap<PaperId, Standing>;

/** Papers as they stand in the library, with all that belongs to them; in the transaction of the caller. */
export async function standingsOf(db: LibraryDb, ids: PaperId[]): Promise<Map<PaperId, Standing>> {
  const [rows, abstracts, notes, stamps] = await Promise.all([
    db.papers.bulkGet(ids),
    db.abstracts.bulkGet(ids),
    db.notes.bulkGet(ids),
    db.stamps.bulkGet(ids),
  ]);
  const standing = (id: PaperId, n: number): Standing => ({
    row: rows[n],
    abstract: abstracts[n]?.text,
    note: notes[n]?.text ?? '',
    stamps: stamps[n] ?? { id, seq: 0, fields: {} },
  });
  return new Map(ids.map((id, n) => [id, standing(id, n)]));
}
