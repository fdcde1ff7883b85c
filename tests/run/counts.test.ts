import { expect, test } from 'vitest';
import { countsOf, failuresOf, NOTHING, sumOf, told } from './counts.ts';

const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

test('counts what passed, failed and was left out', () => {
  expect(countsOf({ ...report, numFailedTests: 2, numPendingTests: 1, numTodoTests: 4 })).toEqual({ passed: 3, failed: 2, skipped: 5 });
});

test('a file that broke outside its tests counts as one that failed, and one with failed tests not twice', () => {
  const broken = { name: '/p/a.ts', status: 'failed', assertionResults: [{ status: 'passed' }] };
  const failed = { name: '/p/b.ts', status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
  expect(countsOf({ ...report, numFailedTests: 1, testResults: [broken, failed] }).failed).toBe(2);
});

test('what failed is told by file, test and the first line of what it said', () => {
  const broken = { name: '/p/tests/a.ts', status: 'failed', message: 'no such file\nat a.ts', assertionResults: [] };
  const results = [
    { status: 'passed', fullName: 'sits' },
    { status: 'failed', fullName: 'stands up', failureMessages: ['Error: fell\n at b.ts'] },
  ];
  const failed = { name: '/p/tests/b.ts', status: 'failed', assertionResults: results };
  expect(failuresOf({ ...report, testResults: [broken, failed] }, '/p')).toEqual([
    'tests/a.ts: no such file',
    'tests/b.ts > stands up: Error: fell',
  ]);
});

test('is told in one line, with what was skipped only where something was', () => {
  const three = { passed: 3, failed: 0, skipped: 0 };
  expect(told(sumOf(NOTHING, three))).toBe('3 passed, 0 failed');
  expect(told(sumOf(three, { passed: 1, failed: 2, skipped: 1 }))).toBe('4 passed, 2 failed, 1 skipped');
});
