import { expect, it } from 'vitest';
import { eraseLibrary } from '../../lib/library/import/erase.ts';
import { writeBlocks } from '../../lib/library/search/keep-blocks.ts';
import { saw } from '../../lib/library/seen.ts';
import { fill } from '../seed/fill.ts';
import { freshLibrary, PAPER } from './library.ts';

it('nothing is left of a library that is erased while what is searched is being written, and a page notes what it shows', async () => {
  for (let wait = 0; wait < 12; wait++) {
    const db = freshLibrary();
    await fill(db, 1, 0, 30);
    const writing = writeBlocks(db);
    for (let turns = 0; turns < wait; turns++) await new Promise((resolve) => setTimeout(resolve));
    const erased = eraseLibrary(db);
    const noted = saw(db, [PAPER], Date.now());
    expect(Object.values(await erased).every((rows) => rows === 0)).toBe(true);
    await Promise.all([writing, noted]);
    expect(await Promise.all(db.tables.map((table) => table.count()))).toEqual(db.tables.map(() => 0));
  }
});
