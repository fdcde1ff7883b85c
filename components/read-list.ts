import type { Seq } from '../lib/paper/act.ts';
import type { Status } from '../lib/paper/mark.ts';
import type { PaperId } from '../lib/paper/paper-id.ts';
import type { LibraryDb, PaperRow } from '../lib/store/db.ts';
import { countByStatus, newest } from '../lib/store/queries.ts';

/** Which papers a list shows: those of one status, or all. */
export type Filter = Status | 'all';

/** What a list asks of the library. */
export interface ListAsk {
  filter: Filter;
  /** How many papers at most. */
  limit: number;
  /** Papers to tell of although the filter may have left them out. */
  also: readonly PaperId[];
}

/** What the library held at one moment. */
export interface Listed {
  filter: Filter;
  /** The newest first. */
  rows: readonly PaperRow[];
  /** Those of `also` that are in the library. */
  also: readonly PaperRow[];
  /** There may be more than `rows`. */
  more: boolean;
  counts: Record<Status, number>;
  /** The change up to which this is true. */
  upTo: Seq;
}

/** Reads all that a list shows in one transaction, so that its parts agree. */
export function readList(db: LibraryDb, { filter, limit, also }: ListAsk): Promise<Listed> {
  return db.transaction('r', [db.papers, db.counts, db.clock], async () => {
    const [rows, counts, others, clock] = await Promise.all([
      newest(db, limit, filter === 'all' ? undefined : filter),
      countByStatus(db),
      db.papers.bulkGet([...also]),
      db.clock.get('clock'),
    ]);
    return {
      filter,
      rows,
      also: others.filter((row) => row !== undefined),
      more: rows.length === limit,
      counts,
      upTo: clock?.seq ?? 0,
    };
  });
}
