import type { LibraryDb } from '../db.ts';

/** Empties every table of the library, in one strict transaction, and tells how many rows are left in each: none. */
export async function eraseLibrary(db: LibraryDb): Promise<Record<string, number>> {
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
  return Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.count()] as const)));
}
