import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAct, applyBulk } from '../../lib/library/commands/apply-act.ts';
import { redoLast, undoLast } from '../../lib/library/commands/undo-last.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { join, split } from '../../lib/library/identity/joining.ts';
import { paperInFull } from '../../lib/library/queries.ts';
import type { Act } from '../../lib/mark/act.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { sizeOf } from '../sizes.ts';
import { actOn, anyChange, freshLibrary, OTHER, PAPER, recountSlowly, sightingOf, snapshot } from './library.ts';

const A: PaperId = PAPER;
const B: PaperId = OTHER;
const C: PaperId = 'openreview:aVh9KRZdRk';
const step = () => crypto.randomUUID();
const undo = (db: LibraryDb, among?: PaperId[], byPage = false) => undoLast(db, step(), Date.now(), 0, among && new Set(among), byPage);
const redo = (db: LibraryDb, among?: PaperId[], byPage = false) => redoLast(db, step(), Date.now(), among && new Set(among), byPage);
const act = (db: LibraryDb, paper: PaperId, change: Act['change'], byPage = false) =>
  applyAct(db, actOn(paper, change), sightingOf(paper), byPage);
const noteOf = async (db: LibraryDb, paper: PaperId) => (await paperInFull(db, paper))?.mark.note;

describe('what was taken back', () => {
  it('is brought back, and can be taken back again', async () => {
    const db = freshLibrary();
    await act(db, A, { kind: 'status', status: 'want' });
    await act(db, A, { kind: 'tag', tag: 'x' });
    const before = await snapshot(db);
    expect(await redo(db)).toBeUndefined();
    for (let n = 0; n < 2; n++) {
      await undo(db);
      await undo(db);
      expect(await db.papers.count()).toBe(0);
      expect((await redo(db))?.marks).toEqual([[A, { status: 'want', star: false, tags: [], noted: false }]]);
      expect((await redo(db))?.marks).toEqual([[A, { status: 'want', star: false, tags: ['x'], noted: false }]]);
      expect(await redo(db)).toBeUndefined();
      expect(await snapshot(db)).toEqual(before);
    }
  });

  it('is brought back step by step where one field was set again and again, from wherever a person is', async () => {
    const db = freshLibrary();
    const all = ['want', 'reading', 'read', 'skipped'] as const;
    for (const status of all) await act(db, A, { kind: 'status', status });
    const status = async () => (await paperInFull(db, A))?.mark.status;
    for (let n = 0; n < 4; n++) await undo(db);
    for (const each of all.slice(0, 3)) expect((await redo(db))?.marks[0]?.[1].status).toBe(each);
    for (let n = 0; n < 2; n++) await undo(db);
    expect(await status()).toBe('want');
    for (const each of all.slice(1)) expect((await redo(db))?.marks[0]?.[1].status).toBe(each);
    expect(await redo(db)).toBeUndefined();
    for (let n = 0; n < 4; n++) await undo(db);
    expect(await db.papers.count()).toBe(0);
  });

  it('is brought back once, however often it is asked under one id', async () => {
    const db = freshLibrary();
    await act(db, A, { kind: 'status', status: 'want' });
    await act(db, A, { kind: 'tag', tag: 'x' });
    await undo(db);
    await undo(db);
    const id = step();
    const first = await redoLast(db, id, Date.now());
    expect(await redoLast(db, id, Date.now())).toEqual(first);
    expect((await paperInFull(db, A))?.mark.tags).toEqual([]);
  });

  it('stays taken back where the person has set it anew since', async () => {
    const db = freshLibrary();
    await act(db, A, { kind: 'status', status: 'want' });
    await undo(db);
    await act(db, A, { kind: 'status', status: 'read' });
    expect(await redo(db)).toBeUndefined();
    expect((await paperInFull(db, A))?.mark.status).toBe('read');
  });

  it('is brought back as the bulk that it was, and in a page among its papers alone', async () => {
    const db = freshLibrary();
    const bulk = { id: step(), at: Date.now(), papers: [A, B], change: { kind: 'status', status: 'read' } } as const;
    await applyBulk(db, { ...bulk, papers: [A, B] }, [sightingOf(A), sightingOf(B)]);
    await act(db, C, { kind: 'tag', tag: 'x' });
    await undo(db);
    await undo(db);
    expect((await redo(db, [A]))?.marks).toEqual([[A, { status: 'read', star: false, tags: [], noted: false }]]);
    await redo(db);
    expect((await paperInFull(db, B))?.mark.status).toBe('read');
    await redo(db);
    expect((await paperInFull(db, C))?.mark.tags).toEqual(['x']);
    expect(await redo(db)).toBeUndefined();
  });

  it('by an undo of one act of the popup is brought back, and that undo of it is none', async () => {
    const db = freshLibrary();
    const removal = actOn(A, { kind: 'remove' });
    await act(db, A, { kind: 'note', note: 'mine' });
    await applyAct(db, removal);
    const back = actOn(A, { kind: 'undo', act: removal.id });
    await applyAct(db, back);
    expect(await noteOf(db, A)).toBe('mine');
    await applyAct(db, actOn(A, { kind: 'undo', act: back.id }));
    expect(await db.papers.count()).toBe(0);
    // That was a redo: the removal is what is taken back next.
    expect(await redo(db)).toBeUndefined();
    await undo(db);
    expect(await noteOf(db, A)).toBe('mine');
  });
});

describe('a page that was taken over', () => {
  it('erases no note for good by taking it back, though it acts a thousand times after that', async () => {
    const db = freshLibrary();
    await act(db, A, { kind: 'status', status: 'want' }, true);
    await act(db, A, { kind: 'note', note: 'an hour of work' });
    await undo(db, [A], true);
    expect(await noteOf(db, A)).toBe('');
    for (let n = 0; n < 1_010; n++) await act(db, B, { kind: 'status', status: n % 2 ? 'want' : 'read' }, true);
    for (let n = 0; n < 3 && (await noteOf(db, A)) === ''; n++) await redo(db);
    expect(await noteOf(db, A)).toBe('an hour of work');
  });

  it('leaves no more acts by doing and undoing one thing for ever', async () => {
    const db = freshLibrary();
    await act(db, A, { kind: 'note', note: 'an hour of work' });
    for (let n = 0; n < 20; n++) {
      await undo(db, [A], true);
      await redo(db, [A], true);
    }
    expect(await noteOf(db, A)).toBe('an hour of work');
    expect((await db.acts.toArray()).filter(({ byPage }) => !byPage)).toHaveLength(1);
  });
});

describe('papers that were one', () => {
  it('are one again, with each id and both notes', async () => {
    const db = freshLibrary();
    await act(db, A, { kind: 'note', note: 'of the one' });
    await act(db, B, { kind: 'note', note: 'of the other' });
    await join(db, step(), [A, B], Date.now(), true);
    const before = await snapshot(db);
    for (let n = 0; n < 3; n++) {
      await undo(db);
      expect(await db.papers.count()).toBe(2);
      await redo(db);
      expect(await snapshot(db)).toEqual(before);
    }
    await split(db, step(), B, Date.now());
    const parted = await snapshot(db);
    await undo(db);
    expect((await snapshot(db)).papers).toHaveLength(1);
    await redo(db);
    const again = await snapshot(db);
    expect(again.papers.map(({ id, also }) => [id, also])).toEqual(parted.papers.map(({ id, also }) => [id, also]));
    expect(again.notes).toEqual(parted.notes);
  });
});

const anyDeed = fc.oneof(
  {
    arbitrary: fc.record({ papers: fc.uniqueArray(fc.constantFrom(A, B, C), { minLength: 1, maxLength: 3 }), change: anyChange }),
    weight: 5,
  },
  { arbitrary: fc.constant('join' as const), weight: 1 },
  { arbitrary: fc.constant('split' as const), weight: 1 },
);

describe('any acts', () => {
  it('taken back step by step and brought back step by step are as they were at each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDeed, { minLength: 1, maxLength: 7 }), fc.nat(7), async (deeds, many) => {
        const db = freshLibrary();
        for (const deed of deeds) {
          if (deed === 'join') await join(db, step(), [A, B], Date.now(), true);
          else if (deed === 'split') await split(db, step(), B, Date.now()).catch(() => undefined);
          else if (deed.papers.length === 1 || deed.change.kind === 'note' || deed.change.kind === 'remove')
            await act(db, deed.papers[0] as PaperId, deed.change);
          else
            await applyBulk(
              db,
              { id: step(), at: Date.now(), papers: deed.papers, change: deed.change },
              deed.papers.map((paper) => sightingOf(paper)),
            );
        }
        const states = [marksIn(await snapshot(db))];
        for (let n = 0; n < many && (await undo(db)); n++) states.push(marksIn(await snapshot(db)));
        while (states.length > 1) {
          expect(marksIn(await snapshot(db))).toEqual(states.pop());
          expect(await redo(db)).toBeDefined();
        }
        expect(marksIn(await snapshot(db))).toEqual(states.pop());
        expect(await redo(db)).toBeUndefined();
        expect(await snapshot(db)).toMatchObject(await recountSlowly(db));
        await db.delete();
      }),
      { numRuns: sizeOf('sequences undone from the end') },
    );
  });
});

/** What a person sees of papers: their ids, marks and notes. What was learnt of them stays. */
function marksIn({ papers, notes, counts }: Awaited<ReturnType<typeof snapshot>>) {
  return {
    papers: papers.map(({ id, also = [], status, tags }) => ({ id, also, status, tags })),
    notes,
    counts,
  };
}
