import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { undoLast } from '../../lib/library/commands/undo-last.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { rowsOf } from '../../lib/library/identity/aliases.ts';
import { join, learn, split } from '../../lib/library/identity/joining.ts';
import { marksOf, paperInFull } from '../../lib/library/queries.ts';
import { find } from '../../lib/library/search/search.ts';
import type { STATUSES } from '../../lib/mark/mark.ts';
import { OTHER_IDS_MAX, type PaperId } from '../../lib/paper/ids/paper-id.ts';
import { idText } from '../../lib/paper/links.ts';
import type { Claims } from '../../lib/protocol/requests.ts';
import { sizeOf } from '../sizes.ts';
import { takeIn, textOf } from './files.ts';
import { actOn, anyChange, freshLibrary, recountSlowly, sightingOf, snapshot } from './library.ts';

const A: PaperId = 'arxiv:2309.03729';
const B: PaperId = 'openreview:aVh9KRZdRk';
const C: PaperId = 'doi:10.1145/3292500.3330701';
const D: PaperId = 'acl:2021.naacl-main.208';
const AT = 1_700_000_100_000;
let steps = 0;
const step = (): string => `step-${++steps}-of-test`;

async function marked(db: LibraryDb, id: PaperId, status: (typeof STATUSES)[number], tag: string, note: string): Promise<void> {
  await applyAct(db, actOn(id, { kind: 'status', status }), sightingOf(id));
  await applyAct(db, actOn(id, { kind: 'tag', tag }));
  await applyAct(db, actOn(id, { kind: 'note', note }));
}

const statusOf = async (db: LibraryDb, id: PaperId) => (await rowsOf(db, [id])).get(id)?.status;

describe('another id of a paper in the library', () => {
  it('is learnt from a page, and the mark is found by it, and changed by it', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(A, { kind: 'status', status: 'want' }), sightingOf(A));
    expect(await learn(db, [[B, [A]]], AT)).toBe(true);
    expect((await marksOf(db, [B])).marks).toEqual([[B, { status: 'want', star: false, tags: [], noted: false }]]);
    await applyAct(db, actOn(B, { kind: 'tag', tag: 'graph' }), sightingOf(B));
    expect(await db.papers.toArray()).toMatchObject([{ id: A, also: [B], status: 'want', tags: ['graph'] }]);
    expect(await paperInFull(db, B)).toMatchObject({ paper: { id: A, also: [B] }, mark: { tags: ['graph'] } });
    expect(
      await learn(
        db,
        [
          [B, [A]],
          [A, [B]],
        ],
        AT,
      ),
    ).toBe(false);
  });

  it('is not kept of papers without a mark, and shows by what the page says before it is learnt', async () => {
    const db = freshLibrary();
    expect(await learn(db, [[B, [A]]], AT)).toBe(false);
    await applyAct(db, actOn(A, { kind: 'status', status: 'read' }), sightingOf(A));
    expect((await marksOf(db, [B, C], undefined, [[B, [A]]])).marks).toEqual([
      [B, { status: 'read', star: false, tags: [], noted: false }],
    ]);
    expect((await marksOf(db, [B])).marks).toEqual([]);
  });

  it('is looked up only of papers that are told of: of those that changed, where a page asks again', async () => {
    const db = freshLibrary();
    const { seq } = await applyAct(db, actOn(A, { kind: 'status', status: 'want' }), sightingOf(A));
    const claims: Claims = [
      [B, [A]],
      [D, [C]],
    ];
    const [own, others] = [vi.spyOn(db.papers, 'bulkGet'), vi.spyOn(db.papers, 'where')];
    expect((await marksOf(db, [B, D], seq, claims)).marks).toEqual([]);
    expect(own).not.toHaveBeenCalled();
    expect(others).not.toHaveBeenCalled();
    expect((await marksOf(db, [B, D], 0, claims)).marks).toEqual([[B, expect.objectContaining({ status: 'want' })]]);
    expect(own.mock.calls).toEqual([[[B, A]]]);
  });

  it('is told to pages that know the paper by it, also when the paper leaves the library', async () => {
    const db = freshLibrary();
    const { seq } = await applyAct(db, actOn(A, { kind: 'status', status: 'want' }), sightingOf(A));
    await learn(db, [[B, [A]]], AT);
    const learnt = await marksOf(db, [B, C], seq);
    expect(learnt.marks).toEqual([[B, expect.objectContaining({ status: 'want' })]]);
    await applyAct(db, actOn(B, { kind: 'remove' }));
    expect((await marksOf(db, [B, A], learnt.upTo)).marks).toEqual([
      [B, expect.objectContaining({ status: 'none' })],
      [A, expect.objectContaining({ status: 'none' })],
    ]);
  });
});

describe('a paper with very many ids', () => {
  const many = Array.from({ length: OTHER_IDS_MAX + 9 }, (_, n): PaperId => `s2:${n + 1}`);

  it('has as many others as a file may tell of one, whether they are learnt or come in a file', async () => {
    const [db, file, wide] = [freshLibrary(), freshLibrary(), many.slice(0, OTHER_IDS_MAX)];
    await applyAct(db, actOn(A, { kind: 'status', status: 'want' }), sightingOf(A));
    await learn(db, [[A, many]], AT);
    expect(await db.papers.toArray()).toMatchObject([{ id: A, also: wide }]);
    await takeIn(file, await textOf(db), 'merge');
    expect(await file.papers.toArray()).toMatchObject([{ id: A, also: wide }]);
    expect(await learn(file, [[A, many]], AT)).toBe(false);
  });
});

describe('two marked papers that turn out to be one', () => {
  it('have one mark: all tags, the status that was set last, and both notes', async () => {
    const db = freshLibrary();
    await marked(db, A, 'want', 'graph', 'From the list.');
    await marked(db, B, 'read', 'venue', 'From the forum.');
    expect(await learn(db, [[A, [B]]], AT)).toBe(true);
    expect(await db.papers.toArray()).toMatchObject([
      { id: A, also: [B], status: 'read', star: false, tags: ['graph', 'venue'], noted: true },
    ]);
    expect((await paperInFull(db, B))?.mark.note).toBe('From the list.\n\nFrom the forum.');
    expect(await snapshot(db)).toMatchObject(await recountSlowly(db));
  });

  it('are one of which all is known that was known of either; the other comes back as it was', async () => {
    const db = freshLibrary();
    const { published: _published, ...undated } = sightingOf(C, { title: idText(C), authors: [], abstract: '' }).paper;
    await applyAct(db, actOn(C, { kind: 'status', status: 'want' }), { ...sightingOf(C), paper: undated });
    await applyAct(db, actOn(A, { kind: 'tag', tag: 'graph' }), sightingOf(A, { version: 2 }));
    const { papers, abstracts } = await snapshot(db);
    await learn(db, [[A, [C]]], AT);
    const { version: _version, ...facts } = sightingOf(A).paper;
    expect(await paperInFull(db, A)).toMatchObject({ paper: { ...facts, id: C, also: [A] } });
    expect((await find(db, { words: 'on arxiv', tags: [], sort: 'newest' }, 10)).rows.map(({ id }) => id)).toEqual([C]);
    await undoLast(db, step(), AT + 1, 0);
    expect(await db.papers.get(A)).toEqual(papers.find(({ id }) => id === A));
    expect((await db.abstracts.toArray()).filter(({ id }) => id === A)).toEqual(abstracts);
  });

  it.each([
    ['its own', idText(A)],
    ['that of the other', idText(B)],
    ['another of the other', idText(D)],
  ])('are called by a title, where one of them has only an id in its place: %s', async (_, title) => {
    for (const [first, then] of [
      [title, 'Slow Reading'],
      ['Slow Reading', title],
    ]) {
      const db = freshLibrary();
      await applyAct(db, actOn(A, { kind: 'status', status: 'want' }), sightingOf(A, { title: first as string }));
      await applyAct(db, actOn(B, { kind: 'status', status: 'want' }), sightingOf(B, { title: then as string }));
      await learn(db, [[B, [D]]], AT);
      await join(db, step(), [A, B], AT + 1, true);
      expect(await db.papers.toArray()).toMatchObject([{ id: A, title: 'Slow Reading' }]);
    }
  });

  it('come apart again when that is taken back, each as it was, and stay apart whatever a page says', async () => {
    const db = freshLibrary();
    await marked(db, A, 'want', 'graph', 'One.');
    await marked(db, B, 'read', 'venue', 'Two.');
    const before = await snapshot(db);
    await learn(db, [[A, [B]]], AT);
    await undoLast(db, step(), AT + 1, 0);
    const after = await snapshot(db);
    const bare = after.papers.map(({ apart: _apart, ...row }) => row);
    expect({ ...after, papers: bare }).toEqual(before);
    expect(await learn(db, [[A, [B]]], AT + 2)).toBe(false);
    expect(await statusOf(db, B)).toBe('read');
    // A person may still say that they are one.
    await join(db, step(), [A, B], AT + 3, true);
    expect(await db.papers.count()).toBe(1);
  });

  it('are parted by hand: the other begins with a copy of the mark, and pages do not join them again', async () => {
    const db = freshLibrary();
    await marked(db, A, 'reading', 'graph', 'Mine.');
    await learn(db, [[A, [B, C]]], AT);
    await split(db, step(), B, AT + 1);
    expect(await db.papers.toArray()).toMatchObject([
      { id: A, also: [C], apart: [B], status: 'reading', tags: ['graph'] },
      { id: B, apart: [A], status: 'reading', tags: ['graph'] },
    ]);
    expect(await learn(db, [[A, [B]]], AT + 2)).toBe(false);
    expect(await snapshot(db)).toMatchObject(await recountSlowly(db));
    await undoLast(db, step(), AT + 3, 0);
    expect(await db.papers.toArray()).toMatchObject([{ id: A, also: [C, B] }]);
    await expect(split(db, step(), 'acl:N04-1001', AT)).rejects.toMatchObject({ code: 'not-in-library' });
  });
});

describe('whatever is done to papers whose ids are learnt in between', () => {
  const ids: PaperId[] = [A, B, C, D];
  const anyStep = fc.oneof(
    { arbitrary: fc.record({ act: anyChange, paper: fc.constantFrom(...ids) }), weight: 6 },
    { arbitrary: fc.record({ learn: fc.shuffledSubarray(ids, { minLength: 2, maxLength: 3 }) }), weight: 2 },
    { arbitrary: fc.record({ split: fc.constantFrom(...ids) }), weight: 1 },
    { arbitrary: fc.constant({ undo: true as const }), weight: 2 },
  );

  it('no id is two papers, no tag gets lost by joining, and the counters are true', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 14 }), async (doing) => {
        const db = freshLibrary();
        for (const what of doing) {
          const at = Date.now();
          if ('act' in what) await applyAct(db, actOn(what.paper, what.act), sightingOf(what.paper)).catch(expected);
          else if ('learn' in what) {
            const [first, ...others] = what.learn as [PaperId, ...PaperId[]];
            const tags = new Set((await db.papers.toArray()).flatMap(({ tagKeys }) => tagKeys));
            await learn(db, [[first, others]], at);
            expect(new Set((await db.papers.toArray()).flatMap(({ tagKeys }) => tagKeys))).toEqual(tags);
          } else if ('split' in what) await split(db, step(), what.split, at).catch(expected);
          else await undoLast(db, step(), at, 0);
          const rows = await db.papers.toArray();
          const named = rows.flatMap(({ id, also = [] }) => [id, ...also]);
          expect(new Set(named).size).toBe(named.length);
          expect(await snapshot(db)).toMatchObject(await recountSlowly(db));
        }
        db.close();
      }),
      { numRuns: sizeOf('ids learnt') },
    );
  });

  function expected(error: { code?: string }): void {
    if (error.code !== 'not-in-library') throw error;
  }
});
