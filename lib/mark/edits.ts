/** A run of parts that another takes the place of: the old list's from the one place up to, and without, the other. */
export interface Edit {
  from: number;
  to: number;
  parts: readonly string[];
}

/** A run of parts that both lists have, and the one before it. */
interface Match {
  old: number;
  now: number;
  length: number;
  before: Match | undefined;
}

/** How many parts may have come or gone before two lists count as having nothing more in common. It bounds the time. */
const FURTHEST = 500;

/** What makes one list of another: the fewest parts gone and come, in their order, with a part between any two edits. */
export function editsBetween(old: readonly string[], now: readonly string[]): Edit[] {
  const start = alike(old, now, 0, 0);
  const most = Math.min(old.length, now.length) - start;
  let end = 0;
  while (end < most && old.at(-1 - end) === now.at(-1 - end)) end++;

  const edits: Edit[] = [];
  let next: Match = { old: old.length - end, now: now.length - end, length: end, before: undefined };
  const inner = matches(old.slice(start, next.old), now.slice(start, next.now));
  for (let match = inner; ; match = match.before) {
    const from = match ? start + match.old + match.length : start;
    const since = match ? start + match.now + match.length : start;
    if (from < next.old || since < next.now) edits.unshift({ from, to: next.old, parts: now.slice(since, next.now) });
    if (!match) return edits;
    next = { ...match, old: start + match.old, now: start + match.now };
  }
}

/** The list after some edits. */
export function edited(old: readonly string[], edits: readonly Edit[]): string[] {
  const kept = edits.flatMap(({ from, parts }, i) => [...old.slice(edits[i - 1]?.to ?? 0, from), ...parts]);
  return [...kept, ...old.slice(edits.at(-1)?.to ?? 0)];
}

/**
 * The last of the matches on the shortest way from one list to the other; none when that is longer than FURTHEST.
 * After Myers, "An O(ND) Difference Algorithm and Its Variations", 1986: how far one comes with `gone` parts gone or come,
 * on each diagonal (parts of the old list passed, less those of the new).
 */
function matches(old: readonly string[], now: readonly string[]): Match | undefined {
  const reached = new Map<number, { at: number; last: Match | undefined }>([[1, { at: 0, last: undefined }]]);
  for (let gone = 0; gone <= FURTHEST; gone++) {
    for (let diagonal = -gone; diagonal <= gone; diagonal += 2) {
      const come = reached.get(diagonal + 1);
      const went = reached.get(diagonal - 1);
      const isCome = diagonal === -gone || (diagonal !== gone && (went?.at ?? 0) < (come?.at ?? 0));
      const at = isCome ? (come?.at ?? 0) : (went?.at ?? 0) + 1;
      const before = (isCome ? come : went)?.last;
      const length = alike(old, now, at, at - diagonal);
      const last = length > 0 ? { old: at, now: at - diagonal, length, before } : before;
      if (at + length >= old.length && at + length - diagonal >= now.length) return last;
      reached.set(diagonal, { at: at + length, last });
    }
  }
  return undefined;
}

/** How many parts are the same in both lists from these places on. */
function alike(old: readonly string[], now: readonly string[], inOld: number, inNow: number): number {
  let length = 0;
  const most = Math.min(old.length - inOld, now.length - inNow);
  while (length < most && old[inOld + length] === now[inNow + length]) length++;
  return length;
}
