import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { env } from 'node:process';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** Where the reporter writes, by the environment of its process. */
export const OUTSIDE_TESTS = 'PAPERMARKS_OUTSIDE_TESTS';

/** Vitest's JSON report leaves out the errors that no test threw: this reporter writes a line of each. */
export default class OutsideTests implements Reporter {
  onTestRunEnd(_modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const path = env[OUTSIDE_TESTS];
    if (path === undefined) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(errors.map(lineOf)));
  }
}

/** What an error said first, and where: the test file that Vitest names, and the first place in the stack. */
export function lineOf({ message, stack, VITEST_TEST_PATH, cause }: Partial<SerializedError>): string {
  const [said = ''] = String(message ?? 'an error without a message').split('\n', 1);
  const where = typeof VITEST_TEST_PATH === 'string' ? `, in ${VITEST_TEST_PATH}` : '';
  const place = /^\s+at .*$/m.exec(stack ?? '')?.[0].trim();
  const because = cause ? `, because ${lineOf(cause)}` : '';
  return `${said.slice(0, 500)}${where}${place ? ` (${place})` : ''}${because}`;
}
