import type { Paper } from '../../paper/paper.ts';
import { type ForeignFacts, toRow } from '../kit/foreign-row.ts';

/** The facts of a paper that a service tells, as long as those of a file may be; null without an id or a title. Which version there is now is not the one that was met. */
export function factsOf(found: ForeignFacts): Paper | null {
  const row = toRow(1, found, 0);
  if (!('marked' in row)) return null;
  const { version: _version, ...facts } = row.marked.paper;
  return facts;
}
