import type { Joined, LoggedChange } from '../../mark/act.ts';
import { type FieldClock, type FieldClocks, type FieldName, NEVER, type Stamp, timeOf } from '../../mark/field-clock.ts';
import { ofEachField } from '../../mark/fields.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { Trouble } from '../../paper/trouble.ts';
import type { ActRow, LibraryDb, PaperRow } from '../db.ts';
import { BARE, type DraftChange, markOf, ownerOf, type PaperState } from '../paper-state.ts';
import { noteAfter } from './note.ts';
import { actsBack } from './past.ts';

/** The acts of the past that an act has to do with: itself, when it comes again, and the one that it takes back. */
export interface Earlier {
  done?: ActRow | undefined;
  undone?: ActRow | undefined;
  setAt?: SetAt | undefined;
}

/** When a field was set to the value that it has, where that was brought back: its setting says when that was. */
export type SetAt = (paper: PaperId, name: FieldName, at: Stamp) => Stamp;

/** The fields that an act sets; removing a paper sets each of them to nothing. */
export function fieldChangesOf({ change }: LoggedChange, current: PaperState, { done, undone, setAt }: Earlier = {}): DraftChange[] {
  if (change.kind === 'undo') return undone ? fieldsBefore(undone, current, setAt) : [];
  if (change.kind === 'note') return [{ kind: 'note', note: noteAfter(change, current.note, done) }];
  if (change.kind === 'join' || change.kind === 'part') return [];
  if (change.kind !== 'remove') return [change];
  const mark = markOf(current);
  return ofEachField((field, name) => field.clear(mark[name]));
}

/** What takes an act back: its fields as they were before, save those that something later has set. */
function fieldsBefore({ before, stamp, paper }: ActRow, { stamps }: PaperState, setAt: SetAt = asSaid): DraftChange[] {
  const order = before.order ?? [];
  return ofEachField((field) => field.back(before)).flatMap(([name, change]) => {
    const { at = NEVER, by } = stamps.fields[name] ?? {};
    const isItsOwn = setAt(paper, name, at) === stamp || by === stamp;
    return isItsOwn ? [{ ...change, back: { by: before.by?.[name] ?? NEVER, order } }] : [];
  });
}

const asSaid: SetAt = (_paper, _name, at) => at;

/**
 * The act that an undo takes back.
 *
 * @throws Trouble `not-in-library` when this paper has no such act, or no longer
 */
export async function actToUndo(db: LibraryDb, { change, paper }: LoggedChange): Promise<ActRow | undefined> {
  if (change.kind !== 'undo') return undefined;
  const undone = await db.acts.get(change.act);
  if (undone?.paper !== paper) throw new Trouble('not-in-library', 'nothing to undo');
  return undone;
}

/** The acts of a step, and when the fields were set that they are told by. */
export interface UndoStep {
  rows: ActRow[];
  setAt: SetAt;
}

/** Which step is looked for. */
export interface UndoStepQuery {
  /** One that was taken back, and is to be brought back. */
  redo?: boolean;
  /** The papers that it may touch; without it, all. */
  among?: ReadonlySet<PaperId> | undefined;
  /** Steps that were done before are left, in milliseconds since 1970 by the library's clock. */
  since?: number;
}

/**
 * The latest step that still stands: one act, or all acts of one bulk among some papers. It is told by the fields: those of
 * an act that was taken back, or that later acts have all set anew, are no longer its own.
 *
 * @param from the number of the change from which on it is looked for
 */
export async function lastStep(db: LibraryDb, { redo = false, among, since = 0 }: UndoStepQuery, from = 0): Promise<UndoStep> {
  const isOpen = (row: ActRow): boolean => (redo ? isUndo(row) : isStep(row)) && (!among || among.has(row.paper));
  /** By paper, field and when it was brought back: when it was set. */
  const times = new Map<string, Stamp>();
  const setAt: SetAt = (paper, name, at) => {
    const set = times.get(`${paper} ${at} ${name}`);
    return set === undefined ? at : setAt(paper, name, set);
  };
  for await (const rows of actsBack(db, from)) {
    for (const row of redo ? rows : []) {
      for (const [name, at = NEVER] of Object.entries(row.redo ?? {})) times.set(`${row.paper} ${row.stamp} ${name}`, at);
    }
    const open = rows.filter((row) => isOpen(row) && timeOf(row.stamp) >= since);
    const stamps = await db.stamps.bulkGet(open.map(({ paper }) => paper));
    const row = open.find((each, n) => isCurrent(each, stamps[n]?.fields ?? {}, setAt));
    if (row?.bulk !== undefined) {
      const bulk = await db.acts.where('bulk').equals(row.bulk).toArray();
      // What came out of one paper, or went into it, is not taken back by halves.
      return { rows: bulk.some(idsOf) ? bulk : bulk.filter(isOpen), setAt };
    }
    if (row) return { rows: [row], setAt };
    // The library's clock never goes back.
    if (rows.some(({ stamp }) => timeOf(stamp) < since)) break;
  }
  return { rows: [], setAt };
}

/** What an act did to the ids of its paper, if anything. */
export function idsOf({ change, ids }: ActRow): Joined | undefined {
  return change.kind === 'join' || change.kind === 'part' ? change : ids;
}

/** Whether a person would take it back: not what took something back, nor an id that was learnt of a paper. */
function isStep({ change, redo }: ActRow): boolean {
  return redo !== undefined || (change.kind !== 'undo' && (change.kind !== 'join' || change.with !== undefined));
}

/** Whether it took something back, which can be brought back. */
function isUndo({ change, redo }: ActRow): boolean {
  return change.kind === 'undo' && !redo;
}

/**
 * Whether the paper still has a value that this act set: then no later act replaced all of them, and undo can take it back.
 * For acts that join or part ids, the clock of the field `ids` says so.
 */
function isCurrent({ stamp, change, paper }: ActRow, fields: FieldClocks, setAt: SetAt): boolean {
  const all = Object.entries(fields) as [FieldName, FieldClock][];
  // Whose value a field has again is told by the act that set it first.
  if (change.kind === 'undo') return all.some(([name, { at }]) => setAt(paper, name, at) === stamp);
  if ((change.kind === 'join' || change.kind === 'part') && ownerOf(fields.ids) === stamp) return true;
  return all.some(([name, { at, by }]) => name !== 'ids' && (at === stamp || by === stamp));
}

/**
 * The paper of an earlier act as it stood when it left the library, by that act or by the latest that took it out, but
 * without its mark: what undoing the act puts fields back on.
 */
export async function removedStateOf(db: LibraryDb, earlier?: ActRow): Promise<RemovedState | undefined> {
  if (!earlier) return undefined;
  return removedBy(earlier) ?? (await removedStatesOf(db, [earlier.paper])).get(earlier.paper);
}

/** Papers as they stood when they left the library last, of those that did; the acts are read once for all of them. */
export async function removedStatesOf(db: LibraryDb, papers: Iterable<PaperId>): Promise<Map<PaperId, RemovedState>> {
  const wanted = new Set(papers);
  const found = new Map<PaperId, RemovedState>();
  if (wanted.size === 0) return found;
  for await (const rows of actsBack(db)) {
    for (const row of rows) {
      const left = wanted.has(row.paper) && removedBy(row);
      if (!left) continue;
      found.set(row.paper, left);
      wanted.delete(row.paper);
    }
    if (wanted.size === 0) break;
  }
  return found;
}

/** A paper as an act took it out of the library; undefined when it did not. */
export function removedBy(act: ActRow | undefined): RemovedState | undefined {
  const left = act?.before.left;
  return left && { row: { ...left.row, ...BARE }, abstract: left.abstract };
}

export type RemovedState = Pick<PaperState, 'abstract'> & { row: PaperRow };
