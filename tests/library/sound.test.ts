import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../lib/formats/library-file/library-json.ts';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import type { LibraryDb, PaperRow } from '../../lib/library/db.ts';
import { marksOf, newest, paperInFull } from '../../lib/library/queries.ts';
import { writeBlocks } from '../../lib/library/search/keep-blocks.ts';
import { find, findIds, type Sort } from '../../lib/library/search/search.ts';
import { tagsInUse } from '../../lib/library/tag-uses.ts';
import { writeLibrary } from '../../lib/library/write-library.ts';
import { actOn, freshLibrary, OTHER, PAPER, sightingOf } from './library.ts';

/** What stands in a row in the place of what should. */
type Damage = { [field in keyof PaperRow]?: unknown };

const DAMAGES: readonly [string, Damage][] = [
  ['no title', { title: undefined }],
  ['a title of which nothing can be seen', { title: ' \u0000\n' }],
  ['a number for a title', { title: 7 }],
  ['a list for a title', { title: ['On graphs'] }],
  ['no authors', { authors: undefined }],
  ['one author, in no list', { authors: 'Ada' }],
  ['authors that are no texts', { authors: [7, null, { name: 'Ada' }] }],
  ['tags that are no list', { tags: 'graphs' }],
  ['tags that are no texts', { tags: [null, 7, {}] }],
  ['no tags', { tags: undefined, tagKeys: undefined }],
  ['keys of tags that are no list', { tagKeys: 7 }],
  ['a number for a status', { status: 5 }],
  ['no status', { status: undefined }],
  ['a number for a date', { published: 2023 }],
  ['a text for the time it was saved at', { savedAt: 'today' }],
  ['no time it was saved at', { savedAt: undefined }],
  ['a time that no date can name', { savedAt: 1e18 }],
  ['a version that is none', { version: 'v2', authorsCut: 'yes', authorCount: '10' }],
  ['a number for where it was met', { met: 7 }],
  ['an address that is none', { met: { site: 'arxiv', url: 'no address' } }],
  ['other ids that are no list', { also: 7 }],
  ['ids kept apart that are no list', { apart: {} }],
  [
    'nothing but its id',
    Object.fromEntries(['title', 'authors', 'tags', 'tagKeys', 'status', 'noted', 'savedAt', 'met'].map((of) => [of, undefined])),
  ],
];

/** Two papers, each with a tag and a note; a field of the one is damaged, as no act of ours would leave it. */
async function withDamage(damage: Damage, note?: unknown): Promise<LibraryDb> {
  const db = freshLibrary();
  for (const id of [PAPER, OTHER]) {
    await applyAct(db, actOn(id, { kind: 'status', status: 'want' }), sightingOf(id, { title: 'On graphs', abstract: 'We draw.' }));
    await applyAct(db, actOn(id, { kind: 'tag', tag: 'theory' }));
    await applyAct(db, actOn(id, { kind: 'note', note: 'Ask Ada.' }));
  }
  const row = { ...(await db.papers.get(PAPER)), ...damage };
  await db.papers.put(JSON.parse(JSON.stringify(row)));
  if (note !== undefined) await db.notes.put({ id: PAPER, text: note as string });
  return db;
}

const SORTS: readonly Sort[] = ['newest', 'oldest', 'title', 'published'];

/** Everything a page of ours or of others reads and does, with the damaged row and the sound one. */
async function expectAllWorks(db: LibraryDb): Promise<void> {
  for (const sort of SORTS) {
    const { rows, total } = await find(db, { words: 'ada', tags: [], sort }, 50);
    expect(rows.map(({ id }) => id)).toContain(OTHER);
    expect(total).toBe(rows.length);
    expect((await find(db, { words: '', tags: [], sort }, 50)).rows.map(({ id }) => id)).toContain(OTHER);
  }
  expect((await find(db, { words: 'graphs', tags: ['theory'], status: 'want', sort: 'newest' }, 50)).rows.map(({ id }) => id)).toContain(
    OTHER,
  );
  expect(await findIds(db, { words: 'ada', tags: [], sort: 'newest' })).toContain(OTHER);
  expect((await newest(db, 50)).map(({ id }) => id)).toContain(OTHER);
  expect((await marksOf(db, [PAPER, OTHER])).marks.map(([id]) => id)).toContain(OTHER);
  expect((await tagsInUse(db)).map(({ name }) => name)).toContain('theory');
  expect((await paperInFull(db, PAPER))?.mark.note).toBeTypeOf('string');
  const rows = await Array.fromAsync(readLibrary(writeLibrary(db)));
  expect(rows.filter(({ kind }) => kind === 'broken')).toEqual([]);
  expect(rows.flatMap((row) => (row.kind === 'paper' ? row.paper.id : []))).toEqual([PAPER, OTHER]);
}

describe('a library with one damaged row', () => {
  it.each(DAMAGES)('is searched, listed and written, and the paper is marked and removed: %s', async (_, damage) => {
    const db = await withDamage(damage);
    await expectAllWorks(db);
    await writeBlocks(db);
    await expectAllWorks(db);
    await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'mended' }));
    expect((await find(db, { words: '', tags: ['mended'], sort: 'newest' }, 50)).rows.map(({ id }) => id)).toEqual([PAPER]);
    await applyAct(db, actOn(PAPER, { kind: 'remove' }));
    expect((await find(db, { words: 'ada', tags: [], sort: 'title' }, 50)).rows.map(({ id }) => id)).toEqual([OTHER]);
  });

  it.each([7, ['Ask'], {}, null])('is searched where a note is %j', async (note) => {
    const db = await withDamage({}, note);
    await expectAllWorks(db);
  });

  it('is searched by what is left of it', async () => {
    const db = await withDamage({ authors: undefined, tags: 'trees' }, 7);
    const foundBy = async (words: string): Promise<boolean> =>
      (await find(db, { words, tags: [], sort: 'newest' }, 50)).rows.some(({ id }) => id === PAPER);
    expect(await foundBy('graphs')).toBe(true);
    expect(await foundBy('trees')).toBe(true);
    expect(await foundBy('graphs 7')).toBe(true);
    expect(await foundBy('ada')).toBe(false);
  });

  it('keeps a note of which its row has forgotten, whatever else is taken off the paper', async () => {
    const db = await withDamage({ noted: undefined });
    await applyAct(db, actOn(PAPER, { kind: 'untag', tag: 'theory' }));
    await applyAct(db, actOn(PAPER, { kind: 'status', status: 'none' }));
    expect(await db.notes.get(PAPER)).toMatchObject({ text: 'Ask Ada.' });
    expect((await marksOf(db, [PAPER])).marks[0]).toMatchObject([PAPER, { noted: true }]);
  });

  it('keeps what is whole of a list, and tags by their keys', async () => {
    const db = await withDamage({ also: ['doi:10.1/x', 7], tags: undefined });
    await applyAct(db, actOn(PAPER, { kind: 'status', status: 'read' }));
    expect(await db.papers.get(PAPER)).toMatchObject({ also: ['doi:10.1/x'], tags: ['theory'] });
  });
});
