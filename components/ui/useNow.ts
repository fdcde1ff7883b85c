import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/** The present time in milliseconds since 1970, to the minute: a page that stays open does not tell old times. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
