import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserName, NoBrowser, needBrowser } from '../harness/browsers.ts';
import { ROOT } from '../harness/tools.ts';
import { type Counts, countsOf, durationsOf, FAILED, failuresOf, NOTHING, type Report, sumOf } from './counts.ts';
import { type Lane, LEFT } from './lane.ts';
import { neededBuilds } from './needed-builds.ts';
import type { Options, StepName } from './options.ts';
import { OUTSIDE_TESTS } from './outside-tests.ts';
import { type ProjectName, UNITS } from './projects.ts';
import type { Selection } from './selection.ts';

/** One part of a run. */
export interface Step {
  title: string;
  run(lane: Lane): Promise<Outcome>;
}

/** How a step ended. */
export interface Outcome {
  counts: Counts;
  /** What failed and what it said, a line each. */
  failures: readonly string[];
  /** The test files of the step and how long each took, in milliseconds. */
  took: readonly { file: string; milliseconds: number }[];
}

const PASSED: Outcome = { counts: NOTHING, failures: [], took: [] };

/** Steps in a row. */
interface Row {
  steps: readonly Step[];
  /** Whether they give way to the rows beside them. */
  isLowPriority: boolean;
}

/** What a run is made of: groups of rows, one group after another, the rows of a group side by side. */
export type Plan = readonly (readonly Row[])[];

/** Plans a run: everything that `selection` holds, and the steps without test files. */
export function planOf(options: Options, selection: Selection): Plan {
  const isWanted = (name: StepName): boolean =>
    (options.only?.includes(name) ?? true) && !options.without.some((browser) => browser === name);
  const chosen = (...names: ProjectName[]): ProjectName[] => names.filter((name) => selection.has(name));
  const step = (title: string, run: Step['run'] | undefined): Step[] => (run ? [{ title, run }] : []);
  /** Types, lint and builds have no test files to be divided. */
  const whole = options.paths.length === 0 && (options.shard?.nth ?? 1) === 1;

  const units = isWanted('unit') ? chosen(...UNITS) : [];
  const browsers = (
    [
      ['chromium', 'Chromium'],
      ['firefox', 'Firefox'],
    ] as const
  ).filter(([project]) => isWanted(project));
  const journeys = chosen(...browsers.map(([project]) => project));
  const measured = isWanted('chromium') ? chosen('measured') : [];
  const build = isWanted('build') ? chosen('build') : [];
  const vitest = (lane: Lane, projects: readonly ProjectName[]) => runVitest(lane, projects, options, selection);

  const onBuilds =
    (of: readonly BrowserName[], projects: readonly ProjectName[]): Step['run'] =>
    async (lane) => {
      if (!(await neededBuilds(lane, of))) return failed('A build failed.');
      return projects.length > 0 ? vitest(lane, projects) : PASSED;
    };
  const inBrowsers = (names: readonly BrowserName[], projects: readonly ProjectName[]): Step['run'] | undefined =>
    projects.length === 0
      ? undefined
      : async (lane) => {
          const missing = names.flatMap((name) => missingBrowser(lane, name, options.install));
          return missing.length > 0 ? failed(...missing) : onBuilds(names, projects)(lane);
        };

  const names = browsers.filter(([project]) => journeys.includes(project)).map(([, name]) => name);
  // Journeys wait more than they work; units would keep every core busy, and browsers beside them would be waited for in vain.
  const isLowPriority = journeys.length > 0;
  const withoutBuild = [
    [
      ...step('Types', whole && isWanted('types') ? types : undefined),
      ...step(
        'Lint and format',
        whole && isWanted('lint') ? (lane) => tool(lane, 'Lint', 'biome', 'check', '--error-on-warnings') : undefined,
      ),
    ],
    step('Unit, component, store and convention tests', units.length > 0 ? (lane) => vitest(lane, units) : undefined),
  ];
  const onTheBuild = [
    ...step('Builds for both browsers', build.length > 0 ? onBuilds(['Chromium', 'Firefox'], build) : undefined),
    ...step(`Journeys in ${names.join(' and ')}`, inBrowsers(names, journeys)),
  ];
  const alone = step('Journeys that measure, in Chromium, one at a time', inBrowsers(['Chromium'], measured));
  return [
    [...withoutBuild.map((steps) => ({ steps, isLowPriority })), { steps: onTheBuild, isLowPriority: false }],
    [{ steps: alone, isLowPriority: false }],
  ];
}

async function types(lane: Lane): Promise<Outcome> {
  const prepared = await lane.tool('wxt', ['prepare']);
  return prepared ? tool(lane, 'Types', 'tsc', '--noEmit') : failed('wxt prepare failed.');
}

async function tool(lane: Lane, title: string, name: 'tsc' | 'biome', ...args: string[]): Promise<Outcome> {
  return (await lane.tool(name, args)) ? PASSED : failed(`${title}: what is wrong is told above.`);
}

function failed(...failures: string[]): Outcome {
  return { ...PASSED, counts: FAILED, failures };
}

/** Says where a browser is; a sentence when it is missing. */
function missingBrowser(lane: Lane, name: BrowserName, install: boolean): string[] {
  try {
    lane.write(`${name}: ${needBrowser(name, { install })}\n`);
    return [];
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    return [`${error.message}\nWithout it: npm test -- --without-${name.toLowerCase()}`];
  }
}

/** Runs the chosen test files of some projects and counts them by their report; what broke without a failed test counts as one. */
async function runVitest(lane: Lane, projects: readonly ProjectName[], options: Options, selection: Selection): Promise<Outcome> {
  const report = join(LEFT, `${projects.join('-')}.json`);
  const outside = join(LEFT, `${projects.join('-')}-outside.json`);
  const args = [
    ...['run', '--config', 'tests/vitest.config.ts', '--passWithNoTests'],
    ...projects.flatMap((project) => ['--project', project]),
    ...['--reporter=default', '--reporter=tests/run/outside-tests.ts', '--reporter=json', `--outputFile.json=${report}`],
    ...(options.shard ? [`--shard=${options.shard.nth}/${options.shard.of}`] : []),
    ...(options.name === undefined ? [] : ['--testNamePattern', options.name]),
    ...projects.flatMap((project) => selection.get(project) ?? []),
  ];
  const succeeded = await lane.tool('vitest', args, {
    PAPERMARKS_SEED: String(options.seed),
    [OUTSIDE_TESTS]: outside,
    ...(options.isSoak && { PAPERMARKS_SOAK: '1' }),
  });
  if (!existsSync(report)) return failed(`${projects.join(' and ')}: the tests ended before they could be counted.`);
  const read: Report = JSON.parse(readFileSync(report, 'utf8'));
  const counts = countsOf(read);
  const failures = failuresOf(read, ROOT);
  // A shard, or a choice of tests by name, may be empty.
  const isEmpty = counts.passed === 0 && !options.shard && options.name === undefined;
  if (counts.failed === 0 && (!succeeded || isEmpty)) {
    const told: string[] = existsSync(outside) ? JSON.parse(readFileSync(outside, 'utf8')) : [];
    const lines = told.length > 0 ? told.map((line) => `outside the tests: ${line}`) : ['something failed, and is told above.'];
    const sentences = isEmpty ? ['no test ran.', ...told] : lines;
    return { counts: sumOf(counts, FAILED), failures: sentences.map((line) => `${projects.join(' and ')}: ${line}`), took: [] };
  }
  return { counts, failures, took: durationsOf(read, ROOT) };
}
