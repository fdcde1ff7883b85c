import { afterEach, beforeEach } from 'vitest';

/** Ends a journey at the first of its tests that fails: the later ones stand on it, and would say no more than it did. */
export function stopAtFirstFailure(): void {
  let failed: string | undefined;
  beforeEach(({ skip }) => {
    if (failed !== undefined) skip(`not made, because this failed before it: ${failed}`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed ??= task.name;
  });
}
