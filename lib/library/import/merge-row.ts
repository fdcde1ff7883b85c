import type { FileRow } from '../../formats/library-file/file-row.ts';
import { type FieldClock, type FieldClocks, type FieldName, NEVER, type Stamp } from '../../mark/field-clock.ts';
import { NOTE_MAX, type Status } from '../../mark/mark.ts';
import { mergeNotes } from '../../mark/merge-notes.ts';
import { tagKey } from '../../mark/tag.ts';
import { OTHER_IDS_MAX } from '../../paper/ids/paper-id.ts';
import { mergePapers } from '../../paper/paper.ts';
import { Trouble } from '../../paper/trouble.ts';
import { keptNote } from '../commands/note.ts';
import type { PaperRow } from '../db.ts';
import { BARE, type PaperState, paperOf } from '../paper-state.ts';

export type FilePaper = Extract<FileRow, { kind: 'paper' }>;
export type FileGone = Extract<FileRow, { kind: 'gone' }>;
export type FileTag = Extract<FileRow, { kind: 'tag' }>;

/** A paper of a file as it would stand in the library. */
type There = PaperState & { row: PaperRow };

/** A paper of a file as it stands where nothing else is known of it. */
export function replaced(file: FilePaper, stamp: Stamp): There {
  const { abstract, ...facts } = file.paper;
  const note = keptNote(file.mark.note);
  const tags = tagMap(file.mark.tags);
  const row: PaperRow = {
    ...facts,
    ...BARE,
    status: file.mark.status,
    tags: [...tags.values()],
    tagKeys: [...tags.keys()],
    noted: note !== '',
    savedAt: file.savedAt,
    ...(file.met && { met: file.met }),
    ...(file.apart && { apart: file.apart }),
  };
  return { row, abstract, note, stamps: { id: facts.id, seq: 0, fields: { ...settingsOf(row, stamp), ...file.fields } } };
}

/** A paper of a file that does not say when its fields were set, with a status if it has none. */
export function withStatus(row: FilePaper, status: Status = 'none'): FilePaper {
  return row.mark.status === 'none' ? { ...row, mark: { ...row.mark, status } } : row;
}

/** The settings of a mark that was set whole at one moment. */
function settingsOf({ status, tagKeys, noted }: PaperRow, at: Stamp): FieldClocks {
  const names: FieldName[] = [...tagKeys.map((key): FieldName => `tag:${key}`)];
  if (status !== 'none') names.push('status');
  if (noted) names.push('note');
  return Object.fromEntries(names.map((name) => [name, { at }]));
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
  const says: Says = (name, differs, adds) => {
    const set = theirs[name];
    if (!set || (file.fields ? set.at <= (ours[name]?.at ?? NEVER) : !adds)) return false;
    // What bears the import's own stamp tells no time: said again, it is nothing new.
    if (!differs && set.at === stamp) return false;
    fields[name] = set;
    return true;
  };
  const status = says('status', there.row.status !== here.row.status, here.row.status === 'none') ? there.row.status : here.row.status;
  const tags = tagsOf(here.row, there, says);
  const note = noteOf(here, there, says, behind);
  if (note !== here.note && fields.note === ours.note) fields.note = { at: stamp };
  const { abstract, ...facts } = mergePapers(paperOf(there.row, there.abstract), paperOf(here.row, here.abstract));
  const savedAt = Math.min(here.row.savedAt, there.row.savedAt);
  const met = here.row.met ?? there.row.met;
  const also = [...new Set([...(here.row.also ?? []), ...(there.row.also ?? [])])]
    .filter((id) => id !== here.row?.id)
    .slice(0, OTHER_IDS_MAX);
  const apart = [...new Set([...(here.row.apart ?? []), ...(there.row.apart ?? [])])].filter(
    (id) => id !== here.row?.id && !also.includes(id),
  );
  const mark = { status, tags: [...tags.values()], tagKeys: [...tags.keys()], noted: note !== '' };
  return {
    row: { ...facts, ...(also[0] && { also }), ...mark, savedAt, ...(met && { met }), ...(apart[0] && { apart }) },
    abstract,
    note,
    stamps: { ...here.stamps, fields },
  };
}

/**
 * Whether the file has the say over a field, by its time or, where it tells none, because it adds; then its setting stands.
 * `differs`: whether it says something else than the library.
 */
type Says = (name: FieldName, differs: boolean, adds: boolean) => boolean;

function tagsOf(here: PaperRow, there: There, says: Says): Map<string, string> {
  const tags = new Map(here.tagKeys.map((key, n) => [key, here.tags[n] ?? key]));
  const others = tagMap(there.row.tags);
  for (const [key, tag] of others) {
    const isNew = !tags.has(key);
    if (says(`tag:${key}`, isNew, isNew) && isNew) tags.set(key, tag);
  }
  for (const key of tags.keys()) if (!others.has(key) && says(`tag:${key}`, true, false)) tags.delete(key);
  return tags;
}

/** Both notes; one that was taken away here after the file was written stays away. */
function noteOf(here: PaperState, there: There, says: Says, behind: boolean): string {
  if (here.note === there.note) says('note', false, false);
  if (here.note === there.note || there.note === '' || here.note.includes(there.note)) return here.note;
  if (here.note === '') return says('note', true, true) ? there.note : '';
  const both = (): string => (behind ? `${here.note}\n${there.note}` : mergeNotes('', here.note, there.note));
  const note = there.note.includes(here.note) ? there.note : both();
  if (note === there.note) says('note', true, false);
  if (note.length > NOTE_MAX) throw new Trouble('note-too-long', `${note.length}`);
  return note;
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
  const fields = { ...here.stamps.fields, ...(here.row && settingsOf(here.row, at)) };
  return { row: undefined, abstract: undefined, note: '', stamps: { ...here.stamps, fields } };
}

/** Tags by what makes them the same. */
export function tagMap(tags: readonly string[]): Map<string, string> {
  return new Map(tags.map((tag) => [tagKey(tag), tag]));
}
