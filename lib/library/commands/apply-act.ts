import Dexie from 'dexie';
import type { Act, ActId, AppliedAct, AppliedBulk, BulkAct, LoggedChange } from '../../mark/act.ts';
import { NEVER } from '../../mark/field-clock.ts';
import { isUnmarked, type MarkShown } from '../../mark/mark.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { Sighting } from '../../paper/paper.ts';
import { Trouble } from '../../paper/trouble.ts';
import { type Tick, tick } from '../clock.ts';
import type { ActRow, Before, LibraryDb, PaperRow } from '../db.ts';
import { canonicalOf, freeIds } from '../identity/aliases.ts';
import { refuseNewer } from '../open.ts';
import { aliasesToNotify, type Draft, draftOf, ownerOf, type PaperState, setField, shownOf } from '../paper-state.ts';
import { type PaperStates, paperStatesOf, savePaperStates } from '../paper-states.ts';
import { bringsMore, refuseOther, remembered } from './again.ts';
import { recount } from './counts.ts';
import { keptNote, noteBefore } from './note.ts';
import { forgetActs } from './past.ts';
import { actToUndo, type Earlier, fieldChangesOf, idsOf, type RemovedState, removedBy, removedStateOf } from './undo.ts';

/** What an act makes of a paper, before it is written. */
export interface PlannedAct {
  current: PaperState;
  /** The paper as it is to stand. */
  after: PaperState;
  act: ActRow;
}

/**
 * Does one act: the one way by which anything in the library changes. It is one strict transaction; when the promise
 * resolves, the act is on disk. Doing an act twice is doing it once, save that a note act brings its newer text.
 *
 * @param byPage a page's script does it: then it is forgotten before what a person does elsewhere
 * @throws Trouble `library-newer` when newer code has migrated the library; `not-in-library` when the paper would come
 * in and nothing tells what it is, or when there is no such act to undo; `not-allowed` when the id is another act's;
 * `note-too-long` when the note and what somebody else wrote are too long together.
 */
export async function applyAct(db: LibraryDb, asked: Act, sighting?: Sighting, byPage = false): Promise<AppliedAct> {
  return inOne(db, async () => {
    const first = await db.acts.get(asked.id);
    const canonical = await canonicalOf(db, [asked.paper, ...(first ? [first.paper] : [])]);
    const act = { ...asked, paper: canonical(asked.paper) };
    const done = first && { ...first, paper: first.under === asked.paper ? act.paper : canonical(first.paper) };
    const [back, standing] = await Promise.all([actToUndo(db, act), paperStatesOf(db, [act.paper])]);
    const undone = back && (await withFree(db, back, standing));
    const current = standing.get(act.paper) as PaperState;
    if (done && !bringsMore(done, act)) return { mark: shownOf(current.row), seq: done.seq, ...noteInAnswer(act, current.note) };

    const now = await tick(db);
    const made = planAct(await withRemoved(db, current, undone ?? done), act, now, { done, undone }, sighting);
    if (asked.paper !== act.paper) made.act.under = asked.paper;
    if (byPage) made.act.byPage = true;
    await writePlanned(db, [made], now, act.at);
    return { mark: shownOf(made.after.row), seq: now.seq, ...noteInAnswer(act, made.after.note) };
  });
}

/**
 * Does the same to many papers, in one strict transaction: all of it or nothing. A larger bulk comes in several messages.
 *
 * @throws Trouble as `applyAct`
 */
export async function applyBulk(
  db: LibraryDb,
  { id, at, papers, change }: BulkAct,
  sightings: readonly Sighting[],
  byPage = false,
): Promise<AppliedBulk> {
  return inOne(db, async () => {
    const canonical = await canonicalOf(db, papers);
    // Sent again, it is told by the ids that it was sent with, whatever has become one since.
    const named = new Map(papers.toReversed().map((paper) => [canonical(paper), paper]));
    const each = [...named.keys()].reverse();
    const acts = each.map((paper): Act => ({ id: `${id}:${named.get(paper)}`, paper, at, change }));
    const known = new Map(sightings.map((sighting) => [canonical(sighting.paper.id), sighting]));
    const [done, states] = await Promise.all([db.acts.bulkGet(acts.map((act) => act.id)), paperStatesOf(db, each)]);
    for (const [n, row] of done.entries()) if (row) refuseOther(row, acts[n] as Act);
    const last = done.reduce((seq, row) => Math.max(seq, row?.seq ?? 0), 0);
    const fresh = acts.filter((_, n) => !done[n]);
    const now = fresh.length > 0 ? await tick(db) : undefined;
    const made = fresh.map((act) => planAct(states.get(act.paper) as PaperState, act, now as Tick, {}, known.get(act.paper), id));
    if (byPage) for (const one of made) one.act.byPage = true;
    if (now) await writePlanned(db, made, now, at);
    const after = new Map(made.map((each) => [each.act.paper, each.after]));
    const marks = papers.map((paper): [PaperId, MarkShown] => [
      paper,
      shownOf((after.get(canonical(paper)) ?? states.get(canonical(paper)))?.row),
    ]);
    return { marks, seq: now?.seq ?? last };
  });
}

/**
 * Does several acts as one step, in the transaction of the caller. They may be of one paper: each stands on those before.
 *
 * @param states the papers as they stand, to begin with
 */
export async function applyAsOneStep(
  db: LibraryDb,
  bulk: ActId,
  acts: readonly LoggedChange[],
  states: ReadonlyMap<PaperId, PaperState>,
  at: number,
  now: Tick,
  byPage = false,
): Promise<void> {
  const after = new Map(states);
  const made = acts.map((act) => {
    const one = planAct(after.get(act.paper) as PaperState, act, now, {}, undefined, bulk);
    after.set(act.paper, one.after);
    if (byPage) one.act.byPage = true;
    return one;
  });
  await writePlanned(db, made, now, at);
}

/** One strict transaction over all that an act may change, of this code's schema. */
export function inOne<T>(db: LibraryDb, work: () => Promise<T>): Promise<T> {
  return db.transaction('rw', db.marked, async () => {
    refuseNewer(Dexie.currentTransaction.idbtrans.db.version);
    return await work();
  });
}

/**
 * A paper that left the library, as it stood then: what an undo puts fields back on.
 *
 * @param lefts how papers of the step left it last, where that is known already
 */
export async function withRemoved(
  db: LibraryDb,
  current: PaperState,
  earlier: ActRow | undefined,
  after: PaperStates = new Map(),
  lefts?: ReadonlyMap<PaperId, RemovedState>,
): Promise<PaperState> {
  if (current.row || !earlier) return current;
  const left = lefts ? (removedBy(earlier) ?? lefts.get(earlier.paper)) : await removedStateOf(db, earlier);
  if (!left?.row.also) return { ...current, ...left };
  const { also: _also, ...row } = left.row;
  const also = await freeIds(db, left.row.also, row.id, after);
  return { ...current, ...left, row: { ...row, ...(also[0] && { also }) } };
}

/** An act to be taken back: that ids were parted only as far as they are not papers of their own by now. */
export async function withFree(db: LibraryDb, row: ActRow, after: PaperStates): Promise<ActRow> {
  const ids = idsOf(row);
  if (ids?.kind !== 'part') return row;
  const parted = { ...ids, also: await freeIds(db, ids.also, row.paper, after) };
  return { ...row, ...(row.change.kind === 'undo' ? { ids: parted } : { change: parted }) };
}

export function planAct(
  current: PaperState,
  act: LoggedChange,
  { seq, stamp }: Tick,
  earlier: Earlier,
  sighting?: Sighting,
  bulk?: ActId,
): PlannedAct {
  const { done } = earlier;
  const asked = undoneIds(act, earlier, current);
  const draft = draftOf(current, asked, sighting);
  for (const field of fieldChangesOf(act, current, earlier)) setField(draft, field, stamp);
  if (asked.change.kind === 'join' || asked.change.kind === 'part') {
    const { fields } = draft.stamps;
    draft.before.by = { ...draft.before.by, ids: ownerOf(fields.ids) };
    if (asked !== act) draft.before.at = { ...draft.before.at, ids: fields.ids?.at ?? NEVER };
    // What was only learnt belongs to what a person can take back, as before.
    const isLearnt = asked.change.kind === 'join' && !asked.change.with;
    const back = asked !== act ? { by: earlier.undone?.before.by?.ids ?? NEVER } : isLearnt && { by: ownerOf(fields.ids) };
    draft.stamps = { ...draft.stamps, fields: { ...fields, ids: { at: stamp, ...back } } };
  }
  const did = asked !== act && (asked.change.kind === 'join' || asked.change.kind === 'part') && { ids: asked.change };
  const redo = earlier.undone?.change.kind === 'undo' && !earlier.undone.redo && { redo: earlier.undone.before.at ?? {} };
  const row = isUnmarked(shownOf(draft.row)) ? undefined : draft.row;
  if (row?.title === '') throw new Trouble('not-in-library');
  const before = beforeOf(draft, done, current, row);
  return {
    current,
    after: {
      row,
      abstract: draft.abstract,
      note: draft.note,
      stamps: { ...draft.stamps, seq, ...aliasesToNotify(current.row, draft.row) },
    },
    act: { ...remembered(act, done), seq, stamp, before, ...noteInAnswer(act, draft.note), ...(bulk && { bulk }), ...did, ...redo },
  };
}

/** Taking back that ids were joined parts them, and the other way round; until something later joined or parted. */
function undoneIds(act: LoggedChange, { undone, setAt }: Earlier, { stamps }: PaperState): LoggedChange {
  const ids = undone && idsOf(undone);
  if (act.change.kind !== 'undo' || !ids) return act;
  const at = stamps.fields.ids?.at ?? NEVER;
  if ((undone.ids ? (setAt?.(act.paper, 'ids', at) ?? at) : ownerOf(stamps.fields.ids)) !== undone.stamp) return act;
  return { ...act, change: { ...ids, kind: ids.kind === 'join' ? 'part' : 'join' } };
}

export async function writePlanned(db: LibraryDb, made: readonly PlannedAct[], { seq }: Tick, at: number): Promise<void> {
  // What left the library is laid under a draft to put fields back on; it does not count as having been there.
  const inLibrary = new Set(
    await db.papers
      .where('id')
      .anyOf(made.map(({ act }) => act.paper))
      .primaryKeys(),
  );
  // Several acts may be of one paper: it moves from where it stood before the first.
  const begun = new Map(made.toReversed().map(({ current, after }) => [after.stamps.id, current]));
  const ended = new Map(made.map(({ after }) => [after.stamps.id, after]));
  const moves = [...ended].map(([id, { row }]) => ({ before: inLibrary.has(id) ? begun.get(id)?.row : undefined, after: row }));
  await Promise.all([
    savePaperStates(db, [...ended.values()]),
    recount(db, moves, at),
    db.acts.bulkPut(made.map(({ act }) => act)).then(() => forgetActs(db, seq, made.length)),
  ]);
}

/** What a note act is told of the note that the library holds: that one, unless it is the one it brought. */
function noteInAnswer({ change }: LoggedChange, held: string): { note?: string } {
  return change.kind === 'note' && held !== keptNote(change.note) ? { note: held } : {};
}

/** What an act replaced. One that comes again still replaces what was there before it came first. */
function beforeOf({ before }: Draft, done: ActRow | undefined, { row, abstract, note }: PaperState, stays: PaperRow | undefined): Before {
  const { left: _left, ...first } = done?.before ?? {};
  const gone = row && !stays && { left: { row, ...(abstract && { abstract }) } };
  return { ...before, ...first, ...(done && noteBefore(done, note)), ...gone };
}
