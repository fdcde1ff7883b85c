import type { LoggedChange } from '../mark/act.ts';
import { type FieldClock, type FieldName, NEVER, type Stamp } from '../mark/field-clock.ts';
import { type Change, changeMark, type MarkShown, UNMARKED } from '../mark/mark.ts';
import { tagKey } from '../mark/tag.ts';
import type { PaperId } from '../paper/ids/paper-id.ts';
import { lacksTitle, mergePapers, type Paper, type Sighting, untitled } from '../paper/paper.ts';
import { keptNote } from './commands/note.ts';
import type { Before, PaperRow, StampRow } from './db.ts';

/** One paper as it stands in the library, with all that an act may change. */
export interface PaperState {
  row: PaperRow | undefined;
  abstract: string | undefined;
  note: string;
  stamps: StampRow;
}

/** A paper while an act is being done to it; `before` gathers what the act replaces. */
export interface Draft extends PaperState {
  row: PaperRow;
  before: Before;
}

/** One field of a mark set to a value: what every change comes down to. */
export type FieldChange = Exclude<Change, { kind: 'remove' }> & {
  /** When the value comes back: whose it is, and the order in which the tags stood. */
  back?: { by: Stamp; order: readonly string[] };
};

/** The mark of a row that has none. */
export const BARE = { status: 'none', tags: [], tagKeys: [], noted: false } satisfies Partial<PaperRow>;

/** What is shown of a row; without a row, no mark. */
export function shownOf(row: PaperRow | undefined): MarkShown {
  return row ? { status: row.status, tags: row.tags, noted: row.noted } : UNMARKED;
}

/** The facts of a row: the paper without its mark. */
export function paperOf(row: PaperRow, abstract?: string): Paper {
  const { status: _status, tags: _tags, tagKeys: _keys, noted: _noted, savedAt: _at, met: _met, apart: _apart, ...facts } = row;
  return abstract ? { ...facts, abstract } : facts;
}

/**
 * A draft of the paper with the facts as they are now known; a paper that nothing tells of has an empty title. Nothing
 * that stands in the library is touched.
 */
export function draftOf(current: PaperState, act: LoggedChange, sighting?: Sighting): Draft {
  const { row, abstract } = factsOf(current, act, sighting);
  return { row: withIds(row, act), abstract, note: current.note, stamps: current.stamps, before: {} };
}

/** The row with the ids that an act gives it or takes from it; what is taken is kept apart from then on. */
export function withIds(row: PaperRow, { change }: LoggedChange): PaperRow {
  if (change.kind !== 'join' && change.kind !== 'part') return row;
  const { also = [], apart = [], ...rest } = row;
  const without = (ids: readonly PaperId[], taken = change.also): PaperId[] => ids.filter((id) => !taken.includes(id));
  const theirs = change.apart ?? [];
  const [has, hasNot] =
    change.kind === 'join'
      ? [
          [...without(also), ...change.also],
          [...without(apart), ...without(theirs, [...apart, ...change.also])],
        ]
      : [without(also), [...without(without(apart), theirs), ...change.also]];
  return { ...rest, ...(has.length > 0 && { also: has }), ...(hasNot.length > 0 && { apart: hasNot }) };
}

/** The ids by which pages may know a paper, before a change or after it: they are all to be told. */
export function idsTold(...rows: readonly (PaperRow | undefined)[]): { also?: PaperId[] } {
  const ids = new Set(rows.flatMap((row) => row?.also ?? []));
  return ids.size > 0 ? { also: [...ids] } : {};
}

function factsOf({ row, abstract }: PaperState, act: LoggedChange, sighting?: Sighting): Pick<Draft, 'row' | 'abstract'> {
  if (!sighting) return { row: row ?? { ...BARE, id: act.paper, title: '', authors: [], savedAt: act.at }, abstract };
  // What any page calls a paper may be words about it: better than none, and no better than a title.
  const told = row && sighting.met.site === 'any' && !lacksTitle(row) ? untitled(sighting.paper) : sighting.paper;
  const { abstract: merged, ...facts } = row ? mergePapers(paperOf(row, abstract), told) : told;
  const { status, tags, tagKeys, noted, savedAt, met, apart } = row ?? { ...BARE, savedAt: act.at, met: sighting.met, apart: undefined };
  const { also, ...rest } = facts;
  const ids = { ...(row && also && { also }), ...(apart && { apart }) };
  return { row: { ...rest, ...ids, id: act.paper, status, tags, tagKeys, noted, savedAt, ...(met && { met }) }, abstract: merged };
}

/** Sets one field, remembers what it was before, and stamps it. */
export function setField(draft: Draft, field: FieldChange, stamp: Stamp): void {
  const { row, before, stamps } = draft;
  const mark = changeMark(shownOf(row), field);
  const name = nameOf(field);
  let { tags } = mark;
  switch (field.kind) {
    case 'status':
      before.status = row.status;
      break;
    case 'note':
      before.note = draft.note;
      draft.note = keptNote(field.note);
      break;
    case 'tag':
    case 'untag': {
      const key = tagKey(field.tag);
      if (key === '') return;
      // Spread, not assigned: a tag may be called __proto__.
      before.tags = { ...before.tags, [key]: row.tags[row.tagKeys.indexOf(key)] ?? null };
      before.order ??= row.tagKeys;
      if (field.back) tags = putBack(tags, key, field.back.order);
    }
  }
  before.by = { ...before.by, [name]: ownerOf(stamps.fields[name]) };
  if (field.back) before.at = { ...before.at, [name]: stamps.fields[name]?.at ?? NEVER };
  draft.stamps = { ...stamps, fields: { ...stamps.fields, [name]: { at: stamp, ...(field.back && { by: field.back.by }) } } };
  draft.row = { ...row, status: mark.status, noted: mark.noted, tags: [...tags], tagKeys: tags.map(tagKey) };
}

function nameOf(field: FieldChange): FieldName {
  return 'tag' in field ? `tag:${tagKey(field.tag)}` : field.kind;
}

/** Whose a field is: the act that set it, or whose value it has again. */
export function ownerOf(setting: FieldClock | undefined): Stamp {
  return setting?.by ?? setting?.at ?? NEVER;
}

/** The tags with one of them behind the nearest that stood before it in an earlier order; first, when there is none. */
function putBack(tags: readonly string[], key: string, order: readonly string[]): readonly string[] {
  const others = tags.filter((tag) => tagKey(tag) !== key);
  const keys = others.map(tagKey);
  const before = order.slice(0, order.indexOf(key)).findLast((earlier) => keys.includes(earlier));
  const at = before === undefined ? 0 : keys.indexOf(before) + 1;
  return [...others.slice(0, at), ...tags.filter((tag) => tagKey(tag) === key), ...others.slice(at)];
}
