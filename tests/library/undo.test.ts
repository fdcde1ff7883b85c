import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { paperInFull } from '../../lib/library/queries.ts';
import type { Act } from '../../lib/mark/act.ts';
import { sizeOf } from '../sizes.ts';
import { Expected } from './expected.ts';
import { actOn, anyChange, everything, freshLibrary, OTHER, PAPER, recountSlowly, sightingOf, snapshot } from './library.ts';

const met = sightingOf(PAPER);
const undo = (act: Act) => actOn(act.paper, { kind: 'undo', act: act.id });

describe('undo', () => {
  it('of a removal brings everything back as it was', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(OTHER, { kind: 'tag', tag: 'b' }), sightingOf(OTHER));
    await applyAct(db, actOn(PAPER, { kind: 'status', status: 'reading' }), sightingOf(PAPER, { authorsCut: true, version: 2 }));
    for (const tag of ['c', '10', 'b', '9']) await applyAct(db, actOn(PAPER, { kind: 'tag', tag }));
    await applyAct(db, actOn(PAPER, { kind: 'note', note: 'my note' }));
    const before = await snapshot(db);
    const removal = actOn(PAPER, { kind: 'remove' });
    await applyAct(db, removal);
    expect(await db.papers.get(PAPER)).toBeUndefined();
    await applyAct(db, undo(removal));
    expect(await snapshot(db)).toEqual(before);
    expect((await db.papers.get(PAPER))?.tags).toEqual(['c', '10', 'b', '9']);
  });

  it('of the act that saved a paper takes it out, and undoing that brings it back', async () => {
    const db = freshLibrary();
    const saving = actOn(PAPER, { kind: 'status', status: 'want' });
    await applyAct(db, saving, met);
    const saved = await snapshot(db);
    const undone = undo(saving);
    expect((await applyAct(db, undone)).mark.status).toBe('none');
    expect(await db.papers.count()).toBe(0);
    await applyAct(db, undo(undone));
    expect(await snapshot(db)).toEqual(saved);
  });

  it('puts a tag back in its place, whatever came since', async () => {
    const db = freshLibrary();
    for (const tag of ['a', 'b', 'c']) await applyAct(db, actOn(PAPER, { kind: 'tag', tag }), met);
    const removed = actOn(PAPER, { kind: 'untag', tag: 'B' });
    await applyAct(db, removed);
    await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'd' }));
    expect((await applyAct(db, undo(removed))).mark.tags).toEqual(['a', 'b', 'c', 'd']);
  });

  it('leaves alone what something later has set', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, { kind: 'note', note: 'n' }), met);
    await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'x' }));
    const removal = actOn(PAPER, { kind: 'remove' });
    await applyAct(db, removal);
    await applyAct(db, actOn(PAPER, { kind: 'note', note: 'later' }), met);
    await applyAct(db, undo(removal));
    expect((await paperInFull(db, PAPER))?.mark).toEqual({ status: 'none', star: false, tags: ['x'], note: 'later' });
  });

  it('of an act whose every field was set again changes nothing, also when the paper is gone', async () => {
    const db = freshLibrary();
    const first = actOn(PAPER, { kind: 'status', status: 'want' });
    await applyAct(db, first, met);
    await applyAct(db, actOn(PAPER, { kind: 'remove' }));
    expect((await applyAct(db, undo(first))).mark.status).toBe('none');
    expect(await db.papers.count()).toBe(0);
  });

  it('of an act before the one that took the paper out brings it back', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, { kind: 'status', status: 'want' }), met);
    const { savedAt } = (await db.papers.get(PAPER)) ?? {};
    await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'x' }));
    const cleared = actOn(PAPER, { kind: 'status', status: 'none' });
    await applyAct(db, cleared);
    await applyAct(db, actOn(PAPER, { kind: 'untag', tag: 'x' }));
    await applyAct(db, undo(cleared));
    expect(await db.papers.get(PAPER)).toMatchObject({ title: `On ${PAPER}`, status: 'want', tags: [], savedAt });
  });

  it('twice is once', async () => {
    const db = freshLibrary();
    const act = actOn(PAPER, { kind: 'tag', tag: 'x' });
    await applyAct(db, act, met);
    const undone = undo(act);
    await applyAct(db, undone);
    const before = await everything(db);
    await applyAct(db, undone);
    expect(await everything(db)).toEqual(before);
  });

  it('of an act that nobody knows, or of another paper, is refused and writes nothing', async () => {
    const db = freshLibrary();
    const act = actOn(OTHER, { kind: 'tag', tag: 'x' });
    await applyAct(db, act, sightingOf(OTHER));
    const before = await everything(db);
    for (const id of [act.id, 'no-such-act']) {
      const refused = applyAct(db, actOn(PAPER, { kind: 'undo', act: id }), met);
      await expect(refused).rejects.toMatchObject({ code: 'not-in-library' });
    }
    expect(await everything(db)).toEqual(before);
  });
});

describe('any acts, and any undoing of them', () => {
  const paper = fc.constantFrom(PAPER, OTHER);

  it('undone from the last to the first, leave the library as it was before each', async () => {
    const acts = fc.array(fc.record({ paper, change: anyChange }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        const db = freshLibrary();
        const done = [];
        for (const { paper, change } of steps) {
          const act = actOn(paper, change);
          done.push({ act, before: await snapshot(db) });
          await applyAct(db, act, sightingOf(paper));
        }
        for (const { act, before } of done.reverse()) {
          await applyAct(db, undo(act));
          expect(await snapshot(db)).toEqual(before);
        }
        db.close();
      }),
      { numRuns: sizeOf('sequences undone from the end') },
    );
  });

  it('undone in any order, undoings too, set each field to what the last act on it says; the counters stay true', async () => {
    const step = fc.oneof(
      { arbitrary: fc.record({ paper, change: anyChange }), weight: 3 },
      { arbitrary: fc.record({ undo: fc.nat() }), weight: 2 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 20 }), async (steps) => {
        const db = freshLibrary();
        const expected = new Expected();
        const acts: Act[] = [];
        for (const step of steps) {
          const earlier = 'undo' in step ? acts[step.undo % acts.length] : undefined;
          if ('undo' in step && !earlier) continue;
          const act = 'undo' in step ? undo(earlier as Act) : actOn(step.paper, step.change);
          acts.push(act);
          expected.perform(act);
          await applyAct(db, act, 'undo' in step ? undefined : sightingOf(act.paper));
          for (const id of [PAPER, OTHER]) {
            const { mark } = (await paperInFull(db, id)) ?? {};
            expect(mark && { ...mark, tags: [...mark.tags].sort() }).toEqual(expected.mark(id));
          }
          expect(await snapshot(db)).toMatchObject(await recountSlowly(db));
        }
        db.close();
      }),
      { numRuns: sizeOf('sequences undone in any order') },
    );
  });
});
