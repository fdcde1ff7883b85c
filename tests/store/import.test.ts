import { expect, it } from 'vitest';
import { readLibrary } from '../../lib/formats/library-json.ts';
import type { How } from '../../lib/messages/requests.ts';
import type { LibraryDb } from '../../lib/store/db.ts';
import { writeLibrary } from '../../lib/store/files/write-library.ts';
import { commitImport } from '../../lib/store/import/commit.ts';
import { eraseLibrary } from '../../lib/store/import/erase.ts';
import { stage } from '../../lib/store/import/stage.ts';
import { undoImport } from '../../lib/store/import/undo-import.ts';
import { perform } from '../../lib/store/marks.ts';
import { fill } from '../seed/fill.ts';
import { actOn, freshLibrary, meetingOf, OTHER, PAPER } from './library.ts';

async function textOf(db: LibraryDb): Promise<string> {
  return (await Array.fromAsync(writeLibrary(db))).join('');
}

async function takeIn(db: LibraryDb, text: string, how: How, id = 'import-1') {
  const rows = await Array.fromAsync(readLibrary(chunksOf(text)));
  await stage(
    db,
    id,
    rows.filter((row) => row.kind !== 'broken'),
  );
  return commitImport(db, id, how);
}

async function* chunksOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 1_000) yield text.slice(at, at + 1_000);
}

it('written, erased, taken in and written again, a library is the same to the byte', async () => {
  const db = freshLibrary();
  await fill(db, 1, 0, 600);
  await perform(db, actOn(PAPER, { kind: 'tag', tag: 'gone again' }), meetingOf(PAPER));
  await perform(db, actOn(PAPER, { kind: 'remove' }));
  await perform(db, actOn(OTHER, { kind: 'note', note: 'x\n"\u0000' }), meetingOf(OTHER));
  const before = await textOf(db);
  expect(JSON.parse(before)).toMatchObject({ format: 'papermarks', counts: { papers: 601, gone: 1 } });
  expect(Object.values(await eraseLibrary(db)).every((rows) => rows === 0)).toBe(true);
  expect(await takeIn(db, before, 'merge')).toEqual({ came: 601, changed: 0, same: 0, gone: 0 });
  expect(await textOf(db)).toBe(before);
  // Once more changes nothing.
  expect(await takeIn(db, before, 'merge', 'import-2')).toEqual({ came: 0, changed: 0, same: 601, gone: 0 });
  expect(await textOf(db)).toBe(before);
});

it.each(['merge', 'replace'] as const)('an import by %s that is taken back leaves what stood before', async (how) => {
  const [db, other] = [freshLibrary(), freshLibrary()];
  await fill(db, 1, 0, 60);
  await fill(other, 2, 30, 90);
  await perform(other, actOn(PAPER, { kind: 'tag', tag: 'theirs' }), meetingOf(PAPER));
  await perform(db, actOn(PAPER, { kind: 'tag', tag: 'ours' }), meetingOf(PAPER));
  const before = await textOf(db);
  const did = await takeIn(db, await textOf(other), how);
  expect(did.came + did.changed + did.same).toBe(61);
  if (how === 'replace') expect(did.gone).toBeGreaterThan(0);
  await undoImport(db, 'import-1');
  expect(await textOf(db)).toBe(before);
});
