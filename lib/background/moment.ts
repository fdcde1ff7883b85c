/** How old a step may be that is taken back, and what is said to be done at the longest ago, in milliseconds. */
export const UNDO_WITHIN = 24 * 60 * 60_000;

/**
 * When an act was done, as it says: not later than now, or it would stand first for ever, and not longer ago than an act may be
 * on its way, in milliseconds since 1970.
 */
export function momentOf(at: number): number {
  const now = Date.now();
  return Math.min(now, Math.max(now - UNDO_WITHIN, at));
}
