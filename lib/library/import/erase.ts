import type { LibraryDb } from '../db.ts';

/** Empties every table of the library, in one strict transaction, and tells how many rows are left in each: none. */
export async function eraseLibrary(db: LibraryDb): Promise<Record<string, number>> {
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
  return Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.count()] as const)));
}

/** A place where the extension keeps things beside the library, such as `storage.local`. */
export interface KeptArea {
  clear(): Promise<void>;
  get(keys: null): Promise<Record<string, unknown>>;
}

/** Empties places beside the library, and tells by what names something is left there: none. */
export async function emptyAreas(...areas: readonly KeptArea[]): Promise<string[]> {
  await Promise.all(areas.map((area) => area.clear()));
  return (await Promise.all(areas.map((area) => area.get(null)))).flatMap((left) => Object.keys(left));
}
