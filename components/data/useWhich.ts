import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { LibraryDb } from '../../lib/library/db.ts';
import { type FoundPapers, find, findIds, type Query } from '../../lib/library/search/search.ts';
import { tagKey } from '../../lib/mark/tag.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { EVERYTHING, isNarrow, type ListQuery } from '../papers/list-query.ts';

/** How many papers are shown to be chosen from. */
const SHOWN = 200;

/** Which papers of the library a person means: all, those of a filter, and of these without some. */
export interface Which {
  listQuery: ListQuery;
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
  const [listQuery, setWish] = useState<ListQuery>(EVERYTHING);
  const [leftOut, setLeftOut] = useState<ReadonlySet<PaperId>>(new Set());
  const query: Query = {
    words: listQuery.words,
    tags: listQuery.tags.map(tagKey),
    sort: 'newest',
    ...(listQuery.status !== 'all' && { status: listQuery.status }),
  };
  const found = useLiveQuery(() => find(db, query, SHOWN), [db, listQuery]);

  return {
    listQuery,
    change(part) {
      setWish({ ...listQuery, ...part });
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
      if (!isNarrow(listQuery) && leftOut.size === 0) return undefined;
      return (await findIds(db, query)).filter((paper) => !leftOut.has(paper));
    },
  };
}
