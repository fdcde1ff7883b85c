import { NEVER } from '../../mark/field-clock.ts';
import { type Change, NOTE_MAX } from '../../mark/mark.ts';
import { mergeNotes } from '../../mark/merge-notes.ts';
import { Trouble } from '../../paper/trouble.ts';
import type { ActRow, Before } from '../db.ts';

type NoteChange = Extract<Change, { kind: 'note' }>;

/** A note as the library keeps it: one that holds nothing but white space is none. */
export function keptNote(note: string): string {
  return note.trim() === '' ? '' : note;
}

/**
 * The note after a change: the text that was sent, merged with what somebody else wrote since the sender last read the note.
 * If somebody deleted the note in the meantime, the text that was sent stays whole: merging would delete from it what was
 * deleted there, and leave only the words that were typed since.
 *
 * @param held the note in the library
 * @param done the act whose newer text this is
 * @throws Trouble `note-too-long` when both texts are, together; neither is cut
 */
export function noteAfter({ note, over }: NoteChange, held: string, done?: ActRow): string {
  const base = writtenOver(over, done);
  if (held === '' || base === undefined || base === held) return note;
  const merged = mergeNotes(base, note, held);
  if (merged.length > NOTE_MAX) throw new Trouble('note-too-long', `${merged.length}`);
  return merged;
}

/** What the library can tell of the note that a text was written over; a writer who says the same as before says nothing new. */
function writtenOver(over: string | undefined, done: ActRow | undefined): string | undefined {
  if (done?.change.kind !== 'note') return over;
  return over === undefined || over === done.change.over ? done.change.note : over;
}

/**
 * What undoing a note act leads back to, when it comes again and somebody else has written since: the note without what
 * the act wrote, which is nobody's. Otherwise it is what was there before the act came first.
 */
export function noteBefore({ before, change, note }: ActRow, held: string): Pick<Before, 'note' | 'by'> {
  if (change.kind !== 'note') return {};
  const led = note ?? keptNote(change.note);
  if (led === held || before.note === undefined) return {};
  return { note: mergeNotes(led, before.note, held), by: { ...before.by, note: NEVER } };
}
