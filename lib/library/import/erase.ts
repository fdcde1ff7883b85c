import type { LibraryDb } from '../db.ts';
import { blocksAtRest } from '../search/keep-blocks.ts';

/** How often it is begun anew, where something is written while the library is erased. */
const TRIES = 3;

/**
 * Deletes every row of the library in one strict transaction. Returns how many rows each table has afterwards: 0, or the
 * erasing failed. What is written from papers that were read before, such as blocks to search in, comes first or is deleted too.
 */
export async function eraseLibrary(db: LibraryDb): Promise<Record<string, number>> {
  for (let tries = 1; ; tries++) {
    await blocksAtRest(db);
    await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
    const left = await Promise.all(db.tables.map(async (table) => [table.name, await table.count()] as const));
    if (tries === TRIES || left.every(([, rows]) => rows === 0)) return Object.fromEntries(left);
  }
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
