import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS, type Build, isFresh } from '../../harness/builds.ts';
import { ROOT } from '../../harness/tools.ts';

/** Texts by their path, with forward slashes, under the root of the project or of a build. */
export type Files = ReadonlyMap<string, string>;

/** The project as it lies in the folder now: every file but those that git is told to ignore. */
export function projectFiles(): Files {
  const paths = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).split('\0');
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
export function builtFiles(name: Build['name']): Files {
  const folder = join(ROOT, '.output', name);
  if (!existsSync(join(folder, 'manifest.json')))
    throw new Error(`There is no build in .output/${name}: npm test -- --only build makes one.`);
  const paths = globSync('**/*', { cwd: folder }).map((path) => path.replaceAll('\\', '/'));
  return read(
    folder,
    paths.filter((path) => statSync(join(folder, path)).isFile()),
    'latin1',
  );
}

/**
 * The same, of a build of the sources as they are.
 *
 * @throws with what to do, when there is none
 */
export function freshlyBuiltFiles(name: Build['name']): Files {
  const build = BUILDS.find((each) => each.name === name);
  if (!build || !isFresh(build))
    throw new Error(`.output/${name} was not made from the sources as they are: npm test -- --only build makes it.`);
  return builtFiles(name);
}

function read(folder: string, paths: string[], encoding: 'utf8' | 'latin1' = 'utf8'): Files {
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), encoding)]));
}

/** The source of what is shipped: TypeScript of entrypoints, components and lib. */
export function shippedSource(files: Files): [path: string, source: string][] {
  return [...files].filter(([path]) => /^(entrypoints|components|lib)\/.*\.tsx?$/.test(path));
}
