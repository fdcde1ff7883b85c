import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { FAILED_JOURNEYS } from '../harness/evidence.ts';
import { SAVED } from '../harness/pages.ts';
import { type Counts, NOTHING, sumOf, told } from './counts.ts';
import { testsThatImport } from './importing.ts';
import { type Lane, LEFT, runLanes } from './lane.ts';
import { type Options, readOptions } from './options.ts';
import { allTests, byProject, changedFiles, importable, type Selection, testsNamed, testsThatRead } from './selection.ts';
import { type Outcome, planOf, type Step } from './steps.ts';

/** How many of the slowest test files are told. */
const SLOWEST = 10;

const began = Date.now();
const options = readOptions(argv.slice(2));
const selection = await select(options);
const steps: { title: string; seconds: number; outcome: Outcome }[] = [];

for (const folder of [LEFT, FAILED_JOURNEYS]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
console.log(`Seed ${options.seed}`);
for (const lanes of planOf(options, selection)) {
  await runLanes(lanes.map(({ steps, isLowPriority }) => ({ isLowPriority, run: (lane) => inARow(lane, steps) })));
}
exit(summarize());

async function inARow(lane: Lane, row: readonly Step[]): Promise<void> {
  for (const { title, run } of row) {
    lane.write(`\n=== ${title} ===\n\n`);
    const begun = Date.now();
    const outcome = await run(lane);
    steps.push({ title, outcome, seconds: (Date.now() - begun) / 1000 });
  }
}

/** The test files that are asked for. */
async function select({ paths, changedSince }: Options): Promise<Selection> {
  if (paths.length > 0) {
    const named = testsNamed(paths);
    if (named.size > 0) return named;
    console.error(`No test file has ${paths.map((path) => `"${path}"`).join(' or ')} in its path.`);
    return exit(2);
  }
  if (changedSince === undefined) return allTests();
  const changed = changedFiles(changedSince);
  console.log(changed.length > 0 ? `Changed since ${changedSince}: ${changed.join(', ')}` : `Nothing has changed since ${changedSince}.`);
  if (changed.length === 0) exit(0);
  return byProject([...new Set([...(await testsThatImport(importable(changed))), ...testsThatRead(changed)])].sort());
}

/** Says what failed and how long everything took; returns the exit code. */
function summarize(): number {
  const total = steps.reduce<Counts>((sum, { outcome }) => sumOf(sum, outcome.counts), NOTHING);
  const slowest = steps.flatMap(({ outcome }) => outcome.took).sort((a, b) => b.milliseconds - a.milliseconds);
  if (slowest.length > SLOWEST) {
    console.log('\n=== Slowest test files ===\n');
    for (const { file, milliseconds } of slowest.slice(0, SLOWEST)) console.log(`  ${seconds(milliseconds / 1000)}  ${file}`);
  }
  console.log('\n=== Summary ===\n');
  for (const step of steps)
    console.log(`  ${step.outcome.counts.failed > 0 ? 'FAILED' : 'ok    '} ${seconds(step.seconds)}  ${step.title}`);
  for (const browser of options.without) console.log(`  LEFT OUT by --without-${browser}`);
  if (!existsSync(SAVED))
    console.log(`  NOT TESTED: real pages. They are not in ${SAVED}, and without them only the project's own pages are.`);
  if (steps.length === 0) console.log('  Nothing ran.');
  console.log(`\n${told(total)} in ${Math.round((Date.now() - began) / 1000)} s`);
  tellFailures(steps.flatMap(({ outcome }) => outcome.failures));
  return total.failed > 0 || steps.length === 0 ? 1 : 0;
}

/** Says last what failed: who reads only the end of a long run reads this. */
function tellFailures(failures: readonly string[]): void {
  if (failures.length === 0) return;
  console.log(`\n=== Failed ===\n\n  The same numbers are drawn again with --seed ${options.seed}`);
  if (failures.some((line) => line.startsWith('tests/e2e/'))) console.log(`  Pictures and traces of failed journeys: ${FAILED_JOURNEYS}`);
  console.log(`\n${failures.map((line) => `  ${line}`).join('\n')}`);
}

function seconds(count: number): string {
  return `${count.toFixed(1).padStart(6)} s`;
}
