import { relative, sep } from 'node:path';

/** How many tests passed, failed, and were not run though they are there. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };
export const FAILED: Counts = { ...NOTHING, failed: 1 };

/** The part of Vitest's JSON report that tells how many, and which failed of what. */
export interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: FileReport[];
}

interface FileReport {
  name: string;
  status: string;
  /** In milliseconds. */
  startTime?: number;
  endTime?: number;
  message?: string;
  assertionResults: { status: string; fullName?: string; failureMessages?: string[] | null }[];
}

/** Counts a report; a file that failed without a failed test of its own counts as one. */
export function countsOf(report: Report): Counts {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter(isBroken).length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** What failed, a line each: the file from the folder `root`, the test, and what it said first. */
export function failuresOf(report: Report, root: string): string[] {
  return report.testResults.flatMap((file) => {
    const path = below(root, file.name);
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    const lines = failed.map((test) => `${path} > ${test.fullName ?? '?'}: ${opening(test.failureMessages?.[0])}`);
    return isBroken(file) ? [`${path}: ${opening(file.message)}`] : lines;
  });
}

/** How long each file of tests took, in milliseconds. */
export function durationsOf({ testResults }: Report, root: string): { file: string; milliseconds: number }[] {
  return testResults.map(({ name, startTime = 0, endTime = 0 }) => ({ file: below(root, name), milliseconds: endTime - startTime }));
}

/** A path from a folder, with forward slashes. */
function below(root: string, path: string): string {
  return relative(root, path).replaceAll(sep, '/');
}

function isBroken({ status, assertionResults }: FileReport): boolean {
  return status === 'failed' && assertionResults.every((result) => result.status !== 'failed');
}

function opening(message: string | undefined): string {
  return (message ?? '').split('\n', 1)[0]?.slice(0, 500) ?? '';
}

export function sumOf(one: Counts, other: Counts): Counts {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped };
}

/** Counts in words; what was skipped only where something was. */
export function told({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
