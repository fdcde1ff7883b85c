import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Texts by their path, with forward slashes, under the root of the project or of a build. */
export type Files = ReadonlyMap<string, string>;

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What git keeps of the project, as it lies in the folder now. */
export function projectFiles(): Files {
  const paths = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0');
  return read(
    ROOT,
    paths.filter((path) => path !== '' && existsSync(join(ROOT, path))),
  );
}

/**
 * What a build left, with one character for each byte.
 *
 * @throws with what to do, when there is no build
 */
export function builtFiles(name: 'chrome-mv3' | 'firefox-mv3'): Files {
  const folder = join(ROOT, '.output', name);
  if (!existsSync(join(folder, 'manifest.json'))) throw new Error('Run npm run build and npm run build:firefox first.');
  const paths = globSync('**/*', { cwd: folder }).map((path) => path.replaceAll('\\', '/'));
  return read(
    folder,
    paths.filter((path) => statSync(join(folder, path)).isFile()),
    'latin1',
  );
}

function read(folder: string, paths: string[], encoding: 'utf8' | 'latin1' = 'utf8'): Files {
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), encoding)]));
}

/** The source of what is shipped: TypeScript of entrypoints, components and lib. */
export function shippedSource(files: Files): [path: string, source: string][] {
  return [...files].filter(([path]) => /^(entrypoints|components|lib)\/.*\.tsx?$/.test(path));
}
