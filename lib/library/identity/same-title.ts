import { fold } from '../../paper/fold.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { LibraryDb, PaperRow } from '../db.ts';
import { find } from '../search/search.ts';

/** A shorter title is many papers'. In UTF-16 code units, folded. */
const SHORTEST = 20;

/** The other papers of the library that are called the same: perhaps one with it, which only a person can say. */
export async function sameTitle(db: LibraryDb, { id, title }: { id: PaperId; title: string }): Promise<PaperRow[]> {
  const name = fold(title);
  if (name.length < SHORTEST) return [];
  const { rows } = await find(db, { words: title, tags: [], sort: 'oldest' }, 10);
  return rows.filter((row) => row.id !== id && fold(row.title) === name);
}
