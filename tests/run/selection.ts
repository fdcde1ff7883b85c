import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../harness/tools.ts';
import { type ProjectName, projectOf } from './projects.ts';

/** Test files by their project, as paths from the root of the project. */
export type Selection = ReadonlyMap<ProjectName, readonly string[]>;

/** Every test file of the working tree, tracked by git or not. */
export function allTests(): Selection {
  return byProject(testFiles());
}

/** The test files whose paths hold one of these texts. */
export function testsNamed(paths: readonly string[]): Selection {
  return byProject(testFiles().filter((file) => paths.some((path) => file.includes(path))));
}

/**
 * The paths of all files that are other than in a commit, those that git does not track yet too.
 *
 * @throws Error when git does not know the commit
 */
export function changedFiles(since: string): string[] {
  const git = (...args: string[]): string[] => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).split('\0');
  const changed = [...git('diff', '--name-only', '-z', since), ...git('ls-files', '--others', '--exclude-standard', '-z')];
  return [...new Set(changed)].filter((path) => path !== '').sort();
}

/** What tests read that they do not import, and the tests that read it. */
const READ_BY: readonly [read: RegExp, tests: RegExp][] = [
  [/^tests\/pages\//, /^tests\/(sites|page|harness|e2e)\//],
  [/^tests\/library\/golden\//, /^tests\/library\//],
  [/^tests\/formats\//, /^tests\/formats\//],
  [/^(public\/|wxt\.config\.ts$)/, /^tests\/(components|background|protocol|formats)\//],
  // What every test stands on.
  [/^(package(-lock)?\.json|tsconfig\.json|tests\/(setup|sizes|vitest\.config)\.ts|tests\/run\/projects\.ts)$/, /^tests\//],
  // The conventions read the whole project.
  [/^/, /^tests\/conventions\/(?!build)/],
];

/** What a build is made from: whatever changes there may show in any journey. */
const SHIPPED = /^((entrypoints|components|lib|public)\/|wxt\.config\.ts$|package(-lock)?\.json$)/;
const ON_THE_BUILD = /^tests\/(e2e\/|conventions\/build)/;

/** The test files that must run because files have changed which they read without importing them. */
export function testsThatRead(changed: readonly string[]): string[] {
  return testFiles().filter((test) =>
    changed.some(
      (path) => READ_BY.some(([read, tests]) => read.test(path) && tests.test(test)) || (SHIPPED.test(path) && ON_THE_BUILD.test(test)),
    ),
  );
}

/** The changed files that can be imported: Vitest knows which tests do. */
export function importable(changed: readonly string[]): string[] {
  return changed.filter((path) => /\.(tsx?|css|json)$/.test(path) && existsSync(join(ROOT, path)));
}

export function byProject(files: readonly string[]): Selection {
  const selection = new Map<ProjectName, string[]>();
  for (const file of files) {
    const project = projectOf(file);
    if (project) selection.set(project, [...(selection.get(project) ?? []), file]);
  }
  return selection;
}

function testFiles(): string[] {
  return globSync('tests/**/*.test.{ts,tsx}', { cwd: ROOT })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}
