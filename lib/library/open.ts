import { asTrouble, Trouble, type TroubleCode } from '../paper/trouble.ts';
import { DB_NAME, type LibraryDb, SCHEMA } from './db.ts';

/** What IndexedDB's and Dexie's errors mean for a person. */
const MEANING: Record<string, TroubleCode> = {
  VersionError: 'library-newer',
  QuotaExceededError: 'library-full',
  UnknownError: 'library-closed',
  InvalidStateError: 'library-closed',
  DatabaseClosedError: 'library-closed',
  OpenFailedError: 'library-closed',
  MissingAPIError: 'library-closed',
  NotFoundError: 'library-closed',
  AbortError: 'library-closed',
};

/** An error of the store as a Trouble. */
export function storeTrouble(error: unknown): Trouble {
  if (error instanceof Trouble || !(error instanceof Error)) return asTrouble(error);
  // Dexie wraps the browser's own error, or several; that one says what happened.
  const { failures, inner = failures?.[0] } = error as { inner?: unknown; failures?: readonly unknown[] };
  const cause = inner instanceof Error && MEANING[inner.name] ? inner : error;
  const code = MEANING[cause.name];
  return code ? new Trouble(code, `${cause.name}: ${cause.message}`.slice(0, 300), { cause: error }) : asTrouble(error);
}

/** How long to wait before each further try to open the library, in milliseconds. */
const WAITS = [100, 400] as const;

/**
 * Opens the library, and migrates it if need be; for the background. Dexie would open a newer library as it stands, so
 * that is refused here. What may pass, such as a disk that does not answer, is tried three times and no more.
 *
 * @throws Trouble `library-newer`, `library-full` or `library-closed`
 */
export async function openLibrary(db: LibraryDb): Promise<LibraryDb> {
  for (const wait of WAITS) {
    try {
      return await tryToOpen(db);
    } catch (error) {
      if (storeTrouble(error).code !== 'library-closed') throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return tryToOpen(db);
}

async function tryToOpen(db: LibraryDb): Promise<LibraryDb> {
  try {
    // Before Dexie opens it: where a newer library lacks one of our tables, Dexie would add that and raise its number.
    if (!db.isOpen()) refuseNewer((await versionOf(db.name)) ?? 0);
    await db.open();
  } catch (error) {
    throw storeTrouble(error);
  }
  refuseNewer(db.backendDB().version);
  return db;
}

/**
 * Old code in a page or worker that outlived an update must not write rows of its shape into a newer schema.
 *
 * @param version as the browser keeps it: ten times Dexie's, https://dexie.org/docs/Dexie/Dexie.version()
 * @throws Trouble `library-newer`
 */
export function refuseNewer(version: number): void {
  if (version > SCHEMA * 10) throw new Trouble('library-newer', `schema ${version / 10}, this code writes ${SCHEMA}`);
}

/** The number of a database as the browser keeps it: ten times Dexie's. */
async function versionOf(database: string): Promise<number | undefined> {
  const found = await indexedDB.databases?.();
  return found?.find(({ name }) => name === database)?.version;
}

/** Whether there is a library, as empty as it may be. */
export async function isLibraryThere(): Promise<boolean> {
  return (await versionOf(DB_NAME)) !== undefined;
}

/** Whether the library stands at this code's schema, so that a page may open it without the background's help. */
export async function isLibraryReady(): Promise<boolean> {
  return (await versionOf(DB_NAME)) === SCHEMA * 10;
}

/** Whether the library is known to stand at an older schema, or not to be there at all: opening it would migrate or make it. */
export async function isLibraryOlder(): Promise<boolean> {
  return indexedDB.databases !== undefined && ((await versionOf(DB_NAME)) ?? 0) < SCHEMA * 10;
}
