import type { LibraryDb } from '../db.ts';

/** Deletes every row of the library in one strict transaction. Returns how many rows each table has afterwards: 0, or the erasing failed. */
export async function eraseLibrary(db: LibraryDb): Promise<Record<string, number>> {
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
  return Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.count()] as const)));
}

/** A place where the extension keeps things beside the library, such as `storage.local`. */
export interface KeptArea {
  clear(): Promise<void>;
  get(keys: null): Promise<Record<string, unknown>>;
}

/** Deletes what the extension keeps beside the library. Returns the keys that are still there: none, or the erasing failed. */
export async function emptyAreas(...areas: readonly KeptArea[]): Promise<string[]> {
  await Promise.all(areas.map((area) => area.clear()));
  return (await Promise.all(areas.map((area) => area.get(null)))).flatMap((left) => Object.keys(left));
}
