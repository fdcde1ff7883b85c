import { expect, it } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { eraseLibrary } from '../../lib/library/import/erase.ts';
import { undoImport } from '../../lib/library/import/undo-import.ts';
import { marksOf } from '../../lib/library/queries.ts';
import { writeBlocks } from '../../lib/library/search/keep-blocks.ts';
import { find } from '../../lib/library/search/search.ts';
import { check } from '../seed/check.ts';
import { fill } from '../seed/fill.ts';
import { sizeOf } from '../sizes.ts';
import { papersIn, takeIn, textOf } from './files.ts';
import { actOn, freshLibrary, OTHER, PAPER, sightingOf } from './library.ts';

it('written, erased, taken in and written again, a library is the same to the byte', async () => {
  const db = freshLibrary();
  const papers = sizeOf('papers of a library');
  await fill(db, 1, 0, papers);
  await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'gone again' }), sightingOf(PAPER));
  await applyAct(db, actOn(PAPER, { kind: 'remove' }));
  await applyAct(db, actOn(OTHER, { kind: 'note', note: 'x\n"\u0000' }), sightingOf(OTHER));
  const before = await textOf(db);
  expect(JSON.parse(before)).toMatchObject({ format: 'papermarks', counts: { papers: papers + 1, gone: 1 } });
  expect(Object.values(await eraseLibrary(db)).every((rows) => rows === 0)).toBe(true);
  expect(await takeIn(db, before, 'merge')).toMatchObject({ came: papers + 1, changed: 0, same: 0, gone: 0 });
  expect((await textOf(db)) === before).toBe(true);
  // Once more changes nothing.
  expect(await takeIn(db, before, 'merge')).toMatchObject({ came: 0, changed: 0, same: papers + 1, gone: 0 });
  expect((await textOf(db)) === before).toBe(true);
});

it.each(['merge', 'replace'] as const)('an import by %s that is taken back leaves what stood before', async (how) => {
  const [db, other] = [freshLibrary(), freshLibrary()];
  await fill(db, 1, 0, 60);
  await fill(other, 2, 30, 90);
  await applyAct(other, actOn(PAPER, { kind: 'tag', tag: 'theirs' }), sightingOf(PAPER));
  await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'ours' }), sightingOf(PAPER));
  const before = await textOf(db);
  const { id, ...did } = await takeIn(db, await textOf(other), how);
  expect(did.came + did.changed + did.same).toBe(61);
  if (how === 'replace') expect(did.gone).toBeGreaterThan(0);
  await undoImport(db, id);
  expect(await textOf(db)).toBe(before);
});

it('open pages and searches follow an import, and one that is taken back', async () => {
  const [db, other] = [freshLibrary(), freshLibrary()];
  await fill(db, 1, 0, 40);
  await applyAct(other, actOn(PAPER, { kind: 'tag', tag: 'theirs' }), sightingOf(PAPER));
  await writeBlocks(db);
  const query = { words: PAPER, tags: [], sort: 'newest' } as const;
  const gone = (await papersIn(await textOf(db)))[0]?.paper.id ?? PAPER;
  const found = async () => (await find(db, query, 10)).rows.map(({ tags }) => tags);
  const { upTo: first } = await marksOf(db, [PAPER, gone]);
  expect(await found()).toEqual([]);

  const { id } = await takeIn(db, await textOf(other), 'replace');
  const { marks, upTo } = await marksOf(db, [PAPER, gone], first);
  expect(new Map(marks)).toMatchObject(
    new Map([
      [PAPER, { tags: ['theirs'] }],
      [gone, { status: 'none', star: false, tags: [], noted: false }],
    ]),
  );
  expect(await found()).toEqual([['theirs']]);
  await writeBlocks(db);

  await undoImport(db, id);
  expect((await marksOf(db, [PAPER, gone], upTo)).marks.map(([paper]) => paper).sort()).toEqual([PAPER, gone].sort());
  expect(await found()).toEqual([]);
  await writeBlocks(db);
  const { wrong } = await check(db);
  // The stamp of the paper that came and went stays, to tell open pages.
  expect(wrong).toEqual(['Stamps: 41 kept, 40 counted.']);
});
