import { cpus } from 'node:os';
import { argv, exit } from 'node:process';
import { wantAll } from '../e2e/sites.ts';
import type { Chromium } from '../harness/chromium.ts';
import { runTool } from '../harness/tools.ts';
import { actsAt } from './acts.ts';
import { againstOf } from './against.ts';
import { bytesOfPages } from './bytes.ts';
import { editorOf } from './editors.ts';
import { filesAt } from './files.ts';
import { heapOf } from './heap.ts';
import { keysAt } from './keys.ts';
import { createLibraries } from './libraries.ts';
import { loadsOf } from './loads.ts';
import { opensOf } from './opens.ts';
import { type Options, optionsOf, type PartName, USAGE } from './options.ts';
import { type Part, runParts } from './parts.ts';
import { quietOf } from './quiet.ts';
import { shiftsOf } from './shifts.ts';
import { createStage } from './stage.ts';
import { tableOf } from './table.ts';
import { triageOf } from './triage.ts';
import { LIBRARY, POPUP } from './views.ts';
import { requestsOf } from './waves.ts';

/** How often each thing is measured, at least: what is told are medians. */
const RUNS = 7;
/** How often is measured what comes out the same each time. */
const FEW = 2;
/** How often what takes little time is measured. */
const MANY = 21;

/** How long a part may take, in milliseconds: a library of 100,000 papers is made, and read from a file. */
const PATIENCE = 20 * 60_000;

const stage = createStage();
const libraries = createLibraries(stage);
let wanted: Chromium | undefined;
/** The browser with the small library, in which a person wants every site. */
const small = async (): Promise<Chromium> => {
  const browser = await libraries.holding(100);
  if (browser !== wanted) await wantAll(browser);
  wanted = browser;
  return browser;
};
const SIZES = [100, 10_000, 100_000];

const MEASURES: Record<PartName, Part> = {
  bytes: bytesOfPages,
  popup: () => opensOf(POPUP, libraries, SIZES, MANY),
  library: () => opensOf(LIBRARY, libraries, SIZES, RUNS),
  keys: () => keysAt(libraries, SIZES, RUNS),
  acts: () => actsAt(libraries, stage, SIZES, MANY),
  editor: () => editorOf(RUNS),
  requests: async () => requestsOf(await small(), stage),
  shift: async () => shiftsOf({ ours: await small(), control: await libraries.holding(1) }, stage, FEW, MANY),
  files: () => filesAt(libraries, [10_000, ...(asked.large ? [100_000] : [])]),
  quiet: async () => quietOf(await small(), stage, RUNS),
  load: async () => loadsOf(await small(), stage, RUNS),
  triage: async () => triageOf(await small(), stage, RUNS * 2),
  heap: async () => heapOf(await small(), stage, RUNS),
  against: () => againstOf(asked.against, MANY),
};

const asked = options();
if (asked.build && !(runTool('wxt', 'build') && runTool('wxt', 'build', '-b', 'firefox', '--mv3'))) exit(1);
console.log(`\n${cpus().length} cores; medians of at least ${RUNS}, what is compared measured in turn.`);

const parts = asked.only.map((name) => [name, MEASURES[name]] as const);
const rows = await runParts(parts, { patience: PATIENCE, say: console.log, mend: () => libraries.forget() });
await libraries.forget();
console.log(`\n${tableOf(rows)}`);
exit(rows.some(({ failed }) => failed) ? 1 : 0);

function options(): Options {
  try {
    return optionsOf(argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return exit(2);
  }
}
