import { useEffect, useRef } from 'react';

/** Sets the performance mark `papermarks:list-painted`, once, after the frame that first shows what was asked for, and calls `then`. */
export function usePainted(isShown: boolean, then?: () => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (!isShown || done.current) return;
    done.current = true;
    requestAnimationFrame(() => {
      performance.mark('papermarks:list-painted');
      // The frame is on the screen once a task of the next turn runs.
      if (then) setTimeout(then);
    });
  }, [isShown]);
}

/** Sets the performance mark `papermarks:results-painted`, after the frame that first shows what was asked for next, each time. */
export function useResultsPainted(shown: string | undefined): void {
  const before = useRef(shown);
  useEffect(() => {
    const isNext = before.current !== undefined && before.current !== shown;
    before.current = shown;
    if (isNext) requestAnimationFrame(() => performance.mark('papermarks:results-painted'));
  }, [shown]);
}
