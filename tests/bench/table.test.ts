import { expect, test } from 'vitest';
import { lineOf, type Row, tableOf } from './table.ts';

const met: Row = { what: 'layout shift', measured: '0.00', toReach: '0.00', reached: true, must: 'shift' };
const missed: Row = { what: 'popup', measured: '120 ms', beside: '100 ms', toReach: '<= 100 ms', reached: false, must: 'popup' };
const failed: Row = { what: 'files', measured: 'not measured', beside: 'No page came.', toReach: 'measured', reached: false, failed: true };

test('what is missed and what was not measured stand under the table, each in a sentence', () => {
  const text = tableOf([met, missed, failed]);
  expect(text).toContain('Missed: popup is 120 ms, and is to be <= 100 ms.');
  expect(text).toContain('Not measured: files. No page came.');
  expect(text).not.toContain('Every figure that was measured is reached.');
  expect(tableOf([met])).toContain('Every figure that was measured is reached.');
});

test('how the four stand that must be met is told, also of those not measured', () => {
  const lines = tableOf([met, missed]).split('\n').slice(-4);
  expect(lines.map((line) => line.split(/\s{2,}/)[0])).toEqual(['not measured', 'not measured', 'MET', 'MISSED']);
});

test('a row alone says what it is beside, and what it misses', () => {
  expect(lineOf(missed)).toBe('  popup: 120 ms, beside 100 ms (to reach: <= 100 ms; MISSED)');
});
