import { useEffect, useState } from 'react';
import type { Find } from './read-list.ts';

/** Loads the search; called ahead, it is there when it is wanted. */
export const loadSearch = () => import('../lib/store/search.ts');

/** The search, from when something is looked for on: opening the popup does not wait for it. */
export function useSearch(isWanted: boolean): Find | undefined {
  const [find, setFind] = useState<Find>();
  useEffect(() => {
    if (isWanted && !find) void loadSearch().then((search) => setFind(() => search.find));
  }, [isWanted, find]);
  return find;
}
