/** A word joiner: nothing is drawn of it, and it is no blank that readers cut away. */
const JOINER = '\u2060';

/** Where a line of a note would be read as a line with a tag of RIS, or the note's first line as none, and joiners already there. */
const AS_TAG = /^([^\S\n]*[A-Z][A-Z0-9])(\u2060*)(?= *-)/gm;
const AS_SPLIT = / (\u2060*) -/g;
const AS_EMPTY = /^(\u2060*)(?=[^\S\n]*\n)/;

/** A note as it can stand in a RIS file: what would be read as the end of it has a word joiner in it. */
export function risNote(note: string): string {
  return note.replace(AS_SPLIT, ` $1${JOINER} -`).replace(AS_TAG, `$1$2${JOINER}`).replace(AS_EMPTY, `$1${JOINER}`);
}

/** The note that `risNote` wrote; lines of any other stay as they are. */
export function fromRisNote(written: string): string {
  const less = (joiners: string): string => joiners.slice(JOINER.length);
  return written
    .replace(AS_EMPTY, less)
    .replace(AS_TAG, (_, tag: string, joiners: string) => tag + less(joiners))
    .replace(AS_SPLIT, (_, joiners: string) => ` ${less(joiners)} -`);
}
