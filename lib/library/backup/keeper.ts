import { asTrouble, Trouble } from '../../paper/trouble.ts';
import type { BackupInfo, Health, HealthReport, Often } from '../../protocol/requests.ts';
import type { LibraryDb } from '../db.ts';
import { writeLibrary } from '../write-library.ts';
import { type BackupArea, createBackups } from './backups.ts';
import { createCanary } from './canary.ts';
import { createCopies, type SaveFile } from './copies.ts';
import { dueIn, SOON } from './due.ts';

/** Does some work after so many milliseconds; a worker that dies before does not. */
export type Later = (work: () => void, after: number) => void;

/** Watches that the library does not get lost: looks at it before the first write, and keeps backups. */
export interface Keeper {
  /** Throws Trouble `library-damaged` when the library does not hold what it should; looks once, and then remembers. */
  guard(db: LibraryDb): Promise<void>;
  /** Something was written: notes how far the library has come, and backs it up when it is time. */
  wrote(db: LibraryDb): void;
  /** Takes the library as it is for what it should be. */
  accept(db: LibraryDb): Promise<void>;
  /** The browser has started: backs up what was written before it ended, when it is time. */
  started(db: LibraryDb): Promise<void>;
  /** Does something while nothing is kept: what is under way is stopped, and has ended before. */
  resting<T>(work: () => Promise<T>): Promise<T>;
  /** Makes a backup now, unless nothing changed since the last. */
  backUp(db: LibraryDb): Promise<BackupInfo | undefined>;
  /** Saves the newest backup as a file too, that often; the first at once. */
  keepFiles(db: LibraryDb, every: Often): Promise<void>;
  /** The text of a backup: a library file. */
  textOf(id: string): AsyncGenerator<string>;
  /** What is known of the library's health; without a library that could be opened, of its backups. */
  healthReport(db?: LibraryDb): Promise<HealthReport>;
}

/**
 * @param area `storage.local`
 * @param save saves a file among the person's downloads
 * @param alarm told when the library turns out to be damaged, and when it is good again
 * @param report told of what failed without anybody waiting for it
 */
export function createKeeper(
  area: BackupArea,
  save: SaveFile,
  alarm: (health: Health) => void,
  report: (error: Trouble) => void,
  later: Later = setTimeout,
): Keeper {
  const canary = createCanary(area);
  const backups = createBackups(area);
  const copies = createCopies(area, save);
  let looked: Promise<Health> | undefined;
  let making: Promise<BackupInfo | undefined> | undefined;
  /** The last backup, once that is known; null when there is none. */
  let last: BackupInfo | null | undefined;
  /** Whether it is to be looked at again soon. */
  let isWaiting = false;
  /** What nobody waits for, until it is over. */
  const underWay = new Set<Promise<unknown>>();
  let stop = new AbortController();
  let rests = 0;

  function watched<T>(work: Promise<T>): Promise<T> {
    const ends = work.catch(() => undefined).finally(() => underWay.delete(ends));
    underWay.add(ends);
    return work;
  }

  function health(db: LibraryDb): Promise<Health> {
    looked ??= canary.health(db).then((found) => {
      if (found !== 'good') alarm(found);
      return found;
    });
    looked.catch(() => {
      looked = undefined;
    });
    return looked;
  }

  async function make(db: LibraryDb): Promise<BackupInfo | undefined> {
    if ((await health(db)) !== 'good') throw new Trouble('library-damaged', 'no backup of it');
    const [clock, [newest]] = await Promise.all([db.clock.get('clock'), backups.list()]);
    if (!clock) return undefined;
    const { seq, device } = clock;
    if (newest?.seq === seq && newest.device === device) return newest;
    const made = await backups.make({ text: until(stop.signal, writeLibrary(db)), seq, device }, Date.now());
    last = made ?? newest ?? null;
    return made;
  }

  async function backUp(db: LibraryDb): Promise<BackupInfo | undefined> {
    if (rests > 0) throw new Trouble('import-stopped', 'nothing is kept now');
    making ??= make(db).finally(() => {
      making = undefined;
    });
    return watched(making);
  }

  async function backUpInTime(db: LibraryDb): Promise<void> {
    last ??= (await backups.list())[0] ?? null;
    const held = await canary.read();
    const due = held ? dueIn(last ?? undefined, held, Date.now()) : Number.POSITIVE_INFINITY;
    if (due <= 0) await backUp(db);
    else if (due <= SOON && !isWaiting) {
      isWaiting = true;
      later(() => {
        isWaiting = false;
        unattended(backUpInTime(db));
      }, due);
    }
    await copyInTime();
  }

  async function copyInTime(): Promise<void> {
    const [newest] = await backups.list();
    if (!newest) return;
    const bytes = until(stop.signal, backups.bytesOf(newest));
    await copies.inTime({ state: `${newest.device} ${newest.seq}`, bytes }, Date.now());
  }

  /** Nobody waits for it; that it was stopped is no failure. */
  function unattended(work: Promise<unknown>): void {
    const { signal } = stop;
    watched(work).catch((error) => signal.aborted || report(asTrouble(error)));
  }

  return {
    async guard(db) {
      const found = await health(db);
      if (found !== 'good') throw new Trouble('library-damaged', found);
    },
    wrote(db) {
      if (rests === 0) unattended(canary.note(db).then(() => backUpInTime(db)));
    },
    async started(db) {
      if ((await health(db)) === 'good') await watched(backUpInTime(db));
    },
    async resting(work) {
      rests += 1;
      stop.abort(new Trouble('import-stopped', 'nothing is kept any more'));
      try {
        while (underWay.size > 0) await Promise.all(underWay);
        return await work();
      } finally {
        rests -= 1;
        if (rests === 0) stop = new AbortController();
        last = undefined;
      }
    },
    async accept(db) {
      await canary.note(db);
      const was = await looked?.catch(() => undefined);
      looked = Promise.resolve('good');
      last = undefined;
      if (was && was !== 'good') alarm('good');
    },
    backUp,
    async keepFiles(db, every) {
      await copies.choose(every);
      if (every === 'never') return;
      await backUp(db);
      await watched(copyInTime());
    },
    async *textOf(id) {
      const backup = (await backups.list()).find((each) => each.id === id);
      if (!backup) throw new Trouble('not-in-library', 'no such backup');
      yield* backups.textOf(backup);
    },
    async healthReport(db) {
      const [found, should, list, files] = await Promise.all([
        db ? health(db) : ('closed' as const),
        canary.read(),
        backups.list(),
        copies.read(),
      ]);
      return { health: found, backups: list, copies: files, ...(should && { expected: should.papers }) };
    },
  };
}

/** The same pieces, until the signal is aborted: then its reason is thrown. */
async function* until<T>(signal: AbortSignal, pieces: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const piece of pieces) {
    signal.throwIfAborted();
    yield piece;
  }
  signal.throwIfAborted();
}
