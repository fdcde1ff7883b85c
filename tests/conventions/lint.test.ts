// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from './checks/files.ts';
import { ROOMS, type Room } from './checks/rooms.ts';

interface Diagnostic {
  category: string;
  location: { path: string; start: { line: number } };
}

/** Rooms that lie below and are refused all the same: what runs in pages is for no page of ours, and the other way round. */
const NEITHER = ['components lib/overlay', 'lib/overlay lib/store'];

/** Rooms without folders of their own. */
const FLAT: readonly Room[] = ['lib/messages', 'lib/sites'];

/** For each room, and a folder in it, an import of every room above it, and then one of each room below, a line each. */
const planted = ROOMS.slice(1).flatMap((room) => [plant(room, room), ...(FLAT.includes(room) ? [] : [plant(room, `${room}/in`)])]);

function plant(room: Room, folder: string) {
  const to = (target: Room): string => posix.relative(folder, `${target}/x.ts`);
  const above = ROOMS.slice(0, ROOMS.indexOf(room));
  const below = ROOMS.slice(ROOMS.indexOf(room) + 1).filter((target) => !NEITHER.includes(`${room} ${target}`));
  return {
    room,
    path: `${folder}/x.ts`,
    above,
    source: [...above, ...below].map((target, n) => `import * as x${n} from '${to(target)}';`).join('\n'),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'papermarks-lint-'));
let found: Diagnostic[];

beforeAll(() => {
  const config = JSON.parse(readFileSync(join(ROOT, '.biome.json'), 'utf8')) as object;
  writeFileSync(join(folder, '.biome.json'), JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }));
  for (const { path, source } of planted) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
  const biome = [
    join(ROOT, 'node_modules/@biomejs/biome/bin/biome'),
    'lint',
    '--only=style/noRestrictedImports',
    '--max-diagnostics=none',
    '--reporter=json',
    '.',
  ];
  const { stdout } = spawnSync(process.execPath, biome, { cwd: folder, encoding: 'utf8' });
  found = (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(planted)('the linter refuses every import that points up from $path, and none that points down', ({ path, above }) => {
  const lines = found
    .filter(({ category, location }) => category === 'lint/style/noRestrictedImports' && location.path === path)
    .map(({ location }) => location.start.line);
  expect(lines.sort((a, b) => a - b)).toEqual(above.map((_, n) => n + 1));
});
