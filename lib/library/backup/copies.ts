import type { Copies, Often } from '../../protocol/requests.ts';
import type { BackupArea } from './backups.ts';

/** After how long another file is due, in milliseconds. */
const SPANS: Record<Exclude<Often, 'never'>, number> = { daily: 24 * 60 * 60_000, weekly: 7 * 24 * 60 * 60_000 };

const KEY = 'copies';

/** Saves a file where the browser saves files. */
export type SaveFile = (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>;

/** A backup, and its bytes of gzip. */
export interface Copied {
  /** Tells states of the library apart. */
  state: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** By the person's choice, the newest backup as a file among their downloads, daily or weekly. */
export function createCopies(area: BackupArea, save: SaveFile) {
  async function read(): Promise<Copies> {
    return ((await area.get(KEY))[KEY] as Copies | undefined) ?? { every: 'never' };
  }

  return {
    read,
    async choose(every: Often): Promise<void> {
      const { failed: _, ...kept } = await read();
      await area.set({ [KEY]: { ...kept, every } });
    },
    /**
     * Saves a backup as a file, when that is due and the library is another than in the last file.
     *
     * @throws what `save` throws; then the person is told, and it is tried again the next time
     */
    async inTime({ state, bytes }: Copied, now: number): Promise<void> {
      const { failed: _, ...had } = await read();
      if (had.every === 'never' || had.state === state) return;
      const age = now - (had.at ?? Number.NEGATIVE_INFINITY);
      // A clock that was set back does not put it off.
      if (age >= 0 && age < SPANS[had.every]) return;
      try {
        await save(nameAt(now), bytes);
      } catch (error) {
        await area.set({ [KEY]: { ...had, failed: true } });
        throw error;
      }
      await area.set({ [KEY]: { ...had, at: now, state } });
    },
  };
}

/** By the day in UTC: papermarks-backup-2026-11-24.json.gz. */
function nameAt(now: number): string {
  return `papermarks-backup-${new Date(now).toISOString().slice(0, 10)}.json.gz`;
}
