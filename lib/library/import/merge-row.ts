import type { FileRow } from '../../formats/library-file/file-row.ts';
import type { Merging } from '../../mark/field.ts';
import { type FieldClock, type FieldClocks, type FieldName, NEVER, type Stamp } from '../../mark/field-clock.ts';
import { markFrom, ofEachField } from '../../mark/fields.ts';
import { type Mark, type Status, shownOfMark } from '../../mark/mark.ts';
import { OTHER_IDS_MAX } from '../../paper/ids/paper-id.ts';
import { mergePapers } from '../../paper/paper.ts';
import { keptNote } from '../commands/note.ts';
import type { PaperRow } from '../db.ts';
import { columnsOf, markOf, type PaperState, paperOf } from '../paper-state.ts';

export type FilePaper = Extract<FileRow, { kind: 'paper' }>;
export type FileGone = Extract<FileRow, { kind: 'gone' }>;
export type FileTag = Extract<FileRow, { kind: 'tag' }>;

/** A paper of a file as it would stand in the library. */
type There = PaperState & { row: PaperRow };

/** A paper of a file as it stands where nothing else is known of it. */
export function replaced(file: FilePaper, stamp: Stamp): There {
  const { abstract, ...facts } = file.paper;
  const mark = { ...file.mark, note: keptNote(file.mark.note) };
  const row: PaperRow = {
    ...facts,
    ...columnsOf(shownOfMark(mark)),
    savedAt: file.savedAt,
    ...(file.met && { met: file.met }),
    ...(file.apart && { apart: file.apart }),
  };
  const { note } = mark;
  return { row, abstract, note, stamps: { id: facts.id, seq: 0, fields: { ...clocksOf(markOf({ row, note }), stamp), ...file.fields } } };
}

/** A paper of a file that does not say when its fields were set, with a status if it has none. */
export function withStatus(row: FilePaper, status: Status = 'none'): FilePaper {
  return row.mark.status === 'none' ? { ...row, mark: { ...row.mark, status } } : row;
}

/** The clocks of a mark that was set whole at one moment. */
function clocksOf(mark: Mark, at: Stamp): FieldClocks {
  return Object.fromEntries(ofEachField((field, name) => field.clocks(mark[name])).map((name) => [name, { at }]));
}

/**
 * A paper of the library and the same of a file as one, without loss: of each field the later counts, of notes that differ
 * both stay. A paper that is not here comes as it stands in the file, even when it was here once: the person asks for it.
 * A file that does not say when its fields were set adds to what is here, and takes nothing off.
 *
 * @param stamp of the import
 * @param behind the note of the file is put behind that of the library as it is
 * @throws Trouble `note-too-long` when both notes are, together
 */
export function merged(here: PaperState, file: FilePaper, stamp: Stamp, behind = false): PaperState {
  const there = replaced(file, stamp);
  const ours = here.stamps.fields;
  const theirs = there.stamps.fields;
  if (!here.row) return { ...there, stamps: { ...there.stamps, fields: { ...ours, ...notBefore(ours, theirs, stamp) } } };

  const fields: FieldClocks = { ...ours };
  const merging: Merging = {
    says(name, differs, adds) {
      const set = theirs[name];
      if (!set || (file.fields ? set.at <= (ours[name]?.at ?? NEVER) : !adds)) return false;
      // What bears the import's own stamp tells no time: said again, it is nothing new.
      if (!differs && set.at === stamp) return false;
      fields[name] = set;
      return true;
    },
    isNew(name) {
      fields[name] = { at: stamp };
    },
    behind,
  };
  const [our, their] = [markOf(here), markOf(there)];
  const mark = markFrom((field, name) => field.merge(our[name], their[name], merging));
  const { abstract, ...facts } = mergePapers(paperOf(there.row, there.abstract), paperOf(here.row, here.abstract));
  const savedAt = Math.min(here.row.savedAt, there.row.savedAt);
  const met = here.row.met ?? there.row.met;
  const also = [...new Set([...(here.row.also ?? []), ...(there.row.also ?? [])])]
    .filter((id) => id !== here.row?.id)
    .slice(0, OTHER_IDS_MAX);
  const apart = [...new Set([...(here.row.apart ?? []), ...(there.row.apart ?? [])])].filter(
    (id) => id !== here.row?.id && !also.includes(id),
  );
  return {
    row: { ...facts, ...(also[0] && { also }), ...columnsOf(shownOfMark(mark)), savedAt, ...(met && { met }), ...(apart[0] && { apart }) },
    abstract,
    note: mark.note,
    stamps: { ...here.stamps, fields },
  };
}

/** The settings of a file, none of them before what took the same field away here. */
function notBefore(ours: FieldClocks, theirs: FieldClocks, stamp: Stamp): FieldClocks {
  const all = Object.entries(theirs) as [FieldName, FieldClock][];
  return Object.fromEntries(all.map(([name, set]) => [name, set.at < (ours[name]?.at ?? NEVER) ? { at: stamp } : set]));
}

/** Of two settings of the same field the later. */
export function later(ours: FieldClocks, theirs: FieldClocks): FieldClocks {
  const all = Object.entries(theirs) as [FieldName, FieldClock][];
  return { ...ours, ...Object.fromEntries(all.filter(([name, { at }]) => at > (ours[name]?.at ?? NEVER))) };
}

/** A paper without its mark: each field that was set is taken away at one moment. */
export function takenOut(here: PaperState, at: Stamp): PaperState {
  const fields = { ...here.stamps.fields, ...clocksOf(markOf(here), at) };
  return { row: undefined, abstract: undefined, note: '', stamps: { ...here.stamps, fields } };
}
