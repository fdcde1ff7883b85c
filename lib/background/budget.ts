/** Allows so much within a stretch of time. A worker that dies forgets what it allowed: that is no more than a stretch's worth. */
export function createBudget(most: number, within: number): () => boolean {
  let taken: number[] = [];
  return () => {
    const now = Date.now();
    // A clock that was set back ends the stretch.
    taken = taken.filter((at) => at <= now && now - at < within);
    if (taken.length >= most) return false;
    taken.push(now);
    return true;
  };
}
