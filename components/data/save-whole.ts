import type { LibraryDb } from '../../lib/library/db.ts';
import { writeLibrary } from '../../lib/library/write-library.ts';
import { datedFileName, gather, saveAs } from './save-file.ts';

/**
 * Saves the whole library as a file, with nothing drawn of it.
 *
 * @param library opens it for reading
 */
export async function saveWhole(library: () => Promise<LibraryDb>): Promise<void> {
  const db = await library();
  try {
    saveAs(datedFileName('json', Date.now()), await gather(writeLibrary(db), 'application/json', new AbortController().signal));
  } finally {
    db.close();
  }
}
