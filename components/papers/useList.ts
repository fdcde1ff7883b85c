import { useLiveQuery } from 'dexie-react-hooks';
import { useRef } from 'react';
import type { LibraryDb, PaperRow } from '../../lib/library/db.ts';
import { storeTrouble } from '../../lib/library/open.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { Trouble } from '../../lib/paper/trouble.ts';
import { nameOf, needsSearch } from './list-query.ts';
import { type Find, type ListAsk, type Listed, readList } from './read-list.ts';

/**
 * What a list shows, read anew whenever the library changes, in whatever context. Undefined until it is first read; while
 * the search is still to come, what was shown before.
 */
export function useList(db: LibraryDb | undefined, asked: ListAsk, find?: Find): { listed?: Listed; trouble?: Trouble } | undefined {
  const known = useRef(new Map<PaperId, PaperRow>());
  const answerable = useRef(asked);
  if (find || !needsSearch(asked.listQuery)) answerable.current = asked;
  const ask = answerable.current;
  return useLiveQuery(async () => {
    if (!db) return undefined;
    try {
      const listed = await readList(db, ask, find);
      known.current = steady(known.current, [...listed.rows, ...listed.also]);
      const same = (row: PaperRow): PaperRow => known.current.get(row.id) ?? row;
      return { listed: { ...listed, rows: listed.rows.map(same), also: listed.also.map(same) } };
    } catch (error) {
      return { trouble: storeTrouble(error) };
    }
  }, [db, nameOf(ask.listQuery), ask.span.offset, ask.span.count, ask.also.join(), needsSearch(ask.listQuery) && find]);
}

/** The rows by paper; one that says what it said before is the same object as before, so that nothing draws it anew. */
function steady(before: ReadonlyMap<PaperId, PaperRow>, rows: readonly PaperRow[]): Map<PaperId, PaperRow> {
  return new Map(
    rows.map((row) => {
      const old = before.get(row.id);
      return [row.id, old && JSON.stringify(old) === JSON.stringify(row) ? old : row];
    }),
  );
}
