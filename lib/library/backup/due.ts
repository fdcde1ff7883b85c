import type { BackupInfo } from '../../protocol/requests.ts';
import type { Canary } from './canary.ts';

/** How long after a backup the next is made, when something changed, in milliseconds. */
const OFTEN = 60 * 60_000;

/** The same, when the library has grown much since. */
export const SOON = 20_000;

/** By how many papers, or changes, at least. */
const PAPERS = 10;
const CHANGES = 50;

/**
 * In how many milliseconds a backup is due, at the earliest, of a library that changed: an hour after the last; when it has
 * grown by a quarter, or changed as often as it holds papers, at once but for a little while. So what is marked in the first
 * minutes is backed up in these.
 */
export function dueIn(last: BackupInfo | undefined, { device, papers, seq }: Canary, now: number): number {
  if (last?.device !== device) return 0;
  const age = now - last.at;
  // A clock that was set back does not put it off.
  if (age < 0) return 0;
  const hasGrown = papers - last.papers >= Math.max(PAPERS, last.papers / 4);
  const hasChanged = seq - last.seq >= Math.max(CHANGES, last.papers);
  return Math.max(0, (hasGrown || hasChanged ? SOON : OFTEN) - age);
}
