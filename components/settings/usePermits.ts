import { useEffect, useState } from 'react';
import type { Permits } from '../../lib/messages/permits.ts';

const NONE: ReadonlySet<string> = new Set();

/** The sites that are permitted, by their ids, as long as that changes; none until it is known. */
export function usePermits(permits: Permits): ReadonlySet<string> {
  const [granted, setGranted] = useState(NONE);
  useEffect(() => {
    const gone = new AbortController();
    const look = (): void => void permits.granted().then((now) => gone.signal.aborted || setGranted(now));
    permits.watch(look, gone.signal);
    look();
    return () => gone.abort();
  }, [permits]);
  return granted;
}
