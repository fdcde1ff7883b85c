const KNOWN = new Set([
  'entrypoints',
  'components',
  'lib',
  'public',
  'tests',
  'wxt.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
]);

/** A sentence for each thing at the top level that has no place there. Names that begin with a dot belong to tools. */
export function strangersAtTop(paths: Iterable<string>): string[] {
  const tops = new Set([...paths].map((path) => path.split('/')[0] ?? ''));
  return [...tops]
    .filter((top) => !KNOWN.has(top) && !top.startsWith('.'))
    .map((top) => `"${top}" has no place at the top level: put it under one of ${[...KNOWN].slice(0, 5).join(', ')}, or do without it.`);
}
