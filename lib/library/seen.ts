import type { PaperId } from '../paper/ids/paper-id.ts';
import type { LibraryDb } from './db.ts';

/** How long one visit lasts: a page that is loaded again within it tells the same papers as new, in milliseconds. */
export const VISIT = 30 * 60_000;

/** How long it is remembered that a paper stood in view, in milliseconds. */
export const REMEMBERED = 365 * 24 * 60 * 60_000;

/** Which of some papers had not stood in view before this visit. */
export async function newAmong(db: LibraryDb, papers: PaperId[], now: number): Promise<PaperId[]> {
  const rows = await db.seen.bulkGet(papers);
  return papers.filter((_, n) => (rows[n]?.at ?? now) > now - VISIT);
}

/** These papers stood in view; only the first time counts. It is no part of any mark. */
export async function saw(db: LibraryDb, papers: PaperId[], now: number): Promise<void> {
  await db.transaction('rw', db.seen, async () => {
    const rows = await db.seen.bulkGet(papers);
    await db.seen.bulkPut(papers.flatMap((id, n) => (rows[n] ? [] : [{ id, at: now }])));
    await db.seen
      .where('at')
      .below(now - REMEMBERED)
      .delete();
  });
}
