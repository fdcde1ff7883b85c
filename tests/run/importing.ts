import { join, relative } from 'node:path';
import { createVitest } from 'vitest/node';
import { ROOT } from '../harness/tools.ts';

/** The test files that import one of these files, directly or through others. */
export async function testsThatImport(files: readonly string[]): Promise<string[]> {
  if (files.length === 0) return [];
  const related = files.map((file) => join(ROOT, file));
  const vitest = await createVitest('test', { config: join(ROOT, 'tests/vitest.config.ts'), related, watch: false, passWithNoTests: true });
  try {
    const specifications = await vitest.getRelevantTestSpecifications();
    return specifications.map(({ moduleId }) => relative(ROOT, moduleId).replaceAll('\\', '/'));
  } finally {
    await vitest.close();
  }
}
