import { cpus } from 'node:os';
import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { wantAll } from '../e2e/sites.ts';
import type { Chromium } from '../harness/chromium.ts';
import { runTool } from '../harness/tools.ts';
import { actsAt } from './acts.ts';
import { bytesOfPages } from './bytes.ts';
import { editorOf } from './editors.ts';
import { filesAt } from './files.ts';
import { heapOf } from './heap.ts';
import { createLibraries } from './libraries.ts';
import { loadsOf } from './loads.ts';
import { keysAt, popupOpensAt } from './popup.ts';
import { quietOf } from './quiet.ts';
import { shiftsOf } from './shifts.ts';
import { createStage } from './stage.ts';
import { lineOf, type Row, tableOf } from './table.ts';
import { triageOf } from './triage.ts';
import { requestsOf } from './waves.ts';

/** How often each thing is measured, at least: what is told are medians. */
const RUNS = 7;
/** How often is measured what comes out the same each time. */
const FEW = 3;
/** How often what takes little time is measured. */
const MANY = 21;

const stage = createStage();
const libraries = createLibraries(stage);
let wanted: Promise<unknown> | undefined;
/** The browser with the small library, in which a person wants every site. */
const small = async (): Promise<Chromium> => {
  const browser = await libraries.holding(100);
  wanted ??= wantAll(browser);
  await wanted;
  return browser;
};
const sizes = (): number[] => [100, 10_000, ...(asked.large ? [100_000] : [])];

/** What is measured, by the names that --only takes. */
const PARTS: Record<string, () => AsyncGenerator<Row> | Promise<AsyncGenerator<Row>>> = {
  bytes: bytesOfPages,
  popup: () => popupOpensAt(libraries, sizes(), MANY),
  keys: () => keysAt(libraries, sizes(), RUNS),
  acts: () => actsAt(libraries, stage, sizes(), MANY),
  editor: () => editorOf(RUNS),
  requests: async () => requestsOf(await small(), stage),
  shift: async () => shiftsOf(await small(), stage, FEW, MANY),
  files: () => filesAt(libraries, [10_000, ...(asked.large ? [100_000] : [])]),
  quiet: async () => quietOf(await small(), stage, RUNS),
  load: async () => loadsOf(await small(), stage, RUNS),
  triage: async () => triageOf(await small(), stage, RUNS * 2),
  heap: async () => heapOf(await small(), stage, RUNS),
};

const USAGE = `npm run bench -- [options]
  --only bytes,popup,…  these parts alone: ${Object.keys(PARTS).join(', ')}
  --large               popup, keys, acts and files with 100,000 papers too; a minute longer to begin
  --no-build            measures the builds as they lie there`;

const asked = options();
if (asked.build && !(runTool('wxt', 'build') && runTool('wxt', 'build', '-b', 'firefox', '--mv3'))) exit(1);
console.log(`\n${cpus().length} cores; medians of at least ${RUNS}, what is compared measured in turn.`);

const rows: Row[] = [];
const broken: string[] = [];
for (const name of asked.only) {
  console.log(`\n${name}`);
  try {
    for await (const row of (await PARTS[name]?.()) ?? []) {
      rows.push(row);
      console.log(lineOf(row));
    }
  } catch (error) {
    broken.push(`Not measured: ${name}. ${error instanceof Error ? error.message : error}`);
    console.log(`  ${broken.at(-1)}`);
  }
}
await libraries.forget();
console.log(`\n${tableOf(rows)}`);
for (const sentence of broken) console.log(sentence);
exit(broken.length > 0 ? 1 : 0);

function options() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', default: Object.keys(PARTS).join(',') },
        large: { type: 'boolean', default: false },
        build: { type: 'boolean', default: true },
      },
      allowNegative: true,
    });
    const only = values.only.split(',');
    const unknown = only.find((name) => !Object.hasOwn(PARTS, name));
    if (unknown !== undefined) throw new Error(`There is no part "${unknown}".`);
    return { ...values, only };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return exit(2);
  }
}
