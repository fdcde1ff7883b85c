import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BackupInfo } from '../../lib/messages/requests.ts';
import { thinned } from '../../lib/store/backup/thin.ts';

const HOUR = 60 * 60_000;
const NOW = Date.UTC(2026, 10, 24, 12);

const backup = (at: number, bytes = 1_000): BackupInfo => ({ id: `${at}`, at, papers: 1, bytes, parts: 1, seq: 1, device: 'd' });

it('keeps one an hour for a day, one a day for a week, one a week for two months', () => {
  const hours = Array.from({ length: 24 * 70 }, (_, n) => backup(NOW - n * HOUR));
  const kept = thinned(hours, NOW);
  const older = (days: number): number => kept.filter(({ at }) => NOW - at >= days * 24 * HOUR).length;
  expect(kept.length - older(1)).toBe(24);
  expect(older(1) - older(7)).toBeGreaterThanOrEqual(6);
  expect(older(7)).toBeGreaterThanOrEqual(7);
  expect(older(63)).toBe(0);
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
