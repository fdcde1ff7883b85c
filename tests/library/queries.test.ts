import { liveQuery } from 'dexie';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { LibraryDb } from '../../lib/library/db.ts';
import { countByStatus, marksOf, newest, paperInFull } from '../../lib/library/queries.ts';
import { UNMARKED } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { sizeOf } from '../sizes.ts';
import { actOn, anyChange, freshLibrary, OTHER, PAPER, recountSlowly, sightingOf } from './library.ts';

const id = (n: number): PaperId => `arxiv:2401.${String(n).padStart(5, '0')}`;

async function libraryOf(count: number): Promise<LibraryDb> {
  const db = freshLibrary();
  for (let n = 0; n < count; n++)
    await applyAct(db, actOn(id(n), { kind: 'status', status: n % 3 === 0 ? 'read' : 'want' }), sightingOf(id(n)));
  return db;
}

describe('newest', () => {
  it('gives the papers saved last, the last first, and no more than asked for', async () => {
    const db = await libraryOf(10);
    expect((await newest(db, 3)).map((row) => row.id)).toEqual([id(9), id(8), id(7)]);
    expect((await newest(db, 3, 'read')).map((row) => row.id)).toEqual([id(9), id(6), id(3)]);
    expect(await newest(db, 3, 'skipped')).toEqual([]);
    expect(await newest(freshLibrary(), 3)).toEqual([]);
  });

  it('does not move a paper whose mark changes', async () => {
    const db = await libraryOf(3);
    await applyAct(db, actOn(id(0), { kind: 'status', status: 'reading' }));
    expect((await newest(db, 3)).map((row) => row.id)).toEqual([id(2), id(1), id(0)]);
  });
});

describe('marksOf', () => {
  it('tells of the papers that have a mark, and of no others', async () => {
    const db = await libraryOf(3);
    const { marks, upTo } = await marksOf(db, [id(0), id(7), id(1)]);
    expect(marks).toEqual([
      [id(0), { status: 'read', star: false, tags: [], noted: false }],
      [id(1), { status: 'want', star: false, tags: [], noted: false }],
    ]);
    expect(upTo).toBe(3);
  });

  it('tells of what changed since, among what was asked, also of papers that left', async () => {
    const db = await libraryOf(4);
    await applyAct(db, actOn(id(1), { kind: 'tag', tag: 'x' }));
    await applyAct(db, actOn(id(2), { kind: 'remove' }));
    await applyAct(db, actOn(id(3), { kind: 'tag', tag: 'x' }));
    const { marks, upTo } = await marksOf(db, [id(0), id(1), id(2), id(9)], 4);
    expect(new Map(marks)).toEqual(
      new Map([
        [id(1), { status: 'want', star: false, tags: ['x'], noted: false }],
        [id(2), UNMARKED],
      ]),
    );
    expect(upTo).toBe(7);
    expect(await marksOf(db, [id(0), id(1), id(3)], 7)).toEqual({ marks: [], upTo: 7 });
  });

  it('tells of all that was asked when the library is another than it was', async () => {
    const db = await libraryOf(2);
    expect(await marksOf(db, [id(0), id(5)], 50)).toEqual({
      marks: [
        [id(0), { status: 'read', star: false, tags: [], noted: false }],
        [id(5), UNMARKED],
      ],
      upTo: 2,
    });
  });

  it('keeps a page that looks again after each change, or now and then, in step with the library', async () => {
    const papers = [PAPER, OTHER];
    const step = fc.record({ paper: fc.constantFrom(PAPER, OTHER), change: anyChange, looks: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const db = freshLibrary();
        const seen = new Map((await marksOf(db, papers)).marks);
        let since = 0;
        for (const { paper, change, looks } of [...steps, { paper: PAPER, change: { kind: 'remove' } as const, looks: true }]) {
          await applyAct(db, actOn(paper, change), sightingOf(paper));
          if (!looks) continue;
          const { marks, upTo } = await marksOf(db, papers, since);
          for (const [id, mark] of marks) seen.set(id, mark);
          since = upTo;
          for (const id of papers) expect(seen.get(id) ?? UNMARKED).toEqual(new Map((await marksOf(db, papers)).marks).get(id) ?? UNMARKED);
        }
        db.close();
      }),
      { numRuns: sizeOf('pages that follow') },
    );
  });
});

describe('paperInFull', () => {
  it('knows nothing of a paper that is not in the library', async () => {
    expect(await paperInFull(freshLibrary(), PAPER)).toBeUndefined();
  });

  it('gives the facts apart from the mark', async () => {
    const db = freshLibrary();
    const { paper } = sightingOf(PAPER, { authorsCut: true, version: 3 });
    await applyAct(db, actOn(PAPER, { kind: 'note', note: 'n' }), { ...sightingOf(PAPER), paper });
    expect(await paperInFull(db, PAPER)).toEqual({ paper, mark: { status: 'none', star: false, tags: [], note: 'n' } });
  });
});

describe('a list that follows the library', () => {
  it('shows what another context does to it, as a fresh look would', async () => {
    const step = fc.record({ paper: fc.constantFrom(PAPER, OTHER, id(1)), change: anyChange });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const writer = freshLibrary();
        await writer.open();
        const reader = new LibraryDb(writer.name);
        const look = async () => ({
          all: await newest(reader, 50),
          wanted: await newest(reader, 50, 'want'),
          counts: await countByStatus(reader),
        });
        let shown: unknown;
        const following = liveQuery(look).subscribe((now) => {
          shown = now;
        });
        for (const { paper, change } of steps) await applyAct(writer, actOn(paper, change), sightingOf(paper));
        const fresh = new LibraryDb(writer.name);
        const expected = { all: await newest(fresh, 50), wanted: await newest(fresh, 50, 'want'), counts: await countByStatus(fresh) };
        await expect.poll(() => shown, { interval: 2 }).toEqual(expected);
        const { counts } = await recountSlowly(fresh);
        expect(Object.entries(expected.counts).filter(([, papers]) => papers > 0)).toEqual(expect.arrayContaining([...counts]));
        following.unsubscribe();
        for (const db of [writer, reader, fresh]) db.close();
      }),
      { numRuns: sizeOf('lists that follow') },
    );
  });

  it('does not show an act that failed', async () => {
    const db = await libraryOf(2);
    const shown: number[] = [];
    const following = liveQuery(() => newest(db, 10)).subscribe((rows) => shown.push(rows.length));
    await expect.poll(() => shown).toEqual([2]);
    await expect(applyAct(db, actOn(id(9), { kind: 'tag', tag: 'x' }))).rejects.toMatchObject({ code: 'not-in-library' });
    await applyAct(db, actOn(id(3), { kind: 'tag', tag: 'x' }), sightingOf(id(3)));
    await expect.poll(() => shown.at(-1)).toBe(3);
    expect(shown).toEqual([2, 3]);
    following.unsubscribe();
  });
});
