import type { LoggedChange } from '../mark/act.ts';
import type { Replaced } from '../mark/field.ts';
import { type FieldClock, type FieldName, NEVER, type Stamp } from '../mark/field-clock.ts';
import { FIELD_OF, FIELDS, type MarkField } from '../mark/fields.ts';
import { changeMark, type FieldChange, type Mark, type MarkShown, UNMARKED } from '../mark/mark.ts';
import { tagKey } from '../mark/tag.ts';
import { tagMap } from '../mark/tags-field.ts';
import type { PaperId } from '../paper/ids/paper-id.ts';
import { lacksTitle, mergePapers, type Paper, type Sighting, untitled } from '../paper/paper.ts';
import { keptNote } from './commands/note.ts';
import type { Before, MarkColumns, PaperRow, StampRow } from './db.ts';

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

/** One field of a draft set to a value: what every change comes down to. */
export type DraftChange = FieldChange & {
  /** When the value comes back: whose it is, and the order in which the tags stood. */
  back?: { by: Stamp; order: readonly string[] };
};

/** The columns of a mark. Of tags that are the same the last stands, where the first stood. */
export function columnsOf(mark: MarkShown): MarkColumns {
  const tags = tagMap(mark.tags);
  return { ...mark, tags: [...tags.values()], tagKeys: [...tags.keys()] };
}

/** The columns of a row that has no mark. */
export const BARE: MarkColumns = columnsOf(UNMARKED);

/** What is shown of a row; without a row, no mark. */
export function shownOf(row: PaperRow | undefined): MarkShown {
  return row ? { status: row.status, star: row.star ?? false, tags: row.tags, noted: row.noted } : UNMARKED;
}

/** The whole mark of a paper as it stands. */
export function markOf({ row, note }: { row?: PaperRow | undefined; note: string }): Mark {
  const { noted: _noted, ...shown } = shownOf(row);
  return { ...shown, note };
}

/** The facts of a row: the paper without its mark. */
export function paperOf({ savedAt: _at, met: _met, apart: _apart, ...row }: PaperRow, abstract?: string): Paper {
  const facts = Object.fromEntries(Object.entries(row).filter(([name]) => !Object.hasOwn(BARE, name))) as unknown as Paper;
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
export function aliasesToNotify(...rows: readonly (PaperRow | undefined)[]): { also?: PaperId[] } {
  const ids = new Set(rows.flatMap((row) => row?.also ?? []));
  return ids.size > 0 ? { also: [...ids] } : {};
}

function factsOf({ row, abstract }: PaperState, act: LoggedChange, sighting?: Sighting): Pick<Draft, 'row' | 'abstract'> {
  if (!sighting) return { row: row ?? { ...BARE, id: act.paper, title: '', authors: [], savedAt: act.at }, abstract };
  // What any page calls a paper may be words about it: better than none, and no better than a title.
  const known = row && sighting.met.site === 'any' && !lacksTitle(row) ? untitled(sighting.paper) : sighting.paper;
  const { abstract: merged, ...facts } = row ? mergePapers(paperOf(row, abstract), known) : known;
  const { savedAt, met, apart } = row ?? { savedAt: act.at, met: sighting.met, apart: undefined };
  const { also, ...rest } = facts;
  const ids = { ...(row && also && { also }), ...(apart && { apart }) };
  return { row: { ...rest, ...ids, id: act.paper, ...columnsOf(shownOf(row)), savedAt, ...(met && { met }) }, abstract: merged };
}

/** Sets one field, remembers what it was before, and stamps it. */
export function setField(draft: Draft, field: DraftChange, stamp: Stamp): void {
  const { row, before, stamps } = draft;
  if ('tag' in field && tagKey(field.tag) === '') return;
  const mark = changeMark(shownOf(row), field);
  const name = nameOf(field);
  Object.assign(before, replacedBy(FIELD_OF[field.kind], field, draft));
  if (field.kind === 'note') draft.note = keptNote(field.note);
  const tags = 'tag' in field && field.back ? putBack(mark.tags, tagKey(field.tag), field.back.order) : mark.tags;
  before.by = { ...before.by, [name]: ownerOf(stamps.fields[name]) };
  if (field.back) before.at = { ...before.at, [name]: stamps.fields[name]?.at ?? NEVER };
  draft.stamps = { ...stamps, fields: { ...stamps.fields, [name]: { at: stamp, ...(field.back && { by: field.back.by }) } } };
  draft.row = { ...row, ...columnsOf({ ...mark, tags }) };
}

function replacedBy<F extends MarkField>(name: F, change: FieldChange, draft: Draft): Replaced {
  return FIELDS[name].replaced(markOf(draft)[name], change, draft.before);
}

function nameOf(field: DraftChange): FieldName {
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
