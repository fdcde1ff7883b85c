import { ACTS_KEPT } from '../../lib/library/commands/past.ts';
import { fieldChangesOf } from '../../lib/library/commands/undo.ts';
import type { ActRow, ClockRow, LibraryDb, PaperRow, TagRow } from '../../lib/library/db.ts';
import { draftOf, type PaperState, setField } from '../../lib/library/paper-state.ts';
import type { Act } from '../../lib/mark/act.ts';
import { NEVER, nextStamp } from '../../lib/mark/field-clock.ts';
import type { Status } from '../../lib/mark/mark.ts';
import { type SeededPaper, seededPaper } from './papers.ts';

/** How many papers one transaction writes. */
const AT_ONCE = 5_000;

/** Puts papers number `from` up to `to` of a seed into a library, as if each act had been done when it says. */
export async function fill(db: LibraryDb, seed: number, from: number, to: number): Promise<void> {
  // A history keeps the last acts alone: those that would go again are never written.
  let history: ActRow[] = [];
  for (let at = from; at < to; at += AT_ONCE) {
    const papers = Array.from({ length: Math.min(AT_ONCE, to - at) }, (_, n) => seededPaper(seed, at + n));
    const done = await db.transaction('rw', db.marked, () => write(db, papers));
    history = [...history, ...done].slice(-ACTS_KEPT);
  }
  await db.transaction('rw', db.acts, () => keep(db, history));
}

async function keep(db: LibraryDb, history: readonly ActRow[]): Promise<void> {
  const last = history.at(-1)?.seq ?? 0;
  await db.acts.bulkPut(history);
  await db.acts
    .where('seq')
    .belowOrEqual(last - ACTS_KEPT)
    .delete();
}

/**
 * Writes in bulk what the store would have left after one act at a time, which takes fifty times as long; returns the acts,
 * which it does not write.
 */
async function write(db: LibraryDb, papers: readonly SeededPaper[]): Promise<ActRow[]> {
  const clock = (await db.clock.get('clock')) ?? { name: 'clock', device: 'seeded00', seq: 0, last: NEVER };
  const left = papers.map(({ sighting, acts }) => marked(acts, sighting, clock));
  const rows = left.map(({ row }) => row);
  const done = left.flatMap(({ done }) => done);
  await Promise.all([
    db.papers.bulkPut(rows),
    db.abstracts.bulkPut(left.flatMap(({ row: { id }, abstract }) => (abstract ? [{ id, text: abstract }] : []))),
    db.notes.bulkPut(left.flatMap(({ row: { id }, note }) => (note === '' ? [] : [{ id, text: note }]))),
    db.stamps.bulkPut(left.map(({ stamps }) => stamps)),
    db.clock.put(clock),
    count(db, rows),
    countTags(db, done),
  ]);
  return done;
}

/** A paper after all its acts, and what was kept of each. Moves the clock on. */
function marked(acts: readonly Act[], sighting: SeededPaper['sighting'], clock: ClockRow): PaperState & { row: PaperRow; done: ActRow[] } {
  const { id } = sighting.paper;
  let stands: PaperState = { row: undefined, abstract: undefined, note: '', stamps: { id, seq: 0, fields: {} } };
  const done = acts.map((act) => {
    clock.seq += 1;
    clock.last = nextStamp(clock.last, act.at, clock.device);
    const draft = draftOf(stands, act, sighting);
    for (const field of fieldChangesOf(act, stands)) setField(draft, field, clock.last);
    const { before, ...standing } = draft;
    stands = { ...standing, stamps: { ...draft.stamps, seq: clock.seq } };
    return { ...act, seq: clock.seq, stamp: clock.last, before };
  });
  return { ...stands, row: stands.row as PaperRow, done };
}

async function count(db: LibraryDb, rows: readonly PaperRow[]): Promise<void> {
  const counts = new Map((await db.counts.toArray()).map(({ status, papers }) => [status, papers]));
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  await db.counts.bulkPut([...counts].map(([status, papers]: [Status, number]) => ({ status, papers })));
}

async function countTags(db: LibraryDb, done: readonly ActRow[]): Promise<void> {
  const tags = new Map<string, TagRow>((await db.tags.toArray()).map((row) => [row.key, row]));
  for (const { change, before, at } of done) {
    if (change.kind !== 'tag') continue;
    for (const key of Object.keys(before.tags ?? {})) {
      tags.set(key, { key, name: change.tag, count: (tags.get(key)?.count ?? 0) + 1, usedAt: at });
    }
  }
  await db.tags.bulkPut([...tags.values()]);
}
