import type { Stamp } from '../../mark/field-clock.ts';
import type { Health } from '../../protocol/requests.ts';
import type { LibraryDb } from '../db.ts';
import { countByStatus } from '../queries.ts';
import type { BackupArea } from './backups.ts';

/** What the library is known to have held, kept outside of it. */
export interface Canary {
  /** The library's own name for this browser profile. */
  device: string;
  papers: number;
  seq: number;
  last: Stamp;
}

const KEY = 'canary';

/**
 * Knows outside the database how far the library has come. IndexedDB may come back empty or as it was some time ago without
 * any error; a canary that is ahead of the library tells. One that is behind does not: an act is on disk before it.
 */
export function createCanary(area: BackupArea) {
  let turn: Promise<unknown> = Promise.resolve();
  let isWaiting = false;

  async function read(): Promise<Canary | undefined> {
    return (await area.get(KEY))[KEY] as Canary | undefined;
  }

  async function write(db: LibraryDb): Promise<void> {
    isWaiting = false;
    const now = await stateOf(db);
    if (now) await area.set({ [KEY]: now });
    else await area.remove([KEY]);
  }

  return {
    read,
    /** Takes the library as it is for what it should be. Called again before it has begun, it is done once. */
    note(db: LibraryDb): Promise<void> {
      if (isWaiting) return turn as Promise<void>;
      isWaiting = true;
      const done = turn.then(() => write(db));
      turn = done.catch(() => undefined);
      return done;
    },
    /** Whether the library holds what it should. */
    async health(db: LibraryDb): Promise<Health> {
      const [canary, now] = await Promise.all([read(), stateOf(db)]);
      if (!canary) return 'good';
      const isWhole = now !== undefined && now.device === canary.device && now.seq >= canary.seq && now.last >= canary.last;
      if (isWhole) return 'good';
      return now && now.papers > 0 ? 'short' : 'empty';
    },
  };
}

/** How far a library has come; undefined when nothing was ever done in it. */
async function stateOf(db: LibraryDb): Promise<Canary | undefined> {
  return db.transaction('r', [db.clock, db.counts], async () => {
    const [clock, counts] = await Promise.all([db.clock.get('clock'), countByStatus(db)]);
    if (!clock) return undefined;
    const papers = Object.values(counts).reduce((sum, each) => sum + each, 0);
    return { device: clock.device, papers, seq: clock.seq, last: clock.last };
  });
}
