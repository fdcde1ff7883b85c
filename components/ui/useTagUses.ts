import { useLiveQuery } from 'dexie-react-hooks';
import type { LibraryDb } from '../../lib/library/db.ts';
import { tagsInUse } from '../../lib/library/tag-uses.ts';
import type { TagUse } from '../../lib/mark/tag.ts';

/** The tags that papers carry, read when they are wanted and kept true while they are. */
export function useTagUses(db: LibraryDb | undefined, isWanted: boolean): readonly TagUse[] | undefined {
  return useLiveQuery(async () => (db && isWanted ? tagsInUse(db) : undefined), [db, isWanted]);
}
