import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { argv, env, exit } from 'node:process';
import { parseArgs } from 'node:util';
import { FAILED_JOURNEYS } from '../harness/evidence.ts';
import { ROOT } from '../harness/tools.ts';
import { SOAK_PARTS, type SoakPartName } from '../sizes.ts';
import { columnsOf } from './columns.ts';
import { type Counts, NOTHING, sumOf, told } from './counts.ts';
import { LEFT, runLanes } from './lane.ts';
import { type Options, optionsOf } from './options.ts';
import { testsNamed } from './selection.ts';
import { type Outcome, planOf } from './steps.ts';

const NAMES = Object.keys(SOAK_PARTS) as SoakPartName[];

const USAGE = `npm run test:soak -- [options]
  --only files,kills,…  these parts alone: ${NAMES.join(', ')}
  --minutes N           begins no further part after so many minutes
  --turn                one part, another at each run of CI
  --seed N              draws the same again that a run with this seed drew by chance
  --install-browser     gets a browser that is missing; implied where CI is set`;

const asked = read();
const begun = Date.now();
const rows: string[][] = [];
let total: Counts = NOTHING;

for (const folder of [LEFT, FAILED_JOURNEYS]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
console.log(`Seed ${asked.options.seed}`);
for (const name of asked.parts) {
  const isLate = asked.minutes !== undefined && Date.now() - begun > asked.minutes * 60_000;
  if (!isLate) total = sumOf(total, (await soak(name)).counts);
  else rows.push([name, SOAK_PARTS[name].what, 'not begun', '', '', '', '']);
}
console.log(`\n${columnsOf(['part', 'what', 'runs', 'lost', 'leaked', 'wrong', 'seconds'], rows)}\n\n${told(total)}`);
exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

/** Runs one part at its full size, and adds its row to the table. */
async function soak(name: SoakPartName): Promise<Outcome> {
  const { what, finds, tests, runs } = SOAK_PARTS[name];
  console.log(`\n=== ${name}: ${what} ===`);
  const started = Date.now();
  const outcomes: Outcome[] = [];
  // These files alone: no types, no lint.
  for (const lanes of planOf({ ...asked.options, paths: tests }, testsNamed(tests))) {
    await runLanes(
      lanes.map(({ steps, isLowPriority }) => ({
        isLowPriority,
        async run(lane) {
          for (const step of steps) outcomes.push(await step.run(lane));
        },
      })),
    );
  }
  const counts = outcomes.reduce((sum, outcome) => sumOf(sum, outcome.counts), NOTHING);
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  for (const failure of failures)
    console.log(`  FAILED: ${failure}\n  The same again: npm run test:soak -- --only ${name} --seed ${asked.options.seed}`);
  const many = Object.values(runs).reduce((sum, [, size]) => sum + size, 0);
  const found = (kind: string): string => (kind === finds ? String(counts.failed) : '');
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  rows.push([name, what, many.toLocaleString('en'), found('lost'), found('leaked'), found('wrong'), seconds]);
  return { counts, failures, took: [] };
}

function read(): { parts: readonly SoakPartName[]; minutes: number | undefined; options: Options } {
  try {
    const { values } = parseArgs({
      args: argv.slice(2),
      options: {
        only: { type: 'string' },
        minutes: { type: 'string' },
        turn: { type: 'boolean', default: false },
        seed: { type: 'string' },
        'install-browser': { type: 'boolean', default: false },
      },
    });
    const parts = values.turn ? [partOfTheTurn()] : (values.only?.split(',').map(partNamed) ?? NAMES);
    const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
    if (Number.isNaN(minutes)) throw new Error(`"${values.minutes}" is no number of minutes.`);
    const passed = [
      ...(values.seed === undefined ? [] : ['--seed', values.seed]),
      ...(values['install-browser'] ? ['--install-browser'] : []),
    ];
    return { parts, minutes, options: { ...optionsOf(passed), isSoak: true } };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return exit(2);
  }
}

function partNamed(name: string): SoakPartName {
  const part = NAMES.find((each) => each === name);
  if (!part) throw new Error(`There is no part "${name}".`);
  return part;
}

/** Each run of CI takes the next part: by the number that CI gives the run, else by how many commits there are. */
function partOfTheTurn(): SoakPartName {
  const commits = (): string => execFileSync('git', ['rev-list', '--count', 'HEAD'], { cwd: ROOT, encoding: 'utf8' });
  const turn = Number(env.GITHUB_RUN_NUMBER ?? commits());
  return NAMES[turn % NAMES.length] as SoakPartName;
}
