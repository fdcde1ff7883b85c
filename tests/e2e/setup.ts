import { relative } from 'node:path';
import { afterEach } from 'vitest';
import { keepEvidence } from '../harness/evidence.ts';

// Before a test's own clean-up closes what failed.
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepEvidence(`${relative(import.meta.dirname, task.file.filepath)} ${task.name}`);
});
