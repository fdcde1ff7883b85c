import type { PaperRow } from '../../lib/library/db.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { Listed } from './read-list.ts';

/**
 * The order of a stretch of a list in which some papers stay although the library would now leave them out: each behind
 * the paper that it last stood behind.
 *
 * @param stood the order in which the list was last shown
 */
export function keepPlaces({ rows, offset }: Listed, kept: ReadonlyMap<PaperId, PaperRow>, stood: readonly PaperId[]): readonly PaperId[] {
  const order = rows.map(({ id }) => id);
  const there = new Set(order);
  const missing = [...kept.values()].filter(({ id }) => !there.has(id));
  const places = new Map(stood.map((id, place) => [id, place]));
  const placeOf = ({ id }: PaperRow): number => places.get(id) ?? Number.POSITIVE_INFINITY;
  for (const row of missing.sort((a, b) => placeOf(a) - placeOf(b) || b.savedAt - a.savedAt)) {
    const at = places.has(row.id) ? behind(order, stood.slice(0, placeOf(row))) : byTime(order, rows, row);
    // What stood before this stretch is not drawn with it.
    if (at > 0 || offset === 0) order.splice(at, 0, row.id);
  }
  return order;
}

/** The place behind the last of those that stood before. */
function behind(order: readonly PaperId[], before: readonly PaperId[]): number {
  const ahead = new Set(before);
  return order.findLastIndex((id) => ahead.has(id)) + 1;
}

/** The place before the first paper that is older. */
function byTime(order: readonly PaperId[], rows: readonly PaperRow[], { savedAt }: PaperRow): number {
  const older = rows.find((row) => row.savedAt < savedAt);
  return older ? order.indexOf(older.id) : order.length;
}
