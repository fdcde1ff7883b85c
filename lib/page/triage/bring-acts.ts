import type { citationOf } from '../../formats/list/citation.ts';
import type { createActs } from '../acts/acts.ts';
import type { createBulk } from '../acts/bulk.ts';
import type { titleOf } from '../acts/title.ts';

/** What the file for acts brings: what a person does to papers, and how they are read and cited. It runs just before the one for triage. */
export interface ActsFile {
  createActs: typeof createActs;
  createBulk: typeof createBulk;
  titleOf: typeof titleOf;
  citationOf: typeof citationOf;
}

const ACTS: unique symbol = Symbol.for('papermarks:acts');

/** Our own world of the page, as in interaction.ts. */
const world = globalThis as typeof globalThis & { [ACTS]?: ActsFile };

export function setActs(file: ActsFile): void {
  world[ACTS] = file;
}

/** @throws when that file did not run */
export function actsHere(): ActsFile {
  const file = world[ACTS];
  if (!file) throw new Error('the file for acts did not run');
  return file;
}
