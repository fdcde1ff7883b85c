import type { LibraryDb, PaperRow } from '../../lib/library/db.ts';
import { type RowsAsked, rowsOf } from '../../lib/library/identity/aliases.ts';
import { countByStatus, newest } from '../../lib/library/queries.ts';
import type { find } from '../../lib/library/search/search.ts';
import type { Seq } from '../../lib/mark/act.ts';
import { STATUSES, type Status } from '../../lib/mark/mark.ts';
import { tagKey } from '../../lib/mark/tag.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { type ListQuery, needsSearch } from './list-query.ts';

/** A stretch of a list: it is read and drawn in stretches, so that it may be of any length. */
export interface Span {
  /** How many papers come before it. */
  offset: number;
  count: number;
}

/** What a list asks of the library. */
export interface ListAsk {
  listQuery: ListQuery;
  span: Span;
  /** Papers to tell of although the list may leave them out. */
  also: readonly PaperId[];
}

/** What the library held at one moment. */
export interface Listed {
  listQuery: ListQuery;
  /** The papers of one stretch of the list, in its order. */
  rows: readonly PaperRow[];
  /** How many papers come before these. */
  offset: number;
  /** How many papers the whole list has. */
  total: number;
  /** Those of `also` that are in the library. */
  also: readonly PaperRow[];
  /** Of those of `also` that are in the library under another id: which. */
  named: ReadonlyMap<PaperId, PaperId>;
  counts: Record<Status, number>;
  /** The change up to which this is true. */
  upTo: Seq;
}

/** The search, once it is loaded. */
export type Find = typeof find;

/** Reads all that a list shows; what needs the search is left to `find`. */
export async function readList(db: LibraryDb, ask: ListAsk, find?: Find): Promise<Listed> {
  const { listQuery, span } = ask;
  if (!find || !needsSearch(listQuery)) return readNewest(db, ask);
  const { status, tags, ...others } = listQuery;
  const query = { ...others, tags: tags.map(tagKey), ...(status !== 'all' && { status }) };
  // What the list goes by is asked for first: it may be older than the rows, never newer.
  const [around, { rows, total }] = await Promise.all([
    readNewest(db, { ...ask, span: { offset: 0, count: 0 } }),
    find(db, query, span.count, span.offset),
  ]);
  return { ...around, rows, offset: span.offset, total };
}

/** One transaction, so that its parts agree. */
function readNewest(db: LibraryDb, { listQuery, span, also }: ListAsk): Promise<Listed> {
  const status = listQuery.status === 'all' ? undefined : listQuery.status;
  return db.transaction('r', [db.papers, db.counts, db.clock], async () => {
    const [rows, counts, others, clock] = await Promise.all([
      span.count > 0 ? newest(db, span.count, status, span.offset) : [],
      countByStatus(db),
      rowsOf(db, also),
      db.clock.get('clock'),
    ]);
    const total = status ? counts[status] : STATUSES.reduce((sum, each) => sum + counts[each], 0);
    return {
      listQuery,
      rows,
      offset: span.offset,
      total,
      also: [...new Map([...others.values()].map((row) => [row.id, row])).values()],
      named: namesOf(others),
      counts,
      upTo: clock?.seq ?? 0,
    };
  });
}

function namesOf(rows: RowsAsked): ReadonlyMap<PaperId, PaperId> {
  return new Map([...rows].flatMap(([id, row]): [PaperId, PaperId][] => (row.id === id ? [] : [[id, row.id]])));
}
