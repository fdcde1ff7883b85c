import type { Keeper } from '../library/backup/keeper.ts';
import type { LibraryDb } from '../library/db.ts';
import { openLibrary, storeTrouble } from '../library/open.ts';
import type { TroubleCode } from '../paper/trouble.ts';
import type { Diagnostics } from './diagnostics/diagnostics.ts';

/** The ways in which the background comes to the library. None of them keeps anything. */
export interface LibraryAccess {
  /** The open library, with the store's errors told as Troubles. */
  within<T>(use: (open: LibraryDb) => Promise<T>): Promise<T>;
  /** The same, for what changes it: not while it is damaged. */
  writing<T>(use: (open: LibraryDb) => Promise<T>): Promise<T>;
  /** Something that nobody waits for, and that may change the library: it tells whether it did. */
  writingIf<T>(use: (open: LibraryDb) => Promise<T>): Promise<T>;
  /** Brings what searches stand on up to date, without anybody waiting for it. */
  tidy(work: (open: LibraryDb) => Promise<void>): void;
}

/** What needs no mending: somebody asked for what is not there, or not theirs. */
const EXPECTED: readonly TroubleCode[] = [
  'not-in-library',
  'not-allowed',
  'too-much',
  'note-too-long',
  'import-stopped',
  'library-damaged',
];

export function createOpened(
  db: LibraryDb,
  { keeper, diagnostics }: { keeper: Pick<Keeper, 'guard' | 'wrote'>; diagnostics: Pick<Diagnostics, 'report'> },
): LibraryAccess {
  async function within<T>(use: (open: LibraryDb) => Promise<T>): Promise<T> {
    try {
      return await use(await openLibrary(db));
    } catch (error) {
      const trouble = storeTrouble(error);
      if (!EXPECTED.includes(trouble.code)) void diagnostics.report(trouble, 'library').catch(() => undefined);
      throw trouble;
    }
  }

  function writingIf<T>(use: (open: LibraryDb) => Promise<T>, did: (done: T) => boolean = Boolean): Promise<T> {
    return within(async (open) => {
      await keeper.guard(open);
      const done = await use(open);
      if (did(done)) keeper.wrote(open);
      return done;
    });
  }

  return {
    within,
    writing: (use) => writingIf(use, () => true),
    writingIf,
    tidy(work) {
      within(async (open) => {
        await keeper.guard(open);
        await work(open);
      }).catch(() => undefined);
    },
  };
}
