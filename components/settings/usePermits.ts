import { useEffect, useState } from 'react';
import type { Granted, Permits } from '../../lib/background/permissions.ts';

const NOTHING: Granted = { sites: new Set(), others: [], titles: false };

/** Where Papermarks may be, as long as that changes; nowhere until it is known. */
export function usePermits(permits: Permits): Granted {
  const [granted, setGranted] = useState(NOTHING);
  useEffect(() => {
    const gone = new AbortController();
    let last = 0;
    const look = (): void => {
      last += 1;
      const looked = last;
      // Answers may come in any order.
      void permits.granted().then((now) => gone.signal.aborted || looked < last || setGranted(now));
    };
    permits.watch(look, gone.signal);
    look();
    return () => gone.abort();
  }, [permits]);
  return granted;
}
