import type { ActRow, LibraryDb } from '../db.ts';

/** How many changes of the library are remembered, to be undone or recognised when they are sent again; older ones are forgotten. */
export const ACTS_KEPT = 1_000;

/** How many acts are remembered at most, where changes are of many papers each. */
export const ACT_ROWS_KEPT = 10_000;

/**
 * How many acts are remembered beyond these that no page's script did: notes, removals, papers that were joined, and what a page
 * took back of them. So nothing that a page does pushes them out.
 */
export const OWN_KEPT = 2_000;

/** After how many changes it is looked at how many acts there are; and at once after a change of so many papers. */
const OFTEN = 20;
const MANY = 1_000;

/** How many changes are read at once at most; the first reads are smaller, as the last act is mostly what is wanted. */
const AT_ONCE = 64;

/**
 * The acts that are remembered, the newest first, each read once.
 *
 * @param from the number of the oldest change that is wanted
 */
export async function* actsBack(db: LibraryDb, from = 0): AsyncGenerator<ActRow[]> {
  let size = 1;
  for (let below = Number.POSITIVE_INFINITY; ; ) {
    const last = await db.acts.where('seq').between(from, below, true, false).last();
    if (!last) return;
    const first = Math.max(from, last.seq - size + 1);
    const rows = await db.acts.where('seq').between(first, last.seq, true, true).toArray();
    yield rows.reverse();
    below = first;
    size = Math.min(AT_ONCE, size * 4);
  }
}

/** Up to which change the acts were looked at, by whether a page did them. */
const lookedAt = new WeakMap<LibraryDb, number>();

/** Forgets the oldest acts, after a change that put so many there; in its transaction. */
export async function forgetActs(db: LibraryDb, seq: number, put: number): Promise<void> {
  const counts = put > MANY || seq % OFTEN === 0;
  const [over] = counts ? await db.acts.orderBy('seq').reverse().offset(ACT_ROWS_KEPT).limit(1).keys() : [];
  const oldest = Math.max(seq - ACTS_KEPT + 1, typeof over === 'number' ? over : 0);
  const last = lookedAt.get(db) ?? 0;
  // Of a library that was erased the numbers begin anew.
  const from = last > seq ? 0 : last;
  if (oldest <= from) return;
  const passed = await db.acts.where('seq').between(from, oldest, true, false).toArray();
  await db.acts.bulkDelete(passed.filter(({ byPage }) => byPage).map(({ id }) => id));
  if (passed.some(({ byPage }) => !byPage)) {
    const own = db.acts.where('seq').below(oldest);
    const more = (await own.count()) - OWN_KEPT;
    if (more > 0) await own.limit(more).delete();
  }
  lookedAt.set(db, oldest);
}
