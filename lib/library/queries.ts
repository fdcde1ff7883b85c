import Dexie from 'dexie';
import { type Mark, type MarkShown, STATUSES, type Status, UNMARKED } from '../mark/mark.ts';
import type { PaperId } from '../paper/ids/paper-id.ts';
import type { Paper } from '../paper/paper.ts';
import type { Claims } from '../protocol/requests.ts';
import type { LibraryDb, PaperRow } from './db.ts';
import { canonicalOf, rowsClaimed } from './identity/aliases.ts';
import { markOf, paperOf, shownOf } from './paper-state.ts';

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
export function marksOf(
  db: LibraryDb,
  ids: PaperId[],
  since?: number,
  also: Claims = [],
): Promise<{ marks: [PaperId, MarkShown][]; upTo: number }> {
  return db.transaction('r', [db.papers, db.stamps, db.clock], async () => {
    const upTo = (await db.clock.get('clock'))?.seq ?? 0;
    const wanted = since === undefined || since > upTo ? ids : await changedSince(db, ids, since, also);
    const rows = await rowsClaimed(db, wanted, also);
    const marks = wanted.map((id): [PaperId, MarkShown] => [id, shownOf(rows.get(id))]);
    return { marks: since === undefined ? marks.filter(([, mark]) => mark !== UNMARKED) : marks, upTo };
  });
}

/** Those of which something changed: under the id that they are asked for by, or another of the same paper. */
async function changedSince(db: LibraryDb, ids: PaperId[], since: number, also: Claims): Promise<PaperId[]> {
  const rows = await db.stamps.where('seq').above(since).toArray();
  const changed = new Set(rows.flatMap(({ id, also: others = [] }) => [id, ...others]));
  const claimed = new Set(also.flatMap(([id, others]) => (others.some((other) => changed.has(other)) ? [id] : [])));
  return ids.filter((id) => changed.has(id) || claimed.has(id));
}

/** A paper and its whole mark, or undefined when it is not in the library. */
export async function paperInFull(db: LibraryDb, id: PaperId): Promise<{ paper: Paper; mark: Mark } | undefined> {
  const read = async () => {
    const canonical = (await canonicalOf(db, [id]))(id);
    return Promise.all([db.papers.get(canonical), db.abstracts.get(canonical), db.notes.get(canonical)]);
  };
  // One transaction, so that row and note are of the same moment.
  const [row, abstract, note] = await db.transaction('r', [db.papers, db.abstracts, db.notes], read);
  return row && { paper: paperOf(row, abstract?.text), mark: markOf({ row, note: note?.text ?? '' }) };
}
