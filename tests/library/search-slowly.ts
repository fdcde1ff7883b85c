import type { LibraryDb, PaperRow } from '../../lib/library/db.ts';
import type { FoundPapers, Query, Sort } from '../../lib/library/search/search.ts';
import { fold } from '../../lib/paper/fold.ts';
import { plainTex } from '../../lib/paper/tex.ts';

/** What a search should find, told a second time and as plainly as can be: every row and note is read and looked at. */
export async function findSlowly(db: LibraryDb, { words, status, tags, sort }: Query, limit: number): Promise<FoundPapers> {
  const notes = new Map((await db.notes.toArray()).map(({ id, text }) => [id, text]));
  const asked = fold(words).split(' ');
  const found = (await db.papers.toArray()).filter((row) => {
    const said = [row.title, plainTex(row.title), ...row.authors, ...row.tags, notes.get(row.id) ?? ''].map(fold);
    const isSaid = asked.every((word) => said.some((text) => text.includes(word)));
    return isSaid && (!status || row.status === status) && tags.every((tag) => row.tagKeys.includes(tag));
  });
  return { rows: found.sort(ORDERS[sort]).slice(0, limit), total: found.length };
}

type Order = (a: PaperRow, b: PaperRow) => number;

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
const newest: Order = (a, b) => b.savedAt - a.savedAt || compare(b.id, a.id);

const ORDERS: Record<Sort, Order> = {
  newest,
  oldest: (a, b) => newest(b, a),
  title: (a, b) => compare(fold(a.title), fold(b.title)) || newest(a, b),
  published: (a, b) => compare(b.published ?? '', a.published ?? '') || newest(a, b),
};
