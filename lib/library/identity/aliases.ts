import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { Claims } from '../../protocol/requests.ts';
import type { LibraryDb, PaperRow } from '../db.ts';

/** The rows of some papers, by whatever id they were asked for: a row's own, or another of the same paper. */
export type RowsAsked = ReadonlyMap<PaperId, PaperRow>;

/** The rows that the library has of some ids; an id that has a row of its own is never another paper's. */
export async function rowsOf(db: LibraryDb, ids: readonly PaperId[]): Promise<Map<PaperId, PaperRow>> {
  const [own, others] = await Promise.all([db.papers.bulkGet([...ids]), aliasRows(db, ids)]);
  const asked = new Set(ids);
  const rows = new Map<PaperId, PaperRow>();
  for (const row of others) for (const id of row.also ?? []) if (asked.has(id)) rows.set(id, row);
  for (const row of own) if (row) rows.set(row.id, row);
  return rows;
}

async function aliasRows(db: LibraryDb, ids: readonly PaperId[]): Promise<PaperRow[]> {
  return db.papers.where('also').anyOf(ids).toArray();
}

/** The same, where a page says which other ids its papers have: what it says counts where the library knows nothing of the id itself. */
export async function rowsClaimed(db: LibraryDb, ids: readonly PaperId[], also: Claims = []): Promise<Map<PaperId, PaperRow>> {
  if (ids.length === 0) return new Map();
  const asked = new Set(ids);
  const claims = also.filter(([id]) => asked.has(id));
  const rows = await rowsOf(db, [...new Set([...ids, ...claims.flatMap(([, others]) => others)])]);
  for (const [id, others] of claims) {
    if (rows.has(id)) continue;
    const row = others.map((other) => rows.get(other)).find((found) => found && !found.apart?.includes(id));
    if (row) rows.set(id, row);
  }
  return new Map([...rows].filter(([id]) => asked.has(id)));
}

/** The id under which the library has each of some papers: its own, where the library has it under no other. */
export async function canonicalOf(db: LibraryDb, ids: readonly PaperId[]): Promise<(id: PaperId) => PaperId> {
  const asked = new Set(ids);
  const under = new Map<PaperId, PaperId>();
  for (const { id, also = [] } of await aliasRows(db, ids)) for (const other of also) if (asked.has(other)) under.set(other, id);
  const others = db.papers.where('id').anyOf([...under.keys()]);
  for (const id of await others.primaryKeys()) under.delete(id);
  return (id) => under.get(id) ?? id;
}

/**
 * Those of some ids that no other paper has, its own or another, so that this one may have them.
 *
 * @param after papers as they are to stand, which are not written yet
 */
export async function freeIds(
  db: LibraryDb,
  ids: readonly PaperId[],
  paper: PaperId,
  after: ReadonlyMap<PaperId, { row: PaperRow | undefined }>,
): Promise<PaperId[]> {
  const there = [...(await rowsOf(db, ids)).values()].filter(({ id }) => !after.has(id));
  const rows = [...there, ...[...after.values()].flatMap(({ row }) => row ?? [])].filter(({ id }) => id !== paper);
  const taken = new Set(rows.flatMap(({ id, also = [] }) => [id, ...also]));
  return ids.filter((id) => !taken.has(id));
}
