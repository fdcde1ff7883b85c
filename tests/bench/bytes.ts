import { PAGE_MAX, pageLoads, secondFiles } from '../conventions/checks/bundle.ts';
import { builtFiles } from '../conventions/checks/files.ts';
import { manifestOf } from '../conventions/checks/manifest.ts';
import type { Row } from './table.ts';

/** The bytes that a page load runs on each host, file by file, and those of the second file. */
export function bytesOfPages(): Row[] {
  const built = builtFiles('chrome-mv3');
  const manifest = manifestOf(built);
  const later = secondFiles(manifest).map((path) => ['later, when a person reaches for a strip', [path]] as const);
  const loads = [...pageLoads(manifest), ...later];
  return loads.map(([where, paths]) => {
    const sizes = paths.map((path) => built.get(path)?.length ?? 0);
    const sum = sizes.reduce((all, size) => all + size, 0);
    const files = paths.map((path, n) => `${path} ${inThousands(sizes[n] ?? 0)}`).join(', ');
    const measured = paths.length > 1 ? `${inThousands(sum)} (${files})` : files;
    return { what: `bytes run: ${where}`, measured, toReach: `<= ${inThousands(PAGE_MAX)}`, reached: sum <= PAGE_MAX };
  });
}

function inThousands(bytes: number): string {
  return bytes.toLocaleString('en');
}
