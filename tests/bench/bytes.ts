import { laterFirstFiles, PAGE_MAX, pageLoads, secondFiles } from '../conventions/checks/bundle.ts';
import { builtFiles, type Files } from '../conventions/checks/files.ts';
import { manifestOf } from '../conventions/checks/manifest.ts';
import { whole } from './numbers.ts';
import type { Row } from './table.ts';

/** The bytes that a page load runs on each host in both browsers, file by file, and those of each second file. */
export async function* bytesOfPages(): AsyncGenerator<Row> {
  for (const [browser, folder] of [
    ['Chromium', 'chrome-mv3'],
    ['Firefox', 'firefox-mv3'],
  ] as const) {
    const built = builtFiles(folder);
    const manifest = manifestOf(built);
    // Several hosts of one site run the same.
    const loads = new Map([...pageLoads(manifest)].toReversed().map(([host, paths]) => [paths.join(), { host, paths }]));
    for (const { host, paths } of [...loads.values()].reverse()) yield rowOf(`bytes run on ${host}, ${browser}`, built, paths);
    for (const path of laterFirstFiles(built)) yield rowOf(`bytes run on a page of ${path.slice(8, -3)}, ${browser}`, built, [path]);
    for (const path of secondFiles(manifest)) yield rowOf(`bytes once a person reaches for a strip, ${browser}`, built, [path]);
  }
}

function rowOf(what: string, built: Files, paths: readonly string[]): Row {
  const sizes = paths.map((path) => [path, built.get(path)?.length ?? Number.NaN] as const);
  const sum = sizes.reduce((all, [, size]) => all + size, 0);
  const beside = sizes.map(([path, size]) => (paths.length > 1 ? `${path} ${whole(size)}` : path)).join(', ');
  return { what, measured: whole(sum), beside, toReach: `<= ${whole(PAGE_MAX)}`, reached: sum <= PAGE_MAX, must: 'bytes' };
}
