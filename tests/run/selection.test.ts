import { expect, test } from 'vitest';
import { projectOf } from './projects.ts';
import { allTests, changedFiles, testsNamed, testsThatRead } from './selection.ts';

test.each([
  ['tests/mark/tag.test.ts', 'unit'],
  ['tests/sites/arxiv.test.ts', 'page'],
  ['tests/components/keys.test.tsx', 'page'],
  ['tests/library/search-blocks.test.ts', 'isolated'],
  ['tests/conventions/build.test.ts', 'build'],
  ['tests/e2e/saved-pages.test.ts', 'chromium'],
  ['tests/e2e/firefox-smoke.test.ts', 'firefox'],
  ['tests/e2e/chromium-hostile-timing.test.ts', 'measured'],
  ['tests/e2e/journey.ts', undefined],
])('%s is of the project %s', (path, project) => expect(projectOf(path)).toBe(project));

test('test files are found by a part of their path, and every kind is there', () => {
  expect(testsNamed(['no-such-test']).size).toBe(0);
  expect(testsNamed(['library/undo']).get('unit')).toEqual(['tests/library/undo.test.ts']);
  expect([...allTests().keys()].toSorted()).toEqual(['build', 'chromium', 'firefox', 'isolated', 'measured', 'page', 'unit']);
});

test('what a page, a shipped file or a text can break is known', () => {
  const projects = (changed: string): string[] => [...new Set(testsThatRead([changed]).map((path) => path.replace(/\/[^/]*$/, '')))];
  expect(projects('lib/mark/tag.ts')).toEqual(['tests/conventions', 'tests/e2e']);
  expect(projects('tests/pages/arxiv/new.html')).toEqual(['tests/conventions', 'tests/e2e', 'tests/harness', 'tests/page', 'tests/sites']);
  expect(projects('README.md')).toEqual(['tests/conventions']);
  expect(testsThatRead(['README.md'])).not.toContain('tests/conventions/build.test.ts');
});

test('a commit that git does not know is told', () => expect(() => changedFiles('no-such-commit')).toThrow());
