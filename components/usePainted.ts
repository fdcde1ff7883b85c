import { useEffect, useRef } from 'react';

/** Sets the performance mark `papermarks:list-painted`, once: after the frame that first shows what was asked for. */
export function usePainted(isShown: boolean): void {
  const done = useRef(false);
  useEffect(() => {
    if (!isShown || done.current) return;
    done.current = true;
    requestAnimationFrame(() => performance.mark('papermarks:list-painted'));
  }, [isShown]);
}
