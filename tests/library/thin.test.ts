import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thinned } from '../../lib/library/backup/thin.ts';
import type { BackupInfo } from '../../lib/protocol/requests.ts';

const HOUR = 60 * 60_000;
const NOW = Date.UTC(2026, 10, 24, 12);

const backup = (at: number, bytes = 1_000, papers = 1): BackupInfo => ({ id: `${at}`, at, papers, bytes, parts: 1, seq: 1, device: 'd' });

/** What is kept of backups of so many papers, made one after the other, a minute apart, as each is thinned. */
function keptOf(papers: readonly number[]): number[] {
  let made: BackupInfo[] = [];
  for (const [n, count] of papers.entries()) {
    const at = NOW + n * 60_000;
    made = thinned([backup(at, 1_000, count), ...made], at);
  }
  return made.map((each) => each.papers);
}

it('keeps one an hour for a day, one a day for a week, one a week for two months', () => {
  const hours = Array.from({ length: 24 * 70 }, (_, n) => backup(NOW - n * HOUR));
  const kept = thinned(hours, NOW);
  const older = (days: number): number => kept.filter(({ at }) => NOW - at >= days * 24 * HOUR).length;
  expect(kept.length - older(1)).toBe(24);
  expect(older(1) - older(7)).toBeGreaterThanOrEqual(6);
  expect(older(7)).toBeGreaterThanOrEqual(7);
  expect(older(63)).toBe(0);
});

it.each([
  ['three wrong files took the place of the library', [5_000, 1, 1, 1]],
  ['one did, and a person backed up twice', [5_000, 1, 2, 1]],
  ['a library was lost by halves', [5_000, 2_000, 900, 300, 100, 20, 3, 1, 1, 1]],
])('keeps the full one when %s within the hour', (_, papers) => {
  expect(keptOf(papers)).toContain(5_000);
});

it('keeps one that is much fuller than the newest however old and large it is, and then no longer when it is not', () => {
  const old = backup(NOW - 100 * 24 * HOUR, 500_000_000, 5_000);
  const newer = (papers: number): BackupInfo[] => [3, 2, 1].map((hours) => backup(NOW - hours * HOUR, 1_000, papers));
  expect(thinned([...newer(100), old], NOW)).toContain(old);
  expect(thinned([...newer(4_900), old], NOW)).not.toContain(old);
});

it('keeps the oldest of an hour: it holds what was there before, be it as full', () => {
  expect(keptOf([300, 301, 302, 303, 304])).toEqual([304, 303, 300]);
});

it('keeps the two newest however old and large they are, and thinning twice is thinning once', () => {
  const some = fc.array(fc.record({ age: fc.integer({ min: 0, max: 100 * 24 }), bytes: fc.integer({ min: 1, max: 300_000_000 }) }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(some, (ages) => {
      const all = ages.map(({ age, bytes }, n) => backup(NOW - age * HOUR - n, bytes));
      const kept = thinned(all, NOW);
      expect(kept.slice(0, 2)).toEqual(all.toSorted((a, b) => b.at - a.at).slice(0, 2));
      expect(thinned(kept, NOW)).toEqual(kept);
      expect(kept.slice(2).reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(200_000_000);
    }),
  );
});
