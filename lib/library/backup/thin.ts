import type { BackupInfo } from '../../protocol/requests.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Up to which age backups are kept for each span of time. */
const KEPT = [
  { age: DAY, each: HOUR },
  { age: WEEK, each: DAY },
  { age: 9 * WEEK, each: WEEK },
] as const;

/** However old or large, so many of the newest are kept. */
const ALWAYS = 2;

/** How many times the papers of the newest make a backup much fuller: it is kept however old or large it is. */
const MUCH_FULLER = 1.25;

/** What all backups together may take, in bytes. */
const ROOM = 200_000_000;

/**
 * The backups that are kept of some, newest first: of each hour of the last day, each day of the last week and each week of
 * two months the newest, the oldest and the fullest. So nothing that is done to a library in an hour, such as taking in a
 * wrong file again and again, takes away what it held before.
 */
export function thinned(backups: readonly BackupInfo[], now: number): BackupInfo[] {
  const newest = backups.toSorted((a, b) => b.at - a.at);
  const fullest = fullestOf(newest);
  const isMuchFuller = fullest && fullest.papers >= MUCH_FULLER * (newest[0]?.papers ?? 0);
  const always = new Set([...newest.slice(0, ALWAYS), ...(isMuchFuller ? [fullest] : [])]);
  const spans = Map.groupBy(newest, ({ at }) => spanOf(at, now));
  spans.delete(undefined);
  const wanted = new Set([...spans.values()].flatMap((each) => [each[0], each.at(-1), fullestOf(each)]));
  let bytes = [...always].reduce((sum, each) => sum + each.bytes, 0);
  return newest.filter((backup) => {
    if (always.has(backup)) return true;
    if (!wanted.has(backup) || bytes + backup.bytes > ROOM) return false;
    bytes += backup.bytes;
    return true;
  });
}

/** That with the most papers; the newest of several. */
function fullestOf(newest: readonly BackupInfo[]): BackupInfo | undefined {
  return newest.reduce<BackupInfo | undefined>((full, each) => (full && full.papers >= each.papers ? full : each), undefined);
}

function spanOf(at: number, now: number): string | undefined {
  const kept = KEPT.find(({ age }) => now - at < age);
  return kept && `${kept.each} ${Math.floor(at / kept.each)}`;
}
