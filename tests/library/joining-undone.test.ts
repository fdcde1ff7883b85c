import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAct, applyBulk } from '../../lib/library/commands/apply-act.ts';
import { undoLast } from '../../lib/library/commands/undo-last.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { rowsOf } from '../../lib/library/identity/aliases.ts';
import { join, learn, split } from '../../lib/library/identity/joining.ts';
import { undoImport } from '../../lib/library/import/undo-import.ts';
import { marksOf } from '../../lib/library/queries.ts';
import { joinNotes } from '../../lib/mark/note-field.ts';
import { OTHER_IDS_MAX, type PaperId } from '../../lib/paper/ids/paper-id.ts';
import { sizeOf } from '../sizes.ts';
import { takeIn, textOf } from './files.ts';
import { actOn, anyChange, freshLibrary, recountSlowly, sightingOf, snapshot } from './library.ts';

const A: PaperId = 'arxiv:2309.03729';
const B: PaperId = 'openreview:aVh9KRZdRk';
const C: PaperId = 'doi:10.1145/3292500.3330701';
const D: PaperId = 'acl:2021.naacl-main.208';
const E: PaperId = 'pmid:37988744';
const F: PaperId = 's2:13756489';
const AT = 1_700_000_100_000;
let steps = 0;
const step = (): string => `step-${++steps}-of-test`;

async function marked(db: LibraryDb, ...ids: PaperId[]): Promise<void> {
  for (const id of ids) {
    await applyAct(db, actOn(id, { kind: 'tag', tag: `tag of ${id}` }), sightingOf(id));
    await applyAct(db, actOn(id, { kind: 'note', note: `note of ${id}` }));
  }
}

/** Each mark with the ids of its paper, without what is kept apart. */
async function marks(db: LibraryDb) {
  const { papers, notes } = await snapshot(db);
  return papers.map(({ apart: _apart, ...row }) => ({ ...row, note: notes.find(({ id }) => id === row.id)?.text }));
}

async function expectOneEach(db: LibraryDb): Promise<void> {
  const named = (await db.papers.toArray()).flatMap(({ id, also = [] }) => [id, ...also]);
  expect(named.toSorted()).toEqual([...new Set(named)].toSorted());
  expect(await snapshot(db)).toMatchObject(await recountSlowly(db));
}

describe('what was joined is taken back', () => {
  it('whole, also where only one of the papers may be touched', async () => {
    const db = freshLibrary();
    await marked(db, A, B);
    const before = await marks(db);
    await learn(db, [[A, [B]]], AT);
    await undoLast(db, step(), AT + 1, 0, new Set([A]));
    expect(await marks(db)).toEqual(before);
  });

  it('one by one, when papers were joined one after the other, and after one was joined and parted', async () => {
    const db = freshLibrary();
    await marked(db, A, B, C);
    const before = await marks(db);
    await learn(db, [[A, [B]]], AT);
    await learn(db, [[A, [C]]], AT + 1);
    await split(db, step(), B, AT + 2);
    for (let n = 0; n < 3; n++) await undoLast(db, step(), AT + 3 + n, 0);
    expect(await marks(db)).toEqual(before);
    await expectOneEach(db);
  });

  it('at once, whatever a page said in one message, in a chain or in groups', async () => {
    const db = freshLibrary();
    const many = Array.from({ length: 60 }, (_, n): PaperId => `arxiv:2401.${String(n).padStart(5, '0')}`);
    await marked(db, ...many);
    const before = await marks(db);
    await learn(
      db,
      many.slice(1).map((id, n) => [id, [many[n] as PaperId]]),
      AT,
    );
    const rows = await db.papers.toArray();
    expect(rows.length).toBeLessThan(60);
    for (const { also = [] } of rows) expect(also.length).toBeLessThanOrEqual(OTHER_IDS_MAX);
    await expectOneEach(db);
    await undoLast(db, step(), AT + 1, 0);
    expect(await marks(db)).toEqual(before);
  });

  it('but an id that was only learnt is no step of a person: before it comes what they did last', async () => {
    const db = freshLibrary();
    await marked(db, A);
    await applyAct(db, actOn(A, { kind: 'status', status: 'read' }));
    await learn(db, [[A, [B]]], AT);
    await undoLast(db, step(), AT + 1, 0);
    expect(await db.papers.toArray()).toMatchObject([{ id: A, also: [B], status: 'none' }]);
    expect((await db.papers.get(A))?.apart).toBeUndefined();
  });
});

describe('what is kept apart', () => {
  it('stays so through a third paper, and when one of them becomes one with another', async () => {
    const db = freshLibrary();
    await marked(db, B, C);
    await learn(db, [[B, [C]]], AT);
    await undoLast(db, step(), AT + 1, 0);
    await marked(db, A);
    await learn(db, [[A, [B, C]]], AT + 2);
    expect(await db.papers.count()).toBe(2);
    await learn(db, [[C, [A]]], AT + 3);
    await learn(db, [[B, [C]]], AT + 4);
    await learn(db, [[A, [B]]], AT + 5);
    expect((await rowsOf(db, [B])).get(B)?.id).not.toBe((await rowsOf(db, [C])).get(C)?.id);
  });
});

describe('two notes', () => {
  it('are both kept, though one stands within a word of the other', () => {
    expect(joinNotes(['a nice idea', 'a', 'a nice idea\nand more', 'ide'])).toBe('a nice idea\n\na\n\na nice idea\nand more\n\nide');
    expect(joinNotes(['one\ntwo', 'two'])).toBe('one\ntwo');
  });

  it('too long together are not joined by a page, and by hand it is told', async () => {
    const db = freshLibrary();
    await marked(db, A, B);
    for (const id of [A, B]) await applyAct(db, actOn(id, { kind: 'note', note: id.repeat(30_000) }));
    await learn(db, [[A, [B]]], AT);
    expect(await db.papers.count()).toBe(2);
    await expect(join(db, step(), [A, B], AT, true)).rejects.toMatchObject({ code: 'note-too-long' });
    expect(await db.papers.count()).toBe(2);
  });
});

describe('an id that became a paper of its own', () => {
  it('is not another of the paper that had it when that comes back', async () => {
    const db = freshLibrary();
    await marked(db, A);
    await learn(db, [[A, [B]]], AT);
    const gone = actOn(A, { kind: 'remove' });
    await applyAct(db, gone);
    await marked(db, B);
    await applyAct(db, actOn(A, { kind: 'undo', act: gone.id }));
    expect((await db.papers.toArray()).map(({ id }) => id)).toEqual([A, B]);
    await expectOneEach(db);
  });

  it('is no other of one that learnt it meanwhile, when it comes back', async () => {
    const db = freshLibrary();
    await marked(db, A, B);
    await applyAct(db, actOn(A, { kind: 'remove' }));
    await learn(db, [[A, [B]]], AT);
    await undoLast(db, step(), AT + 1, 0);
    expect((await db.papers.toArray()).map(({ id, also }) => [id, also])).toEqual([
      [A, undefined],
      [B, undefined],
    ]);
    await undoLast(db, step(), AT + 2, 0);
    expect(await db.papers.get(B)).toMatchObject({ noted: false });
  });

  it('stays one when that it was parted is taken back, and it was marked since', async () => {
    const db = freshLibrary();
    await marked(db, A);
    await learn(db, [[A, [B]]], AT);
    await split(db, step(), B, AT + 1);
    await applyAct(db, actOn(B, { kind: 'tag', tag: 'since' }));
    await undoLast(db, step(), AT + 2, 0, new Set([A]));
    expect(await db.papers.get(B)).toMatchObject({ tags: ['since'] });
    await expectOneEach(db);
  });
});

describe('an act that is sent again', () => {
  it('is done once, by whatever id and whatever was joined or parted since', async () => {
    const db = freshLibrary();
    await marked(db, A, B);
    const earlier = actOn(B, { kind: 'status', status: 'read' });
    await applyAct(db, earlier);
    await learn(db, [[A, [B]]], AT);
    const later = actOn(B, { kind: 'tag', tag: 'later' });
    await applyAct(db, later);
    const acts = await db.acts.count();
    for (const act of [earlier, later]) await applyAct(db, act);
    await undoLast(db, step(), AT + 1, 0);
    await undoLast(db, step(), AT + 2, 0);
    const before = await marks(db);
    for (const act of [earlier, later]) await applyAct(db, act);
    expect(await marks(db)).toEqual(before);
    expect(await db.acts.count()).toBeGreaterThan(acts);
  });

  it('is done once to many, when they have become one since', async () => {
    const db = freshLibrary();
    await marked(db, A, B);
    const bulk = { id: 'bulk-of-a-test', at: AT, papers: [B], change: { kind: 'status' as const, status: 'skipped' as const } };
    await applyBulk(db, bulk, []);
    await join(db, step(), [A, B], AT, true);
    await applyAct(db, actOn(A, { kind: 'status', status: 'want' }));
    expect((await applyBulk(db, bulk, [])).marks).toMatchObject([[B, { status: 'want' }]]);
  });
});

describe('a file', () => {
  it('carries other ids and what is kept apart, to the byte', async () => {
    const [here, there] = [freshLibrary(), freshLibrary()];
    await marked(here, A, B, C);
    await learn(here, [[A, [B, D]]], AT);
    await split(here, step(), D, AT + 1);
    const text = await textOf(here);
    await takeIn(there, text, 'replace');
    expect(await textOf(there)).toBe(text);
    expect(await there.papers.toArray()).toEqual(await here.papers.toArray());
    expect((await marksOf(there, [B], 0)).marks).toMatchObject([[B, { tags: [`tag of ${A}`, `tag of ${B}`] }]]);
    await takeIn(here, text, 'merge');
    expect(await textOf(here)).toBe(text);
  });

  it('brings a paper to the mark that is here under another of its ids, and takes none from another paper', async () => {
    const [here, there] = [freshLibrary(), freshLibrary()];
    await marked(there, A, C);
    await learn(there, [[A, [B]]], AT);
    await learn(there, [[C, [D]]], AT);
    await marked(here, B, C, D);
    const before = await textOf(here);
    const { id } = await takeIn(here, await textOf(there), 'merge');
    expect(await here.papers.toArray()).toMatchObject([{ id: D }, { id: C }, { id: B, also: [A], tags: [`tag of ${B}`, `tag of ${A}`] }]);
    await expectOneEach(here);
    const seq = (await here.clock.get('clock'))?.seq ?? 0;
    await undoImport(here, id);
    expect(await textOf(here)).toBe(before);
    expect((await marksOf(here, [A], seq)).marks).toMatchObject([[A, { tags: [] }]]);
  });
});

describe('whatever is done to six papers', () => {
  const ids = [A, B, C, D, E, F];
  const some = fc.shuffledSubarray(ids, { minLength: 2, maxLength: 3 });
  const anyStep = fc.oneof(
    { arbitrary: fc.record({ act: anyChange, paper: fc.constantFrom(...ids) }), weight: 5 },
    { arbitrary: fc.record({ learn: fc.array(some, { minLength: 1, maxLength: 3 }) }), weight: 3 },
    { arbitrary: fc.record({ join: some }), weight: 1 },
    { arbitrary: fc.record({ split: fc.constantFrom(...ids) }), weight: 2 },
    { arbitrary: fc.record({ undo: fc.option(fc.subarray(ids, { minLength: 1 }), { nil: undefined }) }), weight: 2 },
  );

  const run = async (db: LibraryDb, what: typeof anyStep extends fc.Arbitrary<infer T> ? T : never): Promise<void> => {
    const at = Date.now();
    if ('act' in what) await applyAct(db, actOn(what.paper, what.act), sightingOf(what.paper)).catch(expected);
    else if ('learn' in what)
      await learn(
        db,
        what.learn.map(([id, ...others]) => [id as PaperId, others]),
        at,
      );
    else if ('join' in what) await join(db, step(), what.join, at, true);
    else if ('split' in what) await split(db, step(), what.split, at).catch(expected);
    else {
      const rows = await rowsOf(db, what.undo ?? []);
      const among = what.undo && new Set(what.undo.flatMap((id) => [id, rows.get(id)?.id ?? id]));
      await undoLast(db, step(), at, 0, among);
    }
  };

  it('no id is two papers, joining and parting lose no tag and no note, and the counters are true', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 14 }), async (doing) => {
        const db = freshLibrary();
        await marked(db, ...ids.slice(0, 4));
        for (const what of doing) {
          const before = await words(db);
          await run(db, what);
          await expectOneEach(db);
          if ('learn' in what || 'join' in what || 'split' in what) expect(await words(db)).toEqual(before);
        }
        db.close();
      }),
      { numRuns: sizeOf('joined and parted') },
    ));

  it('taken back step by step, all is as it was', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 10 }), async (doing) => {
        const db = freshLibrary();
        await marked(db, ...ids);
        const before = await marks(db);
        await db.acts.clear();
        for (const what of doing) if (!('undo' in what)) await run(db, what);
        let undone = 0;
        while (await undoLast(db, step(), Date.now(), 0)) undone += 1;
        expect(undone).toBeLessThanOrEqual(doing.length);
        const bare = (rows: Awaited<ReturnType<typeof marks>>) =>
          rows.map(({ id, tags, status, note = '' }) => ({ id, tags: tags.toSorted(), status, note }));
        expect(bare(await marks(db))).toEqual(bare(before));
        db.close();
      }),
      { numRuns: sizeOf('taken back step by step') },
    ));

  /** Every tag and every line of a note, wherever it stands. */
  async function words(db: LibraryDb): Promise<string[]> {
    const [papers, notes] = await Promise.all([db.papers.toArray(), db.notes.toArray()]);
    return [
      ...new Set([
        ...papers.flatMap(({ tagKeys }) => tagKeys),
        ...notes.flatMap(({ text }) => text.split('\n').map((line) => line.trim())),
      ]),
    ]
      .filter((word) => word !== '')
      .toSorted();
  }

  function expected(error: { code?: string }): void {
    if (error.code !== 'not-in-library') throw error;
  }
});
