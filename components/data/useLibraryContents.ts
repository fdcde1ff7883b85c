import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type { LibraryDb } from '../../lib/library/db.ts';
import { countByStatus } from '../../lib/library/queries.ts';
import { timeOf } from '../../lib/mark/field-clock.ts';

/** What the library holds. */
export interface LibraryContents {
  papers: number;
  /** When it last changed, in milliseconds since 1970; 0 when it never did. */
  changedAt: number;
  /** What it takes on disk, once the browser has told. */
  bytes?: number;
}

/** What the library holds, kept true. */
export function useLibraryContents(db: LibraryDb): LibraryContents | undefined {
  const held = useLiveQuery(
    () =>
      db.transaction('r', [db.counts, db.clock], async () => {
        const [counts, clock] = await Promise.all([countByStatus(db), db.clock.get('clock')]);
        const papers = Object.values(counts).reduce((sum, each) => sum + each, 0);
        return { papers, changedAt: clock ? timeOf(clock.last) : 0 };
      }),
    [db],
  );
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    if (!held) return;
    void navigator.storage?.estimate().then(({ usage }) => setBytes(usage));
  }, [held]);
  return held && { ...held, ...(bytes !== undefined && { bytes }) };
}
