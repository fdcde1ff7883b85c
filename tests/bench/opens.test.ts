import { expect, test } from 'vitest';
import { opensRows } from './opens.ts';

test('the figure is how many times as long as the bare page in the same run, pair by pair', () => {
  // The machine was twice as slow in the second run: on both.
  const rows = [...opensRows('popup', [{ size: 100, ours: [120, 240, 120], bare: [100, 200, 80] }])];
  expect(rows[1]).toMatchObject({ what: 'popup to a bare page: 100 papers', measured: '1.20 times', reached: true });
  expect(rows[1]?.beside).toContain('at best 120 ms to 80.0 ms, 1.50 times');
  const [, slow] = opensRows('popup', [{ size: 100, ours: [140, 280], bare: [100, 200] }]);
  expect(slow?.reached).toBe(false);
});

test('a large library is held beside the smallest', () => {
  const small = { size: 100, ours: [100, 100, 100], bare: [100, 100, 100] };
  const large = { size: 10_000, ours: [130, 130, 130], bare: [100, 100, 100] };
  expect([...opensRows('popup', [small, large])].at(-1)).toMatchObject({
    what: 'popup, 10,000 papers to 100',
    measured: '1.30 times',
    reached: false,
    must: 'popup',
  });
});
