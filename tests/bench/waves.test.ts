import { expect, test } from 'vitest';
import { requestRows } from './waves.ts';

test('requests for marks are told apart from those that come after the paint', () => {
  const [marks, all] = requestRows([
    { file: 'one.html', names: ['lookUp', 'bring', 'newAmong'] },
    { file: 'two.html', names: ['lookUp', 'bring'] },
  ]);
  expect(marks).toMatchObject({ measured: '1', beside: '2 listings of 1 to 2,000 cards', reached: true });
  expect(all).toMatchObject({ measured: '3 (lookUp, bring, newAmong) on one.html', reached: false });
});

test('a page that asks for no marks, or twice, is told', () => {
  const rowOf = (...names: string[]) => [...requestRows([{ file: 'one.html', names }])][0];
  expect(rowOf('bring')).toMatchObject({ measured: '0 (none) on one.html', reached: false });
  expect(rowOf('lookUp', 'lookUp')).toMatchObject({ measured: '2 (lookUp, lookUp) on one.html', reached: false });
});
