import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { LibraryDb } from '../../lib/library/db.ts';
import { type FoundPapers, find, findIds, type Query } from '../../lib/library/search/search.ts';
import { tagKey } from '../../lib/mark/tag.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { EVERYTHING, isNarrow, type ListQuery } from '../papers/wish.ts';

/** How many papers are shown to be chosen from. */
const SHOWN = 200;

/** Which papers of the library a person means: all, those of a filter, and of these without some. */
export interface Which {
  wish: ListQuery;
  change(part: Partial<ListQuery>): void;
  /** The first papers of the filter, and how many there are. */
  found: FoundPapers | undefined;
  isLeftOut(paper: PaperId): boolean;
  toggle(paper: PaperId): void;
  /** How many are meant. */
  count: number;
  /** Their ids, the newest first; undefined when the whole library is meant. */
  ids(): Promise<PaperId[] | undefined>;
}

export function useWhich(db: LibraryDb): Which {
  const [wish, setWish] = useState<ListQuery>(EVERYTHING);
  const [leftOut, setLeftOut] = useState<ReadonlySet<PaperId>>(new Set());
  const query: Query = {
    words: wish.words,
    tags: wish.tags.map(tagKey),
    sort: 'newest',
    ...(wish.status !== 'all' && { status: wish.status }),
  };
  const found = useLiveQuery(() => find(db, query, SHOWN), [db, wish]);

  return {
    wish,
    change(part) {
      setWish({ ...wish, ...part });
      setLeftOut(new Set());
    },
    found,
    isLeftOut: (paper) => leftOut.has(paper),
    toggle(paper) {
      const next = new Set(leftOut);
      if (!next.delete(paper)) next.add(paper);
      setLeftOut(next);
    },
    count: (found?.total ?? 0) - leftOut.size,
    async ids() {
      if (!isNarrow(wish) && leftOut.size === 0) return undefined;
      return (await findIds(db, query)).filter((paper) => !leftOut.has(paper));
    },
  };
}
