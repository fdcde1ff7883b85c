import type { Progress } from '../messages/requests.ts';
import type { Sender } from '../messages/roles.ts';
import type { Handlers } from '../messages/server.ts';
import type { LibraryDb } from './db.ts';
import { commitImport } from './import/commit.ts';
import { eraseLibrary } from './import/erase.ts';
import { stage, stagedOf } from './import/stage.ts';
import { lastImport, undoImport } from './import/undo-import.ts';
import { mendShelves } from './search-shelving.ts';

/** What taking files in needs of the background around it. */
export interface AroundFiles {
  /** Much changed: every page should look again. */
  changed(by: Sender): void;
  /** Tells our own pages how far an import is. */
  tell(progress: Progress): void;
  /** Empties what is kept beside the library, and tells what is left of it. */
  forget(): Promise<string[]>;
}

/** The requests that have to do with files and with the library as a whole. */
type FileHandlers = Pick<Handlers, 'stage' | 'commitImport' | 'dropImport' | 'undoImport' | 'lastImport' | 'eraseAll'>;

/** @param within the open library, with its errors told as Troubles */
export function serveFiles(within: <T>(use: (open: LibraryDb) => Promise<T>) => Promise<T>, around: AroundFiles): FileHandlers {
  const underWay = new Map<string, AbortController>();

  return {
    async stage({ import: id, rows }) {
      await within((open) => stage(open, id, rows));
      return null;
    },
    async commitImport({ import: id, how, rows, status }, sender) {
      const stop = new AbortController();
      underWay.set(id, stop);
      const progress = (done: number, of: number): void => around.tell({ papermarksProgress: id, done, of });
      try {
        return await within((open) => commitImport(open, id, how, { progress, signal: stop.signal, rows, ...(status && { status }) }));
      } finally {
        underWay.delete(id);
        changed(sender);
      }
    },
    async dropImport({ import: id }) {
      underWay.get(id)?.abort();
      await within((open) => stagedOf(open, id).delete());
      return null;
    },
    async undoImport({ import: id }, sender) {
      await within((open) => undoImport(open, id));
      changed(sender);
      return null;
    },
    async lastImport() {
      const last = await within(lastImport);
      if (!last) return null;
      const { name: _name, tags: _tags, seq: _seq, ...told } = last;
      return told;
    },
    async eraseAll(_, sender) {
      const rows = await within(eraseLibrary);
      const kept = await around.forget();
      around.changed(sender);
      return { rows, kept };
    },
  };

  function changed(sender: Sender): void {
    around.changed(sender);
    within(mendShelves).catch(() => undefined);
  }
}
