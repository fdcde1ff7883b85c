import type { Keeper } from '../library/backup/keeper.ts';
import type { LibraryDb } from '../library/db.ts';
import { commitImport, type Watch } from '../library/import/commit.ts';
import { eraseLibrary } from '../library/import/erase.ts';
import { stage, stagedOf } from '../library/import/stage.ts';
import { lastImport, undoImport } from '../library/import/undo-import.ts';
import type { Progress } from '../protocol/requests.ts';
import type { Sender } from '../protocol/roles.ts';
import type { Handlers } from '../protocol/server.ts';

/** What taking files in needs of the rest of the background. */
export interface AroundFiles {
  /** The open library, with its errors told as Troubles. */
  within<T>(use: (open: LibraryDb) => Promise<T>): Promise<T>;
  /** The same, for what changes it: refused while it is damaged. */
  writing<T>(use: (open: LibraryDb) => Promise<T>): Promise<T>;
  /** Much changed: every page should look again. */
  changed(by: Sender): void;
  /** Empties what is kept beside the library, and tells what is left of it. */
  forget(): Promise<string[]>;
  underWay: UnderWay;
  keeper: Keeper;
}

/** The requests that have to do with files and with the library as a whole. */
type FileHandlers = Pick<Handlers, 'stage' | 'commitImport' | 'dropImport' | 'undoImport' | 'lastImport' | 'eraseAll'>;

export function serveFiles({ within, writing, changed, forget, underWay, keeper }: AroundFiles): FileHandlers {
  return {
    async stage({ import: id, rows }) {
      await writing((open) => stage(open, id, rows));
      return null;
    },
    async commitImport({ import: id, how, rows, status }, sender) {
      const done = await writing(async (open) => {
        await keeper.backUp(open);
        return commitImport(open, id, how, { ...underWay.watch(id), rows, ...(status && { status }) });
      });
      changed(sender);
      return done;
    },
    async dropImport({ import: id }) {
      underWay.stop(id);
      await within((open) => stagedOf(open, id).delete());
      return null;
    },
    async undoImport({ import: id }, sender) {
      await writing((open) => undoImport(open, id));
      changed(sender);
      return null;
    },
    async lastImport() {
      const last = await within(lastImport);
      if (!last) return null;
      const { name: _name, tags: _tags, seq: _seq, ...answered } = last;
      return answered;
    },
    async eraseAll(_, sender) {
      underWay.stopAll();
      // A backup that is being made would be whole after all is gone.
      const { rows, kept } = await keeper.resting(async () => {
        const left = await within(eraseLibrary);
        // What was still to be noted of the library that was, is: that it is gone.
        await within((open) => keeper.accept(open));
        const found = await forget();
        return { rows: left, kept: found.length > 0 ? await forget() : found };
      });
      changed(sender);
      return { rows, kept };
    },
  };
}

/** Imports under way, to be watched and stopped. */
export interface UnderWay {
  watch(id: string): Watch;
  stop(id: string): void;
  stopAll(): void;
}

/** @param reportProgress our own pages how far an import is */
export function createUnderWay(reportProgress: (progress: Progress) => void): UnderWay {
  const stops = new Map<string, AbortController>();
  return {
    watch(id) {
      const stop = new AbortController();
      stops.set(id, stop);
      return { progress: (done, of) => reportProgress({ papermarksProgress: id, done, of }), signal: stop.signal };
    },
    stop(id) {
      stops.get(id)?.abort();
      stops.delete(id);
    },
    stopAll() {
      for (const stop of stops.values()) stop.abort();
      stops.clear();
    },
  };
}
