import { useCallback, useEffect, useState } from 'react';
import type { Find } from './read-list.ts';

/**
 * The search. It is loaded once the list is painted, or as soon as something is looked for: opening the popup does not
 * wait for it.
 */
export function useSearch(isWanted: boolean): { find: Find | undefined; isPainted(): void } {
  const [find, setFind] = useState<Find>();
  const load = useCallback(() => void import('../lib/store/search.ts').then((search) => setFind(() => search.find)), []);
  useEffect(() => {
    if (isWanted) load();
  }, [isWanted, load]);
  return { find, isPainted: load };
}
