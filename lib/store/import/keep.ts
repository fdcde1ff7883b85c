import { rowText } from '../../formats/library-json.ts';
import { isUnmarked } from '../../paper/mark.ts';
import type { PaperId } from '../../paper/paper-id.ts';
import type { LibraryDb } from '../db.ts';
import { type Standing, shownOf } from '../draft.ts';
import { rowOf } from '../files/write-library.ts';

/** Whether a file would say the same of a paper. */
export function isSame(one: Standing, other: Standing): boolean {
  return rowText(rowOf(one)) === rowText(rowOf(other));
}

/** Writes papers as they are to stand; without a mark, a paper leaves the library, and its stamps stay. */
export async function keepStandings(db: LibraryDb, standings: readonly Standing[]): Promise<void> {
  const isMarked = ({ row }: Standing): boolean => !isUnmarked(shownOf(row));
  const stay = standings.filter(isMarked);
  const gone = standings.filter((each) => !isMarked(each)).map(({ stamps }) => stamps.id);
  const without = (has: (standing: Standing) => unknown): PaperId[] => stay.filter((each) => !has(each)).map(({ stamps }) => stamps.id);
  await Promise.all([
    db.papers.bulkPut(stay.flatMap(({ row }) => row ?? [])),
    db.papers.bulkDelete(gone),
    db.abstracts.bulkPut(stay.flatMap(({ abstract, stamps: { id } }) => (abstract ? [{ id, text: abstract }] : []))),
    db.abstracts.bulkDelete([...gone, ...without(({ abstract }) => abstract)]),
    db.notes.bulkPut(stay.flatMap(({ note, stamps: { id } }) => (note ? [{ id, text: note }] : []))),
    db.notes.bulkDelete([...gone, ...without(({ note }) => note)]),
    db.stamps.bulkPut(standings.map(({ stamps }) => stamps)),
  ]);
}
