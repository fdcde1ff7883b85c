/** Undo takes back steps up to this age, in milliseconds. An act may say that it was done this long ago, and no longer. */
export const UNDO_WITHIN = 24 * 60 * 60_000;

/**
 * The time at which an act says that it was done, in milliseconds since 1970. A time in the future becomes now: such an act
 * would win against all later ones. A time too long ago becomes the earliest allowed: undo would not find such an act.
 */
export function momentOf(at: number): number {
  const now = Date.now();
  return Math.min(now, Math.max(now - UNDO_WITHIN, at));
}
