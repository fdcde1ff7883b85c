import { useCallback, useEffect, useState } from 'react';
import type { LibraryDb } from '../../lib/library/db.ts';
import type { Client } from '../../lib/protocol/client.ts';
import type { Find } from './read-list.ts';

const load = () => import('../../lib/library/search/search.ts');

/**
 * The search, from when something is looked for on: opening the popup does not wait for it. Made ready ahead, the first key
 * is as quick as the others.
 */
export function useSearch(db: LibraryDb | undefined, client: Client, isWanted: boolean): { find: Find | undefined; makeReady(): void } {
  const [find, setFind] = useState<Find>();
  useEffect(() => {
    if (isWanted && !find) void load().then((search) => setFind(() => search.find));
  }, [isWanted, find]);

  const makeReady = useCallback(() => {
    async function warm(open: LibraryDb): Promise<void> {
      const { warm } = await load();
      if (!(await warm(open))) await client('openLibrary', null);
    }
    // What goes wrong here goes wrong again, and is told, when something is looked for.
    if (db) warm(db).catch(() => undefined);
  }, [db, client]);

  return { find, makeReady };
}
