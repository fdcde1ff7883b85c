import type { Act, ActId, LoggedChange, Undone } from '../../mark/act.ts';
import type { MarkShown } from '../../mark/mark.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { type Tick, tick } from '../clock.ts';
import type { ActRow, LibraryDb } from '../db.ts';
import { ownerOf, type PaperState, shownOf } from '../paper-state.ts';
import { type PaperStates, paperStatesOf } from '../paper-states.ts';
import { inOne, type PlannedAct, planAct, withFree, withRemoved, writePlanned } from './apply-act.ts';
import { idsOf, lastStep, removedBy, removedStatesOf, type UndoStepQuery } from './undo.ts';

/** Something that is to be taken back, or brought back. */
export interface Taking extends UndoStepQuery {
  id: ActId;
  /** In milliseconds since 1970. */
  at: number;
  /** A page's script asks for it. */
  byPage?: boolean;
}

/**
 * Takes back, in one strict transaction, the latest step that still stands: one act, or all acts of one bulk. Repeated with
 * another id it goes further back. Undefined when there is nothing left; then nobody who writes has waited for the answer.
 *
 * @param among the papers that may be touched; without it, all
 * @param since older steps are left, in milliseconds since 1970
 */
export function undoLast(
  db: LibraryDb,
  id: ActId,
  at: number,
  since: number,
  among?: ReadonlySet<PaperId>,
  byPage = false,
): Promise<Undone | undefined> {
  return take(db, { id, at, since, among, byPage });
}

/** Brings back what was taken back last, by whomever, and has not been set anew since; otherwise the same. */
export function redoLast(db: LibraryDb, id: ActId, at: number, among?: ReadonlySet<PaperId>, byPage = false): Promise<Undone | undefined> {
  return take(db, { id, at, among, byPage, redo: true });
}

async function take(db: LibraryDb, asked: Taking): Promise<Undone | undefined> {
  for (;;) {
    const seq = await lookFor(db, asked);
    if (seq === undefined) return undefined;
    const undone = await inOne(db, () => takeBack(db, asked, seq));
    // Somebody else may have taken it back meanwhile.
    if (undone) return undone;
  }
}

/** From which change on there is what is asked for, or what was done when it comes again. */
async function lookFor(db: LibraryDb, asked: Taking): Promise<number | undefined> {
  return db.transaction('r', [db.acts, db.stamps], async () => {
    const [again] = await db.acts.where('bulk').equals(asked.id).limit(1).toArray();
    const [first, ...others] = again ? [again] : (await lastStep(db, asked)).rows;
    return first && Math.min(first.seq, ...others.map(({ seq }) => seq));
  });
}

async function takeBack(db: LibraryDb, asked: Taking, from: number): Promise<Undone | undefined> {
  const { id, at, byPage = false, redo = false } = asked;
  const again = await db.acts.where('bulk').equals(id).toArray();
  const { rows: undone, setAt = undefined } = again.length > 0 ? { rows: [] } : await lastStep(db, asked, from);
  const papers = [...new Set((again.length > 0 ? again : undone).map(({ paper }) => paper))];
  if (papers.length === 0) return undefined;
  const states = await paperStatesOf(db, papers);
  const now = undone.length > 0 ? await tick(db) : undefined;
  const lefts = await removedStatesOf(
    db,
    undone.flatMap((row) => (states.get(row.paper)?.row || removedBy(row) ? [] : [row.paper])),
  );
  const after = new Map(states);
  const made: PlannedAct[] = [];
  for (const each of inTurn(undone, redo)) {
    // Nothing is awaited that does not read: Dexie gives a transaction up after a hundred of these in a row.
    const row = idsOf(each)?.kind === 'part' ? await withFree(db, each, after) : each;
    const act: Act = { id: `${id}:${row.id}`, paper: row.paper, at, change: { kind: 'undo', act: row.id } };
    const here = after.get(row.paper) as PaperState;
    const left = removedBy(row) ?? lefts.get(row.paper);
    const current = here.row ? here : left && !left.row.also ? { ...here, ...left } : await withRemoved(db, here, row, after, lefts);
    const one = planAct(current, act, now as Tick, { undone: row, setAt }, undefined, id);
    // What a page takes back of others is remembered as theirs is, so that it can be brought back.
    if (byPage && (row.byPage || redo)) one.act.byPage = true;
    made.push(one);
    after.set(row.paper, one.after);
  }
  if (now) made.push(...(await partedFrom(db, papers, states, after, now, id, at)));
  if (now) await writePlanned(db, made, now, at);
  // Brought back, it need no longer be remembered that it was taken back: a page could do both without end.
  if (redo && byPage) await db.acts.bulkPut(undone.map((row) => ({ ...row, byPage: true })));
  const marks = papers.map((paper): [PaperId, MarkShown] => [paper, shownOf(after.get(paper)?.row)]);
  return { marks, seq: now?.seq ?? again[0]?.seq ?? 0, papers: papers.length };
}

/**
 * In which order acts are taken back: the last first. What was taken back is brought back in the order in which it was done,
 * and ids that only came apart by it, last: they are free once the paper has left again.
 */
function inTurn(rows: readonly ActRow[], redo: boolean): ActRow[] {
  if (!redo) return rows.toReversed();
  const cameApart = ({ change, bulk }: ActRow): boolean => change.kind === 'undo' && change.act === bulk;
  return [...rows.filter((row) => !cameApart(row)), ...rows.filter(cameApart)];
}

/** A paper that comes back is itself again: another, of which its id was learnt meanwhile, has it no longer. */
async function partedFrom(
  db: LibraryDb,
  papers: readonly PaperId[],
  before: PaperStates,
  after: Map<PaperId, PaperState>,
  now: Tick,
  bulk: ActId,
  at: number,
): Promise<PlannedAct[]> {
  const made: PlannedAct[] = [];
  for (const paper of papers.filter((id) => after.get(id)?.row && !before.get(id)?.row)) {
    const holder = await db.papers.where('also').equals(paper).first();
    const current = holder && (after.get(holder.id) ?? (await paperStatesOf(db, [holder.id])).get(holder.id));
    if (!holder || !current?.row?.also?.includes(paper)) continue;
    const by = ownerOf(current.stamps.fields.ids);
    const act: LoggedChange = { id: `${bulk}:${paper}`, paper: holder.id, at, change: { kind: 'undo', act: bulk } };
    const undone: ActRow = { ...act, change: { kind: 'join', also: [paper] }, seq: now.seq, stamp: by, before: { by: { ids: by } } };
    const one = planAct(current, act, now, { undone }, undefined, bulk);
    made.push(one);
    after.set(holder.id, one.after);
  }
  return made;
}
