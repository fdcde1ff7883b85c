import { Trouble } from '../paper/trouble.ts';
import type { Field } from './field.ts';
import { NOTE_MAX } from './mark.ts';
import { mergeNotes } from './merge-notes.ts';
import { oneValue } from './one-value.ts';

/** The note of a mark. Of two that differ both stay: nothing that a person wrote is dropped. */
export const noteField: Field<string> = {
  ...oneValue('note', ''),
  join(notes) {
    const [over = ''] = notes;
    const note = joinNotes(notes);
    return note === over ? [] : [{ kind: 'note', note, over }];
  },
  merge(ours, theirs, { says, isNew, behind }) {
    if (ours === theirs) says('note', false, false);
    // One that was taken away here after the file was written stays away.
    if (ours === theirs || theirs === '' || ours.includes(theirs)) return ours;
    if (ours === '') return says('note', true, true) ? theirs : '';
    const both = (): string => (behind ? `${ours}\n${theirs}` : mergeNotes('', ours, theirs));
    const note = theirs.includes(ours) ? theirs : both();
    if (note.length > NOTE_MAX) throw new Trouble('note-too-long', `${note.length}`);
    if (!(note === theirs && says('note', true, false)) && note !== ours) isNew('note');
    return note;
  },
  gather(notes, times) {
    for (const n of notes.keys()) if (n > 0) times?.isLater(n, 'note');
    return [...new Set(notes)].filter((note) => note.trim() !== '').join('\n');
  },
};

/** Every note below the one before; one whose lines another holds already is not repeated. */
export function joinNotes(notes: readonly string[]): string {
  const kept: string[] = [];
  for (const note of notes.map((each) => each.trim())) if (note !== '' && !kept.some((other) => holds(other, note))) kept.push(note);
  return kept.length > 1 ? kept.join('\n\n') : (notes.find((note) => note.trim() === kept[0]) ?? '');
}

function holds(note: string, lines: string): boolean {
  return `\n${note}\n`.includes(`\n${lines}\n`);
}
