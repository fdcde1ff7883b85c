import type { BackupInfo, Health, HealthTold, Often } from '../../messages/requests.ts';
import { asTrouble, Trouble } from '../../paper/trouble.ts';
import type { LibraryDb } from '../db.ts';
import { writeLibrary } from '../files/write-library.ts';
import { type BackupArea, createBackups } from './backups.ts';
import { createCanary } from './canary.ts';
import { createCopies, type SaveFile } from './copies.ts';

/** How long after a backup the next is made, when something changed, in milliseconds. */
const OFTEN = 60 * 60_000;

/** Watches that the library does not get lost: looks at it before the first write, and keeps backups. */
export interface Keeper {
  /** Throws Trouble `library-damaged` when the library does not hold what it should; looks once, and then remembers. */
  guard(db: LibraryDb): Promise<void>;
  /** Something was written: notes how far the library has come, and backs it up when it is time. */
  wrote(db: LibraryDb): void;
  /** Takes the library as it is for what it should be. */
  accept(db: LibraryDb): Promise<void>;
  /** Makes a backup now, unless nothing changed since the last. */
  backUp(db: LibraryDb): Promise<BackupInfo | undefined>;
  /** Saves the newest backup as a file too, that often; the first at once. */
  keepFiles(db: LibraryDb, every: Often): Promise<void>;
  /** The text of a backup: a library file. */
  textOf(id: string): AsyncGenerator<string>;
  /** What is known of the library's health; without a library that could be opened, of its backups. */
  told(db?: LibraryDb): Promise<HealthTold>;
}

/**
 * @param area `storage.local`
 * @param save saves a file among the person's downloads
 * @param alarm told when the library turns out to be damaged, and when it is good again
 * @param report told of what failed without anybody waiting for it
 */
export function createKeeper(area: BackupArea, save: SaveFile, alarm: (health: Health) => void, report: (error: Trouble) => void): Keeper {
  const canary = createCanary(area);
  const backups = createBackups(area);
  const copies = createCopies(area, save);
  let looked: Promise<Health> | undefined;
  let making: Promise<BackupInfo | undefined> | undefined;
  /** When the last backup was made, once that is known. */
  let lastAt: number | undefined;

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
    const [clock, [last]] = await Promise.all([db.clock.get('clock'), backups.list()]);
    if (!clock) return undefined;
    const { seq, device } = clock;
    if (last?.seq === seq && last.device === device) return last;
    const made = await backups.make({ text: writeLibrary(db), seq, device }, Date.now());
    lastAt = made?.at;
    return made;
  }

  function backUp(db: LibraryDb): Promise<BackupInfo | undefined> {
    making ??= make(db).finally(() => {
      making = undefined;
    });
    return making;
  }

  async function backUpInTime(db: LibraryDb): Promise<void> {
    lastAt ??= (await backups.list())[0]?.at ?? 0;
    const now = Date.now();
    // A clock that was set back does not put it off.
    if (now - lastAt >= OFTEN || lastAt > now) await backUp(db);
    await copyInTime();
  }

  async function copyInTime(): Promise<void> {
    const [newest] = await backups.list();
    if (newest) await copies.inTime({ state: `${newest.device} ${newest.seq}`, bytes: backups.bytesOf(newest) }, Date.now());
  }

  return {
    async guard(db) {
      const found = await health(db);
      if (found !== 'good') throw new Trouble('library-damaged', found);
    },
    wrote(db) {
      canary
        .note(db)
        .then(() => backUpInTime(db))
        .catch((error) => report(asTrouble(error)));
    },
    async accept(db) {
      await canary.note(db);
      const was = await looked?.catch(() => undefined);
      looked = Promise.resolve('good');
      lastAt = undefined;
      if (was && was !== 'good') alarm('good');
    },
    backUp,
    async keepFiles(db, every) {
      await copies.choose(every);
      if (every === 'never') return;
      await backUp(db);
      await copyInTime();
    },
    async *textOf(id) {
      const backup = (await backups.list()).find((each) => each.id === id);
      if (!backup) throw new Trouble('not-in-library', 'no such backup');
      yield* backups.textOf(backup);
    },
    async told(db) {
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
