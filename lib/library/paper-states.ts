import { isUnmarked } from '../mark/mark.ts';
import type { PaperId } from '../paper/ids/paper-id.ts';
import type { LibraryDb, PaperRow } from './db.ts';
import { type PaperState, shownOf } from './paper-state.ts';

/** Papers as they stand, by their ids. */
export type PaperStates = ReadonlyMap<PaperId, PaperState>;

/** Papers as they stand in the library, with all that belongs to them; in the transaction of the caller. */
export async function paperStatesOf(db: LibraryDb, ids: PaperId[]): Promise<Map<PaperId, PaperState>> {
  const [rows, abstracts, notes, stamps] = await Promise.all([
    db.papers.bulkGet(ids),
    db.abstracts.bulkGet(ids),
    db.notes.bulkGet(ids),
    db.stamps.bulkGet(ids),
  ]);
  const standing = (id: PaperId, n: number): PaperState => ({
    // A row that was damaged may have forgotten that there is a note.
    row: withNote(rows[n], notes[n]?.text),
    abstract: abstracts[n]?.text,
    note: notes[n]?.text ?? '',
    stamps: stamps[n] ?? { id, seq: 0, fields: {} },
  });
  return new Map(ids.map((id, n) => [id, standing(id, n)]));
}

function withNote(row: PaperRow | undefined, note: string | undefined): PaperRow | undefined {
  return row && note && !row.noted ? { ...row, noted: true } : row;
}

/** Writes papers as they are to stand; without a mark, a paper leaves the library, and its stamps stay. */
export async function savePaperStates(db: LibraryDb, states: readonly PaperState[]): Promise<void> {
  const isMarked = ({ row }: PaperState): boolean => !isUnmarked(shownOf(row));
  const stay = states.filter(isMarked);
  const gone = states.filter((each) => !isMarked(each)).map(({ stamps }) => stamps.id);
  const without = (has: (standing: PaperState) => unknown): PaperId[] => stay.filter((each) => !has(each)).map(({ stamps }) => stamps.id);
  await Promise.all([
    db.papers.bulkPut(stay.flatMap(({ row }) => row ?? [])),
    db.papers.bulkDelete(gone),
    db.abstracts.bulkPut(stay.flatMap(({ abstract, stamps: { id } }) => (abstract ? [{ id, text: abstract }] : []))),
    db.abstracts.bulkDelete([...gone, ...without(({ abstract }) => abstract)]),
    db.notes.bulkPut(stay.flatMap(({ note, stamps: { id } }) => (note ? [{ id, text: note }] : []))),
    db.notes.bulkDelete([...gone, ...without(({ note }) => note)]),
    db.stamps.bulkPut(states.map(({ stamps }) => stamps)),
  ]);
}
