import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyAct, applyBulk } from '../../lib/library/commands/apply-act.ts';
import { ACT_ROWS_KEPT, ACTS_KEPT, OWN_KEPT } from '../../lib/library/commands/past.ts';
import { undoLast } from '../../lib/library/commands/undo-last.ts';
import type { ActRow, LibraryDb } from '../../lib/library/db.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { actOn, freshLibrary, OTHER, PAPER, sightingOf } from './library.ts';

const idOf = (n: number): PaperId => `arxiv:2401.${String(n).padStart(5, '0')}`;
const undo = (db: LibraryDb, among?: Set<PaperId>, since = 0) => undoLast(db, crypto.randomUUID(), Date.now(), since, among);

afterEach(() => {
  vi.restoreAllMocks();
});

/** Puts acts there that nothing can be taken back of, `each` of them in one change, behind what was done so far. */
async function fill(db: LibraryDb, changes: number, each: number): Promise<void> {
  const clock = await db.clock.get('clock');
  if (!clock) throw new Error('Nothing was done yet.');
  const rows = Array.from({ length: changes * each }, (_, n): ActRow => {
    const seq = clock.seq + 1 + Math.floor(n / each);
    return {
      id: `filled-${n}`,
      paper: idOf(n),
      at: Date.now(),
      change: { kind: 'status', status: 'read' },
      seq,
      stamp: clock.last,
      before: {},
      byPage: true,
    };
  });
  await db.acts.bulkPut(rows);
  await db.clock.put({ ...clock, seq: clock.seq + changes });
}

/** Counts how many rows cursors pass, those they skip too; what is read in one request counts once. */
function countSteps(): () => number {
  const went = vi.spyOn(IDBCursor.prototype, 'continue');
  const skipped = vi.spyOn(IDBCursor.prototype, 'advance');
  const read = vi.spyOn(IDBIndex.prototype, 'getAll');
  return () => went.mock.calls.length + read.mock.calls.length + skipped.mock.calls.reduce((sum, [steps]) => sum + steps, 0);
}

describe('the last step', () => {
  it('is looked for before anything that writes has to wait, and reads no act twice', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, { kind: 'status', status: 'want' }), sightingOf(PAPER));
    await fill(db, 300, 10);
    const begun = vi.spyOn(db, 'transaction');
    const steps = countSteps();
    expect(await undo(db, new Set([OTHER]))).toBeUndefined();
    expect(begun.mock.calls.map(([mode]) => mode)).not.toContain('rw');
    expect(steps()).toBeLessThan(100);
    expect((await undo(db))?.marks[0]?.[0]).toBe(PAPER);
  });

  it('is not looked for among acts older than those that are wanted', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, { kind: 'status', status: 'want' }), sightingOf(PAPER));
    await fill(db, 300, 1);
    const steps = countSteps();
    expect(await undo(db, undefined, Date.now() + 60_000)).toBeUndefined();
    expect(steps()).toBeLessThan(5);
  });

  it('is one that still stands when its turn to write comes', async () => {
    const db = freshLibrary();
    for (const status of ['want', 'reading', 'read'] as const)
      await applyAct(db, actOn(PAPER, { kind: 'status', status }), sightingOf(PAPER));
    const undone = await Promise.all([undo(db), undo(db), undo(db), undo(db)]);
    expect(undone.map((each) => each?.papers)).toEqual([1, 1, 1, undefined]);
    expect(await db.papers.count()).toBe(0);
  });
});

describe('taking back a bulk on papers that have left', () => {
  it('reads the acts once for all of them', async () => {
    const db = freshLibrary();
    const papers = Array.from({ length: 60 }, (_, n) => idOf(n));
    const sightings = papers.map((paper) => sightingOf(paper));
    const bulk = (id: string, change: Parameters<typeof applyBulk>[1]['change']) =>
      applyBulk(db, { id, at: Date.now(), papers, change }, sightings);
    await bulk('tagged-with-x', { kind: 'tag', tag: 'x' });
    await bulk('status-to-read', { kind: 'status', status: 'want' });
    await bulk('without-the-x', { kind: 'untag', tag: 'x' });
    await bulk('without-status', { kind: 'status', status: 'none' });
    await applyAct(db, actOn(OTHER, { kind: 'tag', tag: 'y' }), sightingOf(OTHER));
    // What made them leave was taken back elsewhere, by its status alone.
    await db.acts
      .where('bulk')
      .equals('without-status')
      .modify((row) => {
        row.change = { kind: 'undo', act: 'another' };
      });
    await undo(db);
    const steps = countSteps();
    expect((await undo(db))?.papers).toBe(papers.length);
    expect(steps()).toBeLessThan(100);
    expect((await db.papers.get(idOf(0)))?.tags).toEqual(['x']);
  });
});

describe('what no page did', () => {
  it('is not pushed out by what pages do, and bounded by itself', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, { kind: 'note', note: 'mine' }, 'the-note-act'), sightingOf(PAPER));
    await fill(db, ACTS_KEPT, 2);
    await applyAct(db, actOn(OTHER, { kind: 'status', status: 'read' }), sightingOf(OTHER), true);
    await applyAct(db, actOn(OTHER, { kind: 'status', status: 'want' }), sightingOf(OTHER), true);
    expect(await db.acts.get('the-note-act')).toBeDefined();
    expect(await db.acts.get('filled-0')).toBeUndefined();
    expect(await db.acts.get(`filled-${2 * ACTS_KEPT - 1}`)).toBeDefined();
    expect((await undo(db, new Set([PAPER])))?.papers).toBe(1);

    await db.acts.toCollection().modify((row) => {
      delete row.byPage;
    });
    await fill(db, 2 * ACTS_KEPT, 2);
    await applyAct(db, actOn(OTHER, { kind: 'status', status: 'read' }), sightingOf(OTHER), true);
    expect(
      await db.acts
        .where('seq')
        .below(2 * ACTS_KEPT)
        .count(),
    ).toBeLessThanOrEqual(OWN_KEPT);
  });
});

describe('acts', () => {
  it('are forgotten by how many they are, where changes are of many papers; a change is forgotten whole', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, { kind: 'status', status: 'want' }), sightingOf(PAPER), true);
    await fill(db, ACT_ROWS_KEPT / 200 + 8, 200);
    const papers = [PAPER, OTHER];
    await applyBulk(
      db,
      { id: 'the-last-bulk', at: Date.now(), papers, change: { kind: 'tag', tag: 'x' } },
      papers.map((id) => sightingOf(id)),
    );
    const left = await db.acts.count();
    expect(left).toBeGreaterThanOrEqual(ACT_ROWS_KEPT);
    expect(left).toBeLessThan(ACT_ROWS_KEPT + 200);
    expect((left - papers.length) % 200).toBe(0);
    expect(await db.acts.where('bulk').equals('the-last-bulk').count()).toBe(2);
  });
});
