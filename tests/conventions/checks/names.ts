import { posix } from 'node:path';
import { type Files, shippedSource } from './files.ts';

/** Files of one kind, each of which exports the same names: what every site says of itself. */
const OF_ONE_KIND = /^lib\/sites\/adapters\/[^/]+\.ts$/;

/** Files that a folder has by convention, whatever the folder is. */
const OF_EACH_FOLDER = new Set(['index.ts', 'README.md']);

const DECLARED =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:const enum|const|let|var|function\*?|class|type|interface|enum|namespace) ([\w$]+)/gm;
/** Names that are exported after they were declared; those with `from` are another module's. */
const LISTED = /^export (?:type )?\{([^}]*)\}(?!\s*from\b)/gm;

/** The names that a module gives to things of its own. The default export has none. */
export function exportedNames(source: string): string[] {
  const declared = [...source.matchAll(DECLARED)].map(([, name = '']) => name);
  const listed = [...source.matchAll(LISTED)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => /([\w$]+)\s*$/.exec(name)?.[1] ?? '')
    .filter((name) => name !== '' && name !== 'default');
  return [...new Set([...declared, ...listed])];
}

/** A sentence for each name that two modules export: a type and a value of one name in one module are one thing. */
export function namesTwice(files: Files): string[] {
  const exporters = new Map<string, string[]>();
  for (const [path, source] of shippedSource(files))
    for (const name of exportedNames(source)) exporters.set(name, [...(exporters.get(name) ?? []), path]);
  return [...exporters]
    .filter(([, paths]) => paths.length > 1 && !paths.every((path) => OF_ONE_KIND.test(path)))
    .map(([name, paths]) => `"${name}" is exported by ${paths.join(' and ')}: give each thing a name of its own.`);
}

/** A sentence for each name of a file that stands twice within lib. */
export function fileNamesTwice(files: Files): string[] {
  const holders = new Map<string, string[]>();
  for (const path of files.keys()) {
    const name = posix.basename(path);
    if (path.startsWith('lib/') && !OF_EACH_FOLDER.has(name)) holders.set(name, [...(holders.get(name) ?? []), path]);
  }
  return [...holders.values()]
    .filter((paths) => paths.length > 1)
    .map((paths) => `${paths.join(' and ')} have one name: call each file by what is in it.`);
}
