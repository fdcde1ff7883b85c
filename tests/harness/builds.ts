import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './tools.ts';

/** A production build of the extension. */
export interface Build {
  browser: 'Chromium' | 'Firefox';
  /** Its folder under `.output`. */
  name: 'chrome-mv3' | 'firefox-mv3';
  /** What WXT is called with to make it. */
  args: readonly string[];
}

export const BUILDS: readonly Build[] = [
  { browser: 'Chromium', name: 'chrome-mv3', args: ['build'] },
  { browser: 'Firefox', name: 'firefox-mv3', args: ['build', '-b', 'firefox', '--mv3'] },
];

/** What a build is made from. */
const SOURCES = '{entrypoints,components,lib,public}/**';
const SETTINGS = ['wxt.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Whether a build is there, is what `recordBuild` saw, and was made from the sources as they are now. */
export function isFresh({ name }: Build): boolean {
  const record = recordOf(name);
  return existsSync(record) && readFileSync(record, 'utf8') === sourcesAndBuild(name);
}

/** Writes down that a build was just made from the sources as they are now. */
export function recordBuild({ name }: Build): void {
  writeFileSync(recordOf(name), sourcesAndBuild(name));
}

const recordOf = (name: string): string => join(ROOT, '.output', `${name}.made-from`);

function sourcesAndBuild(name: string): string {
  const built = join(ROOT, '.output', name);
  return `${digestOf(ROOT, [...globSync(SOURCES, { cwd: ROOT }), ...SETTINGS])} ${digestOf(built, globSync('**', { cwd: built }))}\n`;
}

/** A digest of files: their names and what is in them, in any order. */
export function digestOf(folder: string, paths: readonly string[]): string {
  const digest = createHash('sha256');
  for (const path of paths.toSorted()) {
    const whole = join(folder, path);
    if (statSync(whole).isFile()) digest.update(`${path}\0`).update(readFileSync(whole)).update('\0');
  }
  return digest.digest('hex');
}
