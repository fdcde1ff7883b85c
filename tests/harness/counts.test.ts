import { expect, test } from 'vitest';
import { countsOf, NOTHING, sumOf, told } from './counts.ts';

const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

test('counts what passed, failed and was left out', () => {
  expect(countsOf({ ...report, numFailedTests: 2, numPendingTests: 1, numTodoTests: 4 })).toEqual({ passed: 3, failed: 2, skipped: 5 });
});

test('a file that broke outside its tests counts as one that failed, and one with failed tests not twice', () => {
  const broken = { status: 'failed', assertionResults: [{ status: 'passed' }] };
  const failed = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
  expect(countsOf({ ...report, numFailedTests: 1, testResults: [broken, failed] }).failed).toBe(2);
});

test('is told in one line, with what was skipped only where something was', () => {
  const three = { passed: 3, failed: 0, skipped: 0 };
  expect(told(sumOf(NOTHING, three))).toBe('3 passed, 0 failed');
  expect(told(sumOf(three, { passed: 1, failed: 2, skipped: 1 }))).toBe('4 passed, 2 failed, 1 skipped');
});
