import type { ActId, LoggedChange } from '../../mark/act.ts';
import { type Joining, joinFacts, joinMarks } from '../../mark/join-papers.ts';
import { NOTE_MAX } from '../../mark/mark.ts';
import { joinNotes } from '../../mark/note-field.ts';
import { OTHER_IDS_MAX, type PaperId } from '../../paper/ids/paper-id.ts';
import { Trouble } from '../../paper/trouble.ts';
import type { Claims } from '../../protocol/requests.ts';
import { type Tick, tick } from '../clock.ts';
import { applyAsOneStep, inOne } from '../commands/apply-act.ts';
import type { LibraryDb, PaperRow } from '../db.ts';
import { BARE, markOf, type PaperState, paperOf } from '../paper-state.ts';
import { paperStatesOf } from '../paper-states.ts';
import { rowsOf } from './aliases.ts';

/** How much of what pages claim may be taken in now: the rest is, when a page claims it again. */
export interface Allowed {
  /** Papers that learn another id, and … */
  ids(): boolean;
  /** Papers that become one with another. */
  joins(): boolean;
}

const ALL: Allowed = { ids: () => true, joins: () => true };

/**
 * Takes in which ids are of one paper, of papers that are in the library. Where two of them are in it, their marks become
 * one. All of it is one step, which can be taken back. What a person keeps apart stays apart.
 *
 * @returns whether anything in the library changed
 */
export async function learn(db: LibraryDb, claims: Claims, at: number, allowed = ALL): Promise<boolean> {
  const rows = await rowsOf(db, [...new Set(claims.flatMap(([id, others]) => [id, ...others]))]);
  const news = claims
    .map(([id, others]) => [id, ...others])
    .filter((ids) => {
      const plan = planOf(ids, rows, false);
      return plan && (plan.one.length > 0 ? allowed.joins() : allowed.ids());
    });
  if (news.length > 0) await joinAll(db, crypto.randomUUID(), news, at);
  return news.length > 0;
}

/** What joining some ids comes to. */
interface Plan {
  into: PaperRow;
  /** Papers in the library that become one with it. */
  one: PaperRow[];
  /** The ids that it gets. */
  also: PaperId[];
}

/** Undefined when there is nothing to be done: none of them is in the library, or all is known, or kept apart. */
function planOf(ids: readonly PaperId[], rows: ReadonlyMap<PaperId, PaperRow>, byHand: boolean): Plan | undefined {
  const there = new Map(ids.flatMap((id) => rows.get(id) ?? []).map((row) => [row.id, row]));
  const [into, ...rest] = [...there.values()].sort((a, b) => a.savedAt - b.savedAt);
  if (!into) return undefined;
  const one: PaperRow[] = [];
  for (const row of rest)
    if (byHand || [into, ...one].every((each) => !isApart(each, idsOf(row)) && !isApart(row, idsOf(each)))) one.push(row);
  const others = new Set(rest.filter((row) => !one.includes(row)).flatMap(idsOf));
  const isKept = (id: PaperId): boolean => !byHand && [into, ...one].some((row) => isApart(row, [id]));
  const fresh = ids.filter(
    (id) => !idsOf(into).includes(id) && !one.some((row) => idsOf(row).includes(id)) && !others.has(id) && !isKept(id),
  );
  // A paper becomes one with another whole, or not at all.
  const roomBeside = (rows: readonly PaperRow[]): number => 1 + OTHER_IDS_MAX - [into, ...rows].flatMap(idsOf).length;
  const whole = one.filter((_, n) => roomBeside(one.slice(0, n + 1)) >= 0);
  const also = [...whole.flatMap(idsOf), ...[...new Set(fresh)].slice(0, Math.max(0, roomBeside(whole)))];
  return also.length > 0 ? { into, one: whole, also } : undefined;
}

function idsOf({ id, also = [] }: PaperRow): PaperId[] {
  return [id, ...also];
}

function isApart({ apart = [] }: PaperRow, ids: readonly PaperId[]): boolean {
  return ids.some((id) => apart.includes(id));
}

/**
 * Makes papers one, whose ids these are: the one that came into the library first keeps its id, and has all tags, the
 * latest status, every note and what is known of each. One strict transaction, and one step to be taken back.
 *
 * @param byHand a person says so: then what was kept apart before comes together
 * @throws Trouble `note-too-long` by hand, when the notes are, together; else such papers are left as they are
 */
export async function join(db: LibraryDb, bulk: ActId, ids: readonly PaperId[], at: number, byHand = false): Promise<void> {
  await joinAll(db, bulk, [ids], at, byHand);
}

/** The same for several papers, as one step. */
async function joinAll(db: LibraryDb, bulk: ActId, papers: readonly (readonly PaperId[])[], at: number, byHand = false): Promise<void> {
  await inOne(db, async () => {
    let done = 0;
    let now: Tick | undefined;
    for (const ids of papers) {
      const plan = planOf(ids, await rowsOf(db, ids), byHand);
      if (!plan) continue;
      const states = await paperStatesOf(
        db,
        [plan.into, ...plan.one].map(({ id }) => id),
      );
      const tooLong = joinNotes([...states.values()].map(({ note }) => note)).length > NOTE_MAX;
      if (tooLong && byHand) throw new Trouble('note-too-long', 'together');
      if (tooLong) continue;
      const deeds = stepsOf(plan, states).map((deed, n) => ({ ...deed, id: stepId(bulk, done + n), at }));
      done += deeds.length;
      if (plan.one[0]) states.set(plan.into.id, withFacts(plan, states));
      now ??= await tick(db);
      // An id that was only learnt of a paper is a page's word, and nothing that a person takes back.
      await applyAsOneStep(db, bulk, deeds, states, at, now, !byHand && plan.one.length === 0);
    }
  });
}

/** The acts of a step stand in the order in which they were done. */
function stepId(bulk: ActId, n: number): ActId {
  return `${bulk}:${String(n).padStart(6, '0')}`;
}

function stepsOf({ into, one, also }: Plan, states: ReadonlyMap<PaperId, PaperState>): Omit<LoggedChange, 'id' | 'at'>[] {
  const changes = joinMarks([...states.values()].map(joiningOf));
  const apart = one
    .flatMap((row) => row.apart ?? [])
    .filter((id) => !into.apart?.includes(id) && !also.includes(id) && !idsOf(into).includes(id));
  const join = { kind: 'join' as const, also, ...(apart[0] && { apart }), ...(one[0] && { with: one.map(({ id }) => id) }) };
  return [
    ...one.map(({ id }) => ({ paper: id, change: { kind: 'remove' as const } })),
    { paper: into.id, change: join },
    ...changes.map((change) => ({ paper: into.id, change })),
  ];
}

/** The paper that others become one with as it stands, with what is known of all of them. */
function withFacts({ into, one }: Plan, states: ReadonlyMap<PaperId, PaperState>): PaperState {
  const factsOf = (row: PaperRow) => paperOf(row, states.get(row.id)?.abstract);
  const { abstract, ...facts } = joinFacts(factsOf(into), one.map(factsOf));
  const { authorsCut: _cut, authorCount: _count, ...row } = into;
  return { ...(states.get(into.id) as PaperState), row: { ...row, ...facts }, abstract };
}

function joiningOf(state: PaperState): Joining {
  return { mark: markOf(state), fields: state.stamps.fields };
}

/**
 * Takes an id out of a paper, as a person says that it is another paper's. That one begins with a copy of the mark, so that
 * nothing is lost. One step to be taken back.
 *
 * @throws Trouble `not-in-library` when no paper in the library has it as another id
 */
export async function split(db: LibraryDb, bulk: ActId, alias: PaperId, at: number): Promise<void> {
  await inOne(db, async () => {
    const row = (await rowsOf(db, [alias])).get(alias);
    if (!row || row.id === alias) throw new Trouble('not-in-library', 'no such id of a paper');
    const states = await paperStatesOf(db, [row.id, alias]);
    const from = states.get(row.id) as PaperState;
    const { also: _also, apart: _apart, ...facts } = row;
    const bare = { ...facts, ...BARE, id: alias, savedAt: at, apart: [row.id] };
    states.set(alias, { ...(states.get(alias) as PaperState), row: bare, abstract: from.abstract });
    const changes = joinMarks([joiningOf({ ...from, row: undefined, note: '' }), joiningOf(from)]);
    const acts = [
      { paper: row.id, change: { kind: 'part' as const, also: [alias] } },
      ...changes.map((change) => ({ paper: alias, change })),
    ].map((act, n) => ({ ...act, id: stepId(bulk, n), at }));
    await applyAsOneStep(db, bulk, acts, states, at, await tick(db));
  });
}
