import { useCallback, useEffect, useState } from 'react';
import { LibraryDb } from '../../lib/library/db.ts';
import { isLibraryOlder, isLibraryReady, storeTrouble } from '../../lib/library/open.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';

/** How long the browser may take to open the library, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Opens the library for reading, after the background has made or migrated it where that is still to be done. A page never
 * migrates it: after an update the background may be the one before, which could not write any more.
 *
 * @throws Trouble by the code of what went wrong
 */
export async function openForReading(client: Client): Promise<LibraryDb> {
  if (!(await isLibraryReady())) await client('openLibrary', null);
  if (await isLibraryOlder()) throw new Trouble('background-old', 'it has opened the library at an older schema');
  const db = new LibraryDb();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Trouble('library-closed', 'opening took too long')), PATIENCE);
  });
  try {
    await Promise.race([db.open(), late]);
    return db;
  } catch (error) {
    db.close();
    throw storeTrouble(error);
  } finally {
    clearTimeout(timer);
  }
}

/** The library as a page of ours has it. */
export interface OpenedLibrary {
  /** Set once it is open. */
  db?: LibraryDb;
  /** Set when it cannot be opened or was closed. */
  trouble?: Trouble;
  /** Being opened, for the first time or once more. */
  opening: boolean;
  /** Opens it once more. */
  again(): void;
}

/** Opens the library, and tells when the browser closes it. */
export function useLibrary(open: () => Promise<LibraryDb>): OpenedLibrary {
  const [attempt, setAttempt] = useState(() => ({ opened: open() }));
  const [library, setLibrary] = useState<Omit<OpenedLibrary, 'again'>>({ opening: true });

  useEffect(() => {
    const gone = new AbortController();
    const set = (next: typeof library): void => void (gone.signal.aborted || setLibrary(next));
    const lost = (): void => set({ trouble: new Trouble('library-closed', 'while it was shown'), opening: false });
    attempt.opened.then(
      (db) => {
        if (gone.signal.aborted) return db.close();
        // The browser closes a library whose data the person clears; Dexie closes one that newer code wants to migrate.
        db.on('close', lost);
        gone.signal.addEventListener('abort', () => db.close());
        set({ db, opening: false });
      },
      (error) => set({ trouble: storeTrouble(error), opening: false }),
    );
    return () => gone.abort();
  }, [attempt]);

  const again = useCallback(() => {
    setLibrary((before) => ({ ...before, opening: true }));
    setAttempt({ opened: open() });
  }, [open]);

  return { ...library, again };
}
