import type { TagUse } from '../mark/tag.ts';
import type { LibraryDb } from './db.ts';

/** The tags that papers of the library carry, those put on a paper last first, at most `limit`. */
export async function tagsInUse(db: LibraryDb, limit = 2_000): Promise<TagUse[]> {
  const rows = await db.tags.orderBy('usedAt').reverse().limit(limit).toArray();
  return rows.map(({ name, count, usedAt }) => ({ name, count, usedAt }));
}
