import { useCallback, useState } from 'react';
import { EVERYTHING, type ListQuery } from './list-query.ts';
import type { Span } from './read-list.ts';

/** How many papers are read at first. */
const FIRST = 50;

/** How many are read, and drawn, at most. */
const MOST = 100;

/** By how many papers the stretch that is read moves on. */
const STEP = 25;

const START: Span = { offset: 0, count: FIRST };

/** What a person wants to see of the library, and which stretch of that list. */
export function useListQuery() {
  const [listQuery, setWish] = useState<ListQuery>(EVERYTHING);
  const [span, setSpan] = useState<Span>(START);

  const change = useCallback((part: Partial<ListQuery>) => {
    setWish((before) => ({ ...before, ...part }));
    setSpan(START);
  }, []);

  /** Reads on around a place of the list. As often as that is asked before it has come, it is read once. */
  const near = useCallback((place: number) => {
    const offset = Math.max(0, Math.floor((place - MOST / 2) / STEP) * STEP);
    setSpan((before) => (before.offset === offset && before.count === MOST ? before : { offset, count: MOST }));
  }, []);

  return { listQuery, span, change, near };
}
