import { LibraryDb } from '../../lib/store/db.ts';
import { perform } from '../../lib/store/marks.ts';
import { openLibrary } from '../../lib/store/open.ts';
import { find, type Query, warm } from '../../lib/store/search.ts';
import { shelve } from '../../lib/store/search-shelving.ts';

/*
 * What runs in a page of the extension to measure searches. It is built when it is needed and put in by the driver: it is
 * no part of the package.
 */

let db: LibraryDb | undefined;

/** Opens the library anew, as a popup does: nothing of it is in memory. Milliseconds. */
export function reopen(): Promise<number> {
  db?.close();
  const opened = new LibraryDb();
  db = opened;
  return timed(() => openLibrary(opened));
}

/** How long one search takes, in milliseconds, and what it found. */
export async function search(query: Query, limit: number): Promise<{ took: number; total: number }> {
  let total = 0;
  const took = await timed(async () => {
    total = (await find(library(), query, limit)).total;
  });
  return { took, total };
}

/** How long it takes to make the shelves true, in milliseconds. */
export function shelveAll(): Promise<number> {
  return timed(() => shelve(library()));
}

/** Whether searches are quick, after what is needed for that is read. */
export function isWarm(): Promise<boolean> {
  return warm(library());
}

/** How long acts take until they are on disk, in milliseconds each: every one puts a tag on another of the newest papers. */
export async function act(times: number): Promise<number[]> {
  const papers = await library().papers.orderBy('savedAt').reverse().limit(times).primaryKeys();
  const took: number[] = [];
  for (const [n, paper] of papers.entries()) {
    const change = { kind: 'tag', tag: `measured ${n}` } as const;
    took.push(await timed(() => perform(library(), { id: crypto.randomUUID(), paper, at: Date.now(), change })));
  }
  return took;
}

function library(): LibraryDb {
  if (!db) throw new Error('reopen() comes first.');
  return db;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
