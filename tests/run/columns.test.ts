import { expect, test } from 'vitest';
import { columnsOf } from './columns.ts';

test('columns are as wide as they must be, and lines end with their last text', () => {
  expect(
    columnsOf(
      ['a', 'wide head', 'c'],
      [
        ['longer', 'x'],
        ['y', '', 'z'],
      ],
    ),
  ).toBe(['a       wide head  c', '------  ---------  -', 'longer  x', 'y                  z'].join('\n'));
});
