import type { Status } from '../paper/mark.ts';
import type { LibraryDb, PaperRow } from './db.ts';

/** Keeps the counters per status and the table of tags true, in the transaction that changes the row. */
export async function recount(db: LibraryDb, before: PaperRow | undefined, after: PaperRow | undefined, at: number): Promise<void> {
  if (before?.status !== after?.status) {
    await Promise.all([before && add(db, before.status, -1), after && add(db, after.status, 1)]);
  }
  const had = new Set(before?.tagKeys);
  const has = new Set(after?.tagKeys);
  const gone = [...had].filter((key) => !has.has(key));
  const came = (after?.tagKeys ?? []).flatMap((key, i) => (had.has(key) ? [] : [{ key, name: after?.tags[i] ?? key }]));
  await Promise.all([...gone.map((key) => untag(db, key)), ...came.map(({ key, name }) => tag(db, key, name, at))]);
}

async function add(db: LibraryDb, status: Status, by: number): Promise<void> {
  const row = await db.counts.get(status);
  await db.counts.put({ status, papers: (row?.papers ?? 0) + by });
}

async function tag(db: LibraryDb, key: string, name: string, at: number): Promise<void> {
  const row = await db.tags.get(key);
  await db.tags.put({ key, name, count: (row?.count ?? 0) + 1, usedAt: at });
}

async function untag(db: LibraryDb, key: string): Promise<void> {
  const row = await db.tags.get(key);
  if (row && row.count > 1) await db.tags.put({ ...row, count: row.count - 1 });
  else await db.tags.delete(key);
}
