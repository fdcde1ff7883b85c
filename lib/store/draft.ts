import type { Act } from '../paper/act.ts';
import { type Change, changeMark, type MarkShown, UNMARKED } from '../paper/mark.ts';
import { type Meeting, mergePapers, type Paper } from '../paper/paper.ts';
import { tagKey } from '../paper/tag.ts';
import { Trouble } from '../paper/trouble.ts';
import type { Before, PaperRow, StampRow } from './db.ts';
import type { Stamp } from './stamp.ts';

/** One paper as it stands in the library, with all that an act may change. */
export interface Standing {
  row: PaperRow | undefined;
  abstract: string | undefined;
  note: string;
  stamps: StampRow;
}

/** A paper while an act is being done to it; `before` gathers what the act replaces. */
export interface Draft extends Standing {
  row: PaperRow;
  before: Before;
}

/** One field of a mark set to a value: what every change comes down to. */
export type Field = Exclude<Change, { kind: 'remove' }>;

/** The mark of a row that has none. */
export const BARE = { status: 'none', tags: [], tagKeys: [], noted: false } satisfies Partial<PaperRow>;

/** What is shown of a row; without a row, no mark. */
export function shownOf(row: PaperRow | undefined): MarkShown {
  return row ? { status: row.status, tags: row.tags, noted: row.noted } : UNMARKED;
}

/** A draft of the paper with the facts as they are now known. Nothing that stands in the library is touched. */
export function draftOf(stands: Standing, act: Act, meeting?: Meeting): Draft {
  const { row, abstract } = factsOf(stands, act, meeting);
  return { row, abstract, note: stands.note, stamps: { ...stands.stamps, tags: { ...stands.stamps.tags } }, before: {} };
}

function factsOf(stands: Standing, act: Act, meeting?: Meeting): Pick<Draft, 'row' | 'abstract'> {
  if (stands.row && !meeting) return { row: stands.row, abstract: stands.abstract };
  if (!meeting) throw new Trouble('not-in-library');
  const known: Paper | undefined = stands.row && { ...stands.row, ...(stands.abstract && { abstract: stands.abstract }) };
  const { abstract, ...facts } = known ? mergePapers(known, meeting.paper) : meeting.paper;
  const mark = stands.row ?? { ...BARE, savedAt: act.at, met: meeting.met };
  return { row: { ...mark, ...facts, id: act.paper }, abstract };
}

/** Sets one field, remembers what it was before, and stamps it. */
export function setField(draft: Draft, field: Field, stamp: Stamp): void {
  const { row, before, stamps } = draft;
  const mark = changeMark(shownOf(row), field);
  switch (field.kind) {
    case 'status':
      before.status = row.status;
      stamps.status = stamp;
      break;
    case 'note':
      before.note = draft.note;
      stamps.note = stamp;
      draft.note = mark.noted ? field.note : '';
      break;
    case 'tag':
    case 'untag': {
      const key = tagKey(field.tag);
      if (key === '') return;
      before.tags = { ...before.tags, [key]: row.tags[row.tagKeys.indexOf(key)] ?? null };
      stamps.tags[key] = stamp;
    }
  }
  draft.row = { ...row, status: mark.status, noted: mark.noted, tags: [...mark.tags], tagKeys: mark.tags.map(tagKey) };
}
