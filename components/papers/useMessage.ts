import { useEffect } from 'react';
import { papersText } from '../ui/words.ts';
import { isSearch, nameOf } from './list-query.ts';
import type { Listed } from './read-list.ts';

/** How long nothing is typed before it is said how much was found, in milliseconds. */
const PAUSE = 600;

/** Says how many papers were found, once a person has stopped typing. */
export function useMessage(listed: Listed | undefined, announce: (what: string) => void): void {
  const asked = listed && isSearch(listed.listQuery) ? nameOf(listed.listQuery) : undefined;
  const total = listed?.total ?? 0;
  useEffect(() => {
    if (asked === undefined) return;
    const timer = setTimeout(() => announce(papersText(total)), PAUSE);
    return () => clearTimeout(timer);
  }, [asked, total, announce]);
}
