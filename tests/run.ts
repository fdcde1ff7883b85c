import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cwd, exit } from 'node:process';
import { parseArgs } from 'node:util';
import { type BrowserName, NoBrowser, needBrowser } from './harness/browsers.ts';
import { type Counts, countsOf, failuresOf, NOTHING, type Report, sumOf, told } from './harness/counts.ts';
import { underCi } from './harness/install-browser.ts';
import { runTool } from './harness/tools.ts';

const USAGE = `npm test -- [options]
  --only types,lint,…   these steps alone: types, lint, build, unit, chromium, firefox
  --install-browser     gets a browser that is missing; implied where CI is set
  --without-chromium    leaves out the journeys in Chromium
  --without-firefox     leaves out the journeys in Firefox`;

const REPORTS = mkdtempSync(join(tmpdir(), 'papermarks-reports-'));
const FAILED: Counts = { ...NOTHING, failed: 1 };

/** One part of all that is tested. */
interface Step {
  name: string;
  title: string;
  run(): Counts;
}

const asked = options();
const install = asked['install-browser'] || underCi();

const STEPS: Step[] = [
  { name: 'types', title: 'Types', run: () => whether(runTool('wxt', 'prepare') && runTool('tsc', '--noEmit')) },
  { name: 'lint', title: 'Lint and format', run: () => whether(runTool('biome', 'check', '--error-on-warnings')) },
  {
    name: 'build',
    title: 'Builds for both browsers',
    run: () => whether(runTool('wxt', 'build') && runTool('wxt', 'build', '-b', 'firefox', '--mv3')),
  },
  { name: 'unit', title: 'Unit, component, store and convention tests', run: () => vitest('tests/vitest.config.ts') },
  {
    name: 'chromium',
    title: 'Journeys in Chromium',
    run: () => journeys('Chromium', '--exclude', 'tests/e2e/firefox*'),
  },
  { name: 'firefox', title: 'Journeys in Firefox', run: () => journeys('Firefox', 'tests/e2e/firefox') },
];

const only = asked.only?.split(',');
const unknown = only?.find((name) => !STEPS.some((step) => step.name === name));
if (unknown !== undefined) {
  console.error(`There is no step "${unknown}".\n\n${USAGE}`);
  exit(2);
}

const summary: string[] = [];
const failures: string[] = [];
let total = NOTHING;
let steps = 0;
for (const { name, title, run } of STEPS) {
  if (only && !only.includes(name)) continue;
  if ((name === 'firefox' && asked['without-firefox']) || (name === 'chromium' && asked['without-chromium'])) {
    summary.push(`  LEFT OUT by --without-${name}: ${title}`);
    continue;
  }
  console.log(`\n=== ${title} ===\n`);
  const begun = Date.now();
  const before = failures.length;
  const counts = run();
  if (counts.failed > 0 && failures.length === before) failures.push(title);
  steps += 1;
  total = sumOf(total, counts);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  summary.push(`  ${counts.failed > 0 ? 'FAILED' : 'ok    '} ${seconds.padStart(6)} s  ${title}`);
}
rmSync(REPORTS, { recursive: true, force: true });

const failed = failures.length > 0 ? `\n=== Failed ===\n\n${failures.map((line) => `  ${line}`).join('\n')}\n` : '';
// Types, lint and builds pass without a test; a step that runs tests and finds none counts as failed.
console.log(`${failed}\n=== Summary ===\n\n${summary.join('\n')}\n${steps > 0 ? '' : '\nNothing ran.\n'}\n${told(total)}`);
exit(total.failed > 0 || steps === 0 ? 1 : 0);

function whether(succeeded: boolean): Counts {
  return succeeded ? NOTHING : FAILED;
}

/** Runs tests and counts them by their report; what broke without a failed test counts as one. */
function vitest(config: string, ...args: string[]): Counts {
  const report = join(REPORTS, `${Math.random()}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const succeeded = runTool('vitest', 'run', '--config', config, ...reporters, ...args);
  const read: Report | undefined = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  if (read) failures.push(...failuresOf(read, cwd()));
  const counts = read ? countsOf(read) : NOTHING;
  const silent = counts.failed === 0 && (!succeeded || counts.passed === 0);
  return silent ? sumOf(counts, FAILED) : counts;
}

function journeys(browser: BrowserName, ...args: string[]): Counts {
  try {
    console.log(`${browser}: ${needBrowser(browser, { install })}`);
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    console.error(`${error.message}\nWithout it: npm test -- --without-${browser.toLowerCase()}`);
    return FAILED;
  }
  return vitest('tests/e2e/vitest.config.ts', ...args);
}

function options() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        'install-browser': { type: 'boolean', default: false },
        'without-chromium': { type: 'boolean', default: false },
        'without-firefox': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return exit(2);
  }
}
