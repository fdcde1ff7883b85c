import type { FileRow } from '../formats/library-file/file-row.ts';
import { readLibrary } from '../formats/library-file/library-json.ts';
import type { Keeper } from '../library/backup/keeper.ts';
import type { LibraryDb } from '../library/db.ts';
import { commitImport, type Watch } from '../library/import/commit.ts';
import { AT_ONCE, stage, stagedOf } from '../library/import/stage.ts';
import { lastImport } from '../library/import/undo-import.ts';
import { weightOf } from '../library/import/weight.ts';
import { storeTrouble } from '../library/open.ts';
import { Trouble } from '../paper/trouble.ts';
import type { How, Imported } from '../protocol/requests.ts';
import type { Handlers } from '../protocol/server.ts';

type HealthHandlers = Pick<Handlers, 'health' | 'restore' | 'backUp' | 'keepFiles' | 'keepWhatIsHere'>;

/** What the health of the library needs of the rest of the background. */
export interface AroundHealth {
  /** The open library, with its errors told as Troubles. */
  within<T>(use: (open: LibraryDb) => Promise<T>): Promise<T>;
  /** Watches an import under way. */
  watch(id: string): Watch;
  /** Much changed: every page should look again. */
  changed(): void;
  keeper: Keeper;
}

/** How much of a backup is held at a time, in UTF-16 code units. */
const WEIGHT = 4_000_000;

/** The requests that have to do with whether the library is whole, and with its backups. */
export function serveHealth({ within, watch, changed, keeper }: AroundHealth): HealthHandlers {
  return {
    async health() {
      try {
        return await within((open) => keeper.healthReport(open));
      } catch (error) {
        if (storeTrouble(error).code === 'unexpected') throw error;
        return keeper.healthReport();
      }
    },
    async restore({ backup, how, import: id }) {
      const done = await within(async (open) => {
        // A library that is whole is backed up before; one that is damaged must not be.
        await keeper.guard(open).then(
          () => keeper.backUp(open),
          () => undefined,
        );
        const taken = await restored(open, id, how, keeper.textOf(backup), watch(id));
        await keeper.accept(open);
        return taken;
      });
      changed();
      return done;
    },
    async backUp() {
      return (await within((open) => keeper.backUp(open))) ?? null;
    },
    async keepFiles({ every }) {
      await within((open) => keeper.keepFiles(open, every));
      return null;
    },
    async keepWhatIsHere() {
      await within((open) => keeper.accept(open));
      return null;
    },
  };
}

/** Takes a backup in; once, although it is asked again because the answer was lost. */
async function restored(db: LibraryDb, id: string, how: How, text: AsyncIterable<string>, watch: Watch): Promise<Imported> {
  if ((await lastImport(db))?.import === id) return commitImport(db, id, how);
  await stagedOf(db, id).delete();
  return commitImport(db, id, how, { ...watch, rows: await stageAll(db, id, text) });
}

/** Lays the rows of a library file aside, and tells how many they are. */
async function stageAll(db: LibraryDb, id: string, text: AsyncIterable<string>): Promise<number> {
  let rows = 0;
  let weight = 0;
  let waiting: FileRow[] = [];
  async function send(): Promise<void> {
    await stage(db, id, waiting);
    rows += waiting.length;
    weight = 0;
    waiting = [];
  }
  for await (const row of readLibrary(text)) {
    if (row.kind === 'broken') throw new Trouble('file-cut', 'a row of a backup');
    waiting.push(row);
    weight += weightOf(row);
    if (waiting.length >= AT_ONCE || weight > WEIGHT) await send();
  }
  await send();
  return rows;
}
