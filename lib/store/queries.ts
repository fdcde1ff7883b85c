import Dexie from 'dexie';
import { type Mark, type MarkShown, STATUSES, type Status, UNMARKED } from '../paper/mark.ts';
import type { Paper } from '../paper/paper.ts';
import type { PaperId } from '../paper/paper-id.ts';
import type { LibraryDb, PaperRow } from './db.ts';
import { paperOf, shownOf } from './draft.ts';

/** The newest papers of the library, or of one status, at most `limit`, without the first `offset`. */
export function newest(db: LibraryDb, limit: number, status?: Status, offset = 0): Promise<PaperRow[]> {
  const rows = status
    ? db.papers.where('[status+savedAt]').between([status, Dexie.minKey], [status, Dexie.maxKey])
    : db.papers.orderBy('savedAt');
  return rows.reverse().offset(offset).limit(limit).toArray();
}

/** How many papers have each status. Kept in counters: counting the rows takes too long in a large library. */
export async function countByStatus(db: LibraryDb): Promise<Record<Status, number>> {
  const rows = await db.counts.toArray();
  const of = (status: Status): number => rows.find((row) => row.status === status)?.papers ?? 0;
  return Object.fromEntries(STATUSES.map((status) => [status, of(status)])) as Record<Status, number>;
}

/**
 * What the library holds of some papers, and the change up to which that is true. With `since`, what changed after that
 * change, unmarked papers too; all of them when the library has not come so far, because it is another than was asked then.
 */
export function marksOf(db: LibraryDb, ids: PaperId[], since?: number): Promise<{ marks: [PaperId, MarkShown][]; upTo: number }> {
  return db.transaction('r', [db.papers, db.stamps, db.clock], async () => {
    const upTo = (await db.clock.get('clock'))?.seq ?? 0;
    const wanted = since === undefined || since > upTo ? ids : await changedSince(db, ids, since);
    const rows = await db.papers.bulkGet(wanted);
    const marks = wanted.map((id, i): [PaperId, MarkShown] => [id, shownOf(rows[i])]);
    return { marks: since === undefined ? marks.filter(([, mark]) => mark !== UNMARKED) : marks, upTo };
  });
}

async function changedSince(db: LibraryDb, ids: PaperId[], since: number): Promise<PaperId[]> {
  const asked = new Set(ids);
  const changed = await db.stamps.where('seq').above(since).primaryKeys();
  return changed.filter((id) => asked.has(id));
}

/** A paper and its whole mark, or undefined when it is not in the library. */
export async function paperInFull(db: LibraryDb, id: PaperId): Promise<{ paper: Paper; mark: Mark } | undefined> {
  const read = () => Promise.all([db.papers.get(id), db.abstracts.get(id), db.notes.get(id)]);
  // One transaction, so that row and note are of the same moment.
  const [row, abstract, note] = await db.transaction('r', [db.papers, db.abstracts, db.notes], read);
  return row && { paper: paperOf(row, abstract?.text), mark: { status: row.status, tags: row.tags, note: note?.text ?? '' } };
}
