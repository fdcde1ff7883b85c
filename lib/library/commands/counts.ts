import type { Status } from '../../mark/mark.ts';
import type { LibraryDb, PaperRow, TagRow } from '../db.ts';

/** A paper's row before a change and after it; none where the paper is not in the library. */
export interface Move {
  before: PaperRow | undefined;
  after: PaperRow | undefined;
}

/** How the uses of a tag changed, and how it is written where it was put on. */
interface Uses {
  by: number;
  name?: string;
}

/**
 * Keeps the counters per status and the table of tags true, in the transaction that changes the rows.
 *
 * @param at when tags were put on, in milliseconds since 1970
 */
export async function recount(db: LibraryDb, moves: readonly Move[], at: number): Promise<void> {
  const statuses = new Map<Status, number>();
  const tags = new Map<string, Uses>();
  const add = (status: Status | undefined, by: number): unknown => status && statuses.set(status, (statuses.get(status) ?? 0) + by);
  for (const { before, after } of moves) {
    add(before?.status, -1);
    add(after?.status, 1);
    const had = new Set(before?.tagKeys);
    const has = new Set(after?.tagKeys);
    for (const key of had) if (!has.has(key)) tags.set(key, { ...tags.get(key), by: (tags.get(key)?.by ?? 0) - 1 });
    for (const [n, key] of (after?.tagKeys ?? []).entries())
      if (!had.has(key)) tags.set(key, { name: after?.tags[n] ?? key, by: (tags.get(key)?.by ?? 0) + 1 });
  }
  await Promise.all([addToCounts(db, statuses), addToTags(db, tags, at)]);
}

async function addToCounts(db: LibraryDb, by: ReadonlyMap<Status, number>): Promise<void> {
  const changed = [...by].filter(([, more]) => more !== 0);
  const rows = await db.counts.bulkGet(changed.map(([status]) => status));
  await db.counts.bulkPut(changed.map(([status, more], n) => ({ status, papers: (rows[n]?.papers ?? 0) + more })));
}

async function addToTags(db: LibraryDb, by: ReadonlyMap<string, Uses>, at: number): Promise<void> {
  const rows = await db.tags.bulkGet([...by.keys()]);
  const stay: TagRow[] = [];
  const gone: string[] = [];
  for (const [n, [key, uses]] of [...by].entries()) {
    const row = rows[n];
    const count = (row?.count ?? 0) + uses.by;
    if (count <= 0) gone.push(key);
    else stay.push({ key, name: uses.name ?? row?.name ?? key, count, usedAt: uses.name === undefined ? (row?.usedAt ?? at) : at });
  }
  await Promise.all([db.tags.bulkPut(stay), db.tags.bulkDelete(gone)]);
}
