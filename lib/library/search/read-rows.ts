import type { Seq } from '../../mark/act.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { LibraryDb, PaperRow } from '../db.ts';
import { type Entry, entryOf } from './search-block.ts';

/** The last change of the library. */
export async function lastChange(db: LibraryDb): Promise<Seq> {
  return (await db.clock.get('clock'))?.seq ?? 0;
}

/** The papers that changed after a change, those that left the library too. */
export function changedAfter(db: LibraryDb, seq: Seq): Promise<PaperId[]> {
  return db.stamps.where('seq').above(seq).primaryKeys();
}

/** What is searched of some papers, without those that are not in the library. */
export async function entriesOf(db: LibraryDb, ids: PaperId[]): Promise<Entry[]> {
  return withNotes(db, await db.papers.bulkGet(ids));
}

/** What is searched of the papers behind one by the order of ids, up to and with another; no more than `limit`. */
export async function entriesBehind(db: LibraryDb, after: string, limit: number, upTo?: string): Promise<Entry[]> {
  const ids = db.papers.where(':id');
  const behind = upTo === undefined ? ids.above(after) : ids.between(after, upTo, false, true);
  return withNotes(db, await behind.limit(limit).toArray());
}

async function withNotes(db: LibraryDb, found: readonly (PaperRow | undefined)[]): Promise<Entry[]> {
  const rows = found.filter((row) => row !== undefined);
  const notes = await db.notes.bulkGet(rows.filter(({ noted }) => noted).map(({ id }) => id));
  const noteOf = new Map(notes.flatMap((note) => (note ? [[note.id, note.text]] : [])));
  return rows.map((row) => entryOf(row, noteOf.get(row.id)));
}
