import { expect, test } from 'vitest';
import { lineOf } from './outside-tests.ts';

test('an error outside the tests is told in a line: what it said, in which file, from where and why', () => {
  const cause = { message: 'gone', stack: 'Error: gone\n    at worker (/p/b.ts:2:3)' };
  const error = {
    message: 'timed out\nmore',
    stack: 'Error: timed out\n    at wait (/p/a.ts:1:2)\n    at x',
    VITEST_TEST_PATH: '/p/a.test.ts',
    cause,
  };
  expect(lineOf(error)).toBe('timed out, in /p/a.test.ts (at wait (/p/a.ts:1:2)), because gone (at worker (/p/b.ts:2:3))');
});

test('what was thrown without a message or a stack is told too', () => {
  expect(lineOf({})).toBe('an error without a message');
});
