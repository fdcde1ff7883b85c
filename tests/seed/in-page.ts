import { LibraryDb } from '../../lib/library/db.ts';
import { openLibrary } from '../../lib/library/open.ts';
import { writeBlocks } from '../../lib/library/search/keep-blocks.ts';
import { type Checked, check } from './check.ts';
import { fill } from './fill.ts';

/*
 * What runs in a page of the extension to fill its library. It is built when it is needed and put in by the driver: it
 * is no part of the package.
 */

let opened: Promise<LibraryDb> | undefined;

function library(): Promise<LibraryDb> {
  opened ??= openLibrary(new LibraryDb());
  return opened;
}

export async function count(): Promise<number> {
  return (await library()).papers.count();
}

export async function fillFrom(seed: number, from: number, to: number): Promise<void> {
  await fill(await library(), seed, from, to);
}

/** Makes what searches stand on, as the background does when it has time. */
export async function shelveAll(): Promise<void> {
  await writeBlocks(await library());
}

export async function checkAll(): Promise<Checked> {
  return check(await library());
}
