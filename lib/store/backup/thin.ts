import type { BackupInfo } from '../../messages/requests.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Up to which age one backup is kept for each span of time. */
const KEPT = [
  { age: DAY, each: HOUR },
  { age: WEEK, each: DAY },
  { age: 9 * WEEK, each: WEEK },
] as const;

/** However old or large, so many of the newest are kept. */
const ALWAYS = 2;

/** What all backups together may take, in bytes. */
const ROOM = 200_000_000;

/**
 * The backups that are kept of some, newest first: of the last day one an hour, of the last week one a day, of two months
 * one a week.
 */
export function thinned(backups: readonly BackupInfo[], now: number): BackupInfo[] {
  const newest = backups.toSorted((a, b) => b.at - a.at);
  const spans = new Set<string>();
  let bytes = 0;
  return newest.filter((backup, n) => {
    const span = spanOf(backup.at, now);
    const isKept = n < ALWAYS || (span !== undefined && !spans.has(span) && bytes + backup.bytes <= ROOM);
    if (span !== undefined) spans.add(span);
    if (isKept) bytes += backup.bytes;
    return isKept;
  });
}

function spanOf(at: number, now: number): string | undefined {
  const kept = KEPT.find(({ age }) => now - at < age);
  return kept && `${kept.each} ${Math.floor(at / kept.each)}`;
}
