import { cleanTag, tagKey } from './tag.ts';

/** Every status a paper can have, in the order in which a person meets them. */
export const STATUSES = ['none', 'want', 'reading', 'read', 'skipped'] as const;

/** What a person says of their reading. Exclusive; `want` is shown as "to read". */
export type Status = (typeof STATUSES)[number];

/** What a person says about a paper. It exists while any part is set. What each field is, the table in fields.ts says. */
export interface Mark {
  status: Status;
  /** It is one of those that matter most. */
  star: boolean;
  /** As the person wrote them, each once, in the order they were added. */
  tags: readonly string[];
  note: string;
}

/** The part of a Mark that a strip or a row shows: of the note only that there is one. */
export interface MarkShown extends Omit<Mark, 'note'> {
  noted: boolean;
}

/** The longest note, in UTF-16 code units. */
export const NOTE_MAX = 1_000_000;

/** A paper without any mark. */
export const UNMARKED: MarkShown = Object.freeze({ status: 'none', star: false, tags: [], noted: false });

/** The word by which papers with a star are looked for. */
export const IS_STARRED = 'is:starred';

/** The status that one click leads to: to read, reading, read, and round again. */
export function nextStatus(status: Status): Status {
  switch (status) {
    case 'want':
      return 'reading';
    case 'reading':
      return 'read';
    default:
      return 'want';
  }
}

/** The part of a Mark that is shown. */
export function shownOfMark({ note, ...shown }: Mark): MarkShown {
  return { ...shown, noted: note !== '' };
}

/** Whether nothing is set, so that the paper is not in the library. */
export function isUnmarked(mark: MarkShown): boolean {
  return isSameMark(mark, UNMARKED);
}

/** Whether every field is shown alike. */
export function isSameMark(one: MarkShown, other: MarkShown): boolean {
  const names = Object.keys(UNMARKED) as (keyof MarkShown)[];
  return names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
}

/** One field of a Mark set to something else. */
export type Change =
  | { kind: 'status'; status: Status }
  | { kind: 'star'; star: boolean }
  | { kind: 'tag'; tag: string }
  | { kind: 'untag'; tag: string }
  /**
   * `over` is the note that this one was written over, where the library cannot know: it comes with the first act of an
   * editing session, and with the first after its writer took in a note that was answered. Take one in only when nothing
   * more is on its way, merged with what was typed since (mergeNotes of what was sent, what stands there, and what was answered).
   * `turn` counts, from 1, how often the session has sent its note: the newer of two texts is told by it, and by no clock.
   */
  | { kind: 'note'; note: string; over?: string; turn?: number }
  | { kind: 'remove' };

/** A change of one field. */
export type FieldChange = Exclude<Change, { kind: 'remove' }>;

/** A change that a page's script may make, to one paper or to many: nobody writes a note in a page, nor removes a paper there. */
export type PageChange = Exclude<Change, { kind: 'note' | 'remove' }>;

/** The Mark after a change. */
export function changeMark(mark: MarkShown, change: Change): MarkShown {
  switch (change.kind) {
    case 'status':
      return { ...mark, status: change.status };
    case 'star':
      return { ...mark, star: change.star };
    case 'tag':
      return { ...mark, tags: withTag(mark.tags, change.tag) };
    case 'untag':
      return { ...mark, tags: mark.tags.filter((tag) => tagKey(tag) !== tagKey(change.tag)) };
    case 'note':
      return { ...mark, noted: change.note.trim() !== '' };
    case 'remove':
      return UNMARKED;
  }
}

function withTag(tags: readonly string[], added: string): readonly string[] {
  const tag = cleanTag(added);
  return tag === '' || tags.some((have) => tagKey(have) === tagKey(tag)) ? tags : [...tags, tag];
}
