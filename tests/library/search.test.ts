import { liveQuery } from 'dexie';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { LibraryDb } from '../../lib/library/db.ts';
import { writeBlocks } from '../../lib/library/search/keep-blocks.ts';
import { find, type Query, warm } from '../../lib/library/search/search.ts';
import { STATUSES } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { Paper } from '../../lib/paper/paper.ts';
import { sizeOf } from '../sizes.ts';
import { actOn, anyChange, freshLibrary, OTHER, PAPER, sightingOf } from './library.ts';
import { findSlowly } from './search-slowly.ts';

const THIRD: PaperId = 'arxiv:2401.00001';

const all: Query = { words: '', tags: [], sort: 'newest' };

/** The ids of what is found. */
async function ids(db: LibraryDb, query: Partial<Query>): Promise<string[]> {
  return (await find(db, { ...all, ...query }, 50)).rows.map(({ id }) => id);
}

/** Three papers, one act each, on shelves or not yet. */
async function threePapers(): Promise<LibraryDb> {
  const db = freshLibrary();
  const gödel = sightingOf(PAPER, { title: 'Über formal unentscheidbare Sätze', authors: ['Kurt Gödel'], published: '1931' });
  const cook = sightingOf(OTHER, {
    title: 'The $O(n^2)$ bound — revisited',
    authors: ['Stephen Cook', 'Łukasz Erdős'],
    published: '1971-05',
  });
  const last = sightingOf(THIRD, { title: 'an untitled “work”', authors: [] });
  await applyAct(db, actOn(PAPER, { kind: 'status', status: 'read' }), gödel);
  await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'Für Später' }));
  await applyAct(db, actOn(OTHER, { kind: 'tag', tag: 'Complexity' }), cook);
  await applyAct(db, actOn(OTHER, { kind: 'tag', tag: 'für später' }));
  await applyAct(db, actOn(THIRD, { kind: 'note', note: 'Ask Gödel\nabout\tthe PROOF.' }), last);
  return db;
}

describe.each([
  ['on shelves', async (db: LibraryDb) => writeBlocks(db)],
  ['not on shelves yet', async () => undefined],
])('find, of papers %s,', (_, prepare) => {
  it.each([
    ['godel', [THIRD, PAPER]],
    ['GÖDEL', [THIRD, PAPER]],
    ['go\u0308del formal', [PAPER]],
    ['rmal unent', [PAPER]],
    ['saetze', []],
    ['satze', [PAPER]],
    ['erdos lukasz', [OTHER]],
    ['o(n2)', [OTHER]],
    ['$o(n^2)$', [OTHER]],
    ['bound - revisited', [OTHER]],
    ['"work"', [THIRD]],
    ['spater', [OTHER, PAPER]],
    ['complexity cook', [OTHER]],
    ['proof', [THIRD]],
    ['kurtgodel', []],
    ['\ud83d \u0301', [THIRD, OTHER, PAPER]],
  ])('%j', async (words, expected) => {
    const db = await threePapers();
    await prepare(db);
    expect(await ids(db, { words })).toEqual(expected);
  });

  it('joins words, a status and tags, all of them', async () => {
    const db = await threePapers();
    await prepare(db);
    expect(await ids(db, { tags: ['für später'] })).toEqual([OTHER, PAPER]);
    expect(await ids(db, { tags: ['für später', 'complexity'] })).toEqual([OTHER]);
    expect(await ids(db, { tags: ['für'] })).toEqual([]);
    expect(await ids(db, { tags: ['für später'], status: 'read' })).toEqual([PAPER]);
    expect(await ids(db, { words: 'godel', status: 'read' })).toEqual([PAPER]);
    expect(await ids(db, { status: 'none' })).toEqual([THIRD, OTHER]);
    expect(await ids(db, { status: 'skipped', words: 'e' })).toEqual([]);
  });

  it('finds papers with a star by a word of its own, beside other words, and as soon as it is set', async () => {
    const db = await threePapers();
    await prepare(db);
    expect(await ids(db, { words: 'is:starred' })).toEqual([]);
    await applyAct(db, actOn(OTHER, { kind: 'star', star: true }));
    await applyAct(db, actOn(PAPER, { kind: 'star', star: true }));
    expect(await ids(db, { words: 'IS:Starred' })).toEqual([OTHER, PAPER]);
    expect(await ids(db, { words: 'is:starred', status: 'read' })).toEqual([PAPER]);
    await applyAct(db, actOn(OTHER, { kind: 'star', star: false }));
    expect(await ids(db, { words: 'is:starred' })).toEqual([PAPER]);
    expect(await ids(db, { words: 'starred' })).toEqual([]);
  });

  it('sorts', async () => {
    const db = await threePapers();
    await prepare(db);
    expect(await ids(db, { sort: 'oldest' })).toEqual([PAPER, OTHER, THIRD]);
    expect(await ids(db, { sort: 'title' })).toEqual([THIRD, OTHER, PAPER]);
    expect(await ids(db, { sort: 'published' })).toEqual([THIRD, OTHER, PAPER]);
  });

  it('gives no more rows than asked for, but counts them all', async () => {
    const db = await threePapers();
    await prepare(db);
    for (const words of ['', 'e'])
      for (const sort of ['newest', 'title'] as const) {
        const { rows, total } = await find(db, { ...all, words, sort }, 2);
        expect([rows.length, total]).toEqual([2, 3]);
      }
    expect((await find(db, { ...all, words: 'e' }, 0)).total).toBe(3);
  });

  it('begins behind as many as are told', async () => {
    const db = await threePapers();
    await prepare(db);
    for (const query of [all, { ...all, words: 'e' }])
      for (const [offset, expected] of [
        [1, [OTHER]],
        [2, [PAPER]],
        [3, []],
      ] as const) {
        const { rows, total } = await find(db, query, 1, offset);
        expect([rows.map(({ id }) => id), total]).toEqual([expected, 3]);
      }
  });

  it('is told of every act by a live query around it', async () => {
    const db = await threePapers();
    await prepare(db);
    const reader = new LibraryDb(db.name);
    const seen: number[] = [];
    const following = liveQuery(() => find(reader, { ...all, words: 'godel' }, 50)).subscribe(({ total }) => seen.push(total));
    await expect.poll(() => seen).toEqual([2]);
    await applyAct(db, actOn(OTHER, { kind: 'note', note: 'as Gödel says' }));
    await expect.poll(() => seen.at(-1)).toBe(3);
    await applyAct(db, actOn(THIRD, { kind: 'remove' }));
    await expect.poll(() => seen.at(-1)).toBe(2);
    await applyAct(db, actOn(THIRD, { kind: 'status', status: 'want' }), sightingOf(THIRD, { title: 'Gödel again' }));
    await expect.poll(() => seen.at(-1)).toBe(3);
    following.unsubscribe();
  });
});

describe('find', () => {
  it('finds nothing in an empty library, shelved or not', async () => {
    const db = freshLibrary();
    expect(await find(db, { ...all, words: 'x' }, 50)).toEqual({ rows: [], total: 0 });
    await writeBlocks(db);
    expect(await find(new LibraryDb(db.name), { ...all, sort: 'title' }, 50)).toEqual({ rows: [], total: 0 });
  });

  it('reads the library anew when it is another than was read', async () => {
    const db = await threePapers();
    expect(await ids(db, { words: 'godel' })).toHaveLength(2);
    await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
    await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'gödel' }), sightingOf(PAPER));
    expect(await find(db, { ...all, words: 'godel' }, 50)).toMatchObject({ rows: [{ id: PAPER }], total: 1 });
  });

  it('reads again after a reading that failed', async () => {
    const db = await threePapers();
    db.close();
    await expect(find(db, { ...all, words: 'godel' }, 50)).rejects.toMatchObject({ name: 'DatabaseClosedError' });
    await db.open();
    expect(await ids(db, { words: 'godel' })).toHaveLength(2);
  });
});

describe('warm', () => {
  it('says whether the next search begins quickly', async () => {
    const db = await threePapers();
    expect(await warm(db)).toBe(false);
    await writeBlocks(db);
    const again = new LibraryDb(db.name);
    expect(await warm(again)).toBe(true);
    expect(await ids(again, { words: 'godel' })).toEqual([THIRD, PAPER]);
  });
});

/** Text of letters that fold in odd ways, few enough to be found again: Turkish i, ß, marks, RTL, emoji, halves, separators. */
const odd = fc.string({
  unit: fc.constantFrom(...'aAeéIİıßẞsSςσ한 \u0301\u0307\u0001\n\u200dא\u05b8م\ud83d\ude00', '😀', 'ﬁ', '$x^2$'),
  maxLength: 12,
});
const anyText = fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 12 }));

const anyQuery: fc.Arbitrary<Query> = fc.record(
  {
    words: fc.oneof(anyText, fc.constantFrom('', 'a', 'graph', 'on 9901', 'ada', 'read again', 'e\u0301')),
    status: fc.constantFrom(...STATUSES),
    tags: fc.array(fc.constantFrom('graph', 'fine', '2024', '__proto__', 'é', 'to do'), { maxLength: 2 }),
    sort: fc.constantFrom('newest', 'oldest', 'title', 'published'),
  },
  { requiredKeys: ['words', 'tags', 'sort'] },
);

/** What a page says in a step; `published` may be unknown. */
function factsOf({ title, author, published }: { title: string; author: string; published: string | undefined }): Partial<Paper> {
  return { title, authors: [author], published: published ?? '' };
}

describe('any search of any library', () => {
  const step = fc.oneof(
    {
      arbitrary: fc.record({
        paper: fc.constantFrom(PAPER, OTHER, THIRD),
        change: fc.oneof({ arbitrary: anyChange, weight: 4 }, fc.record({ kind: fc.constant('note' as const), note: anyText })),
        title: anyText.filter((text) => text !== ''),
        author: anyText,
        published: fc.constantFrom('2024', '2023-12-31', undefined),
      }),
      weight: 6,
    },
    { arbitrary: fc.record({ undo: fc.nat() }), weight: 2 },
    { arbitrary: fc.constant('shelve' as const), weight: 1 },
    { arbitrary: fc.constant('reopen' as const), weight: 1 },
  );

  it('finds what reading every row finds, whatever was done, undone and shelved before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.array(anyQuery, { minLength: 1, maxLength: 4 }), async (steps, queries) => {
        const writer = freshLibrary();
        let reader = new LibraryDb(writer.name);
        const acts: ReturnType<typeof actOn>[] = [];
        for (const step of steps) {
          if (step === 'shelve') await writeBlocks(writer);
          else if (step === 'reopen') {
            reader.close();
            reader = new LibraryDb(writer.name);
          } else {
            const earlier = 'undo' in step ? acts[step.undo % acts.length] : undefined;
            if ('undo' in step && !earlier) continue;
            const act =
              'undo' in step ? actOn(earlier?.paper ?? PAPER, { kind: 'undo', act: earlier?.id ?? '' }) : actOn(step.paper, step.change);
            acts.push(act);
            const sighting = 'undo' in step ? undefined : sightingOf(step.paper, factsOf(step));
            await applyAct(writer, act, sighting);
          }
          for (const query of queries.slice(0, 1)) expect(await find(reader, query, 2)).toEqual(await findSlowly(writer, query, 2));
        }
        for (const query of queries) expect(await find(reader, query, 2)).toEqual(await findSlowly(writer, query, 2));
        for (const db of [writer, reader]) db.close();
      }),
      { numRuns: sizeOf('searches') },
    );
  });
});
