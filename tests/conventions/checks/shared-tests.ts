import { posix } from 'node:path';
import { projectOf } from '../../run/projects.ts';
import type { Files } from './files.ts';
import { importsOf } from './rooms.ts';

const HOOK = /^(?:before|after)(?:Each|All)\(/m;
const MOCK = /^vi\.mock\(/m;

/**
 * A sentence for each test file that shares its modules with others and must not: where a helper registers hooks, the second
 * file that imports it gets none; where a module is replaced, it may be there already.
 */
export function unfitToShare(files: Files): string[] {
  const hooked = (path: string): boolean => HOOK.test(files.get(path) ?? '');
  return [...files].flatMap(([path, source]) => {
    const project = projectOf(path);
    if (project !== 'unit' && project !== 'page') return [];
    const helpers = importsOf(source).map(({ of }) => posix.join(posix.dirname(path), of));
    const what = helpers.find(hooked) ?? (MOCK.test(source) ? 'vi.mock' : undefined);
    return what
      ? [
          `${path} uses ${what}, which works only in a test file that shares no modules: let the file call a function that registers the hooks, or add it to ISOLATED in tests/run/projects.ts.`,
        ]
      : [];
  });
}
