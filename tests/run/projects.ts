import { posix } from 'node:path';

/** Every kind of test, by the name that Vitest knows it under. */
export type ProjectName = 'unit' | 'page' | 'isolated' | 'build' | 'chromium' | 'firefox' | 'measured';

/** A kind of test, and the files that are of it, as globs from the root of the project. */
interface Project {
  name: ProjectName;
  include: readonly string[];
  exclude?: readonly string[];
}

/** Tests of what needs a document. */
const OF_PAGES = 'tests/{components,live,page,sites}/**/*.test.{ts,tsx}';
/** Tests in which a module is replaced by another. */
const ISOLATED = [
  'tests/library/import-hostile.test.ts',
  'tests/library/search-small-blocks.test.ts',
  'tests/library/search-blocks.test.ts',
];
const OF_THE_BUILD = 'tests/conventions/build.test.ts';
/** Journeys that compare times or frames, and so want the machine for themselves. */
const MEASURED = ['tests/e2e/chromium-hostile-timing.test.ts', 'tests/e2e/chromium-hostile-painting.test.ts'];

export const PROJECTS: readonly Project[] = [
  { name: 'unit', include: ['tests/**/*.test.ts'], exclude: ['tests/e2e/**', OF_PAGES, ...ISOLATED, OF_THE_BUILD] },
  { name: 'page', include: [OF_PAGES] },
  { name: 'isolated', include: ISOLATED },
  { name: 'build', include: [OF_THE_BUILD] },
  { name: 'chromium', include: ['tests/e2e/**/*.test.ts'], exclude: ['tests/e2e/firefox-*', ...MEASURED] },
  { name: 'firefox', include: ['tests/e2e/firefox-*.test.ts'] },
  { name: 'measured', include: MEASURED },
];

/** The projects that need neither a build nor a browser. */
export const UNITS: readonly ProjectName[] = ['unit', 'page', 'isolated'];

/** The project that a test file belongs to; undefined for any other file. */
export function projectOf(path: string): ProjectName | undefined {
  const matches = (glob: string): boolean => posix.matchesGlob(path, glob);
  return PROJECTS.find(({ include, exclude = [] }) => include.some(matches) && !exclude.some(matches))?.name;
}
