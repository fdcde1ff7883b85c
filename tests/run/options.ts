import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { underCi } from '../harness/install-browser.ts';

/** The parts of a run that can be asked for by name. */
export const STEPS = ['types', 'lint', 'unit', 'build', 'chromium', 'firefox'] as const;
export type StepName = (typeof STEPS)[number];

export const USAGE = `npm test -- [options] [paths]
  paths                 these test files alone, of any kind: whole paths or parts of them
  --only types,lint,…   these steps alone: ${STEPS.join(', ')}
  --changed             what uncommitted changes can break; with --since REF, what has changed since that commit
  --name WORDS          tests alone whose names match
  --shard 1/2           the first of two parts of the test files; types, lint and build are in the first
  --seed N              draws the same again that a run with this seed drew by chance
  --install-browser     gets a browser that is missing; implied where CI is set
  --without-chromium    leaves out the journeys in Chromium
  --without-firefox     leaves out the journeys in Firefox`;

/** What a person asked of the run. */
export interface Options {
  only: readonly StepName[] | undefined;
  /** Whole paths of test files, or parts of them. */
  paths: readonly string[];
  /** The commit since which changes count, where only what they can break is to run. */
  changedSince: string | undefined;
  name: string | undefined;
  shard: { nth: number; of: number } | undefined;
  seed: number;
  /** Whether checks have the sizes of the soak. */
  isSoak: boolean;
  install: boolean;
  without: readonly ('chromium' | 'firefox')[];
}

/** Reads the command line; on one that cannot be read, says how it is used and ends the process. */
export function readOptions(args: readonly string[]): Options {
  try {
    return optionsOf(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return exit(2);
  }
}

/** @throws Error with a sentence for a person, when the command line cannot be read */
export function optionsOf(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      changed: { type: 'boolean', default: false },
      since: { type: 'string' },
      name: { type: 'string', short: 't' },
      shard: { type: 'string' },
      seed: { type: 'string' },
      'install-browser': { type: 'boolean', default: false },
      'without-chromium': { type: 'boolean', default: false },
      'without-firefox': { type: 'boolean', default: false },
    },
  });
  return {
    only: values.only?.split(',').map(stepNamed),
    paths: positionals.map((path) => path.replaceAll('\\', '/').replace(/^\.\//, '')),
    changedSince: values.changed || values.since !== undefined ? (values.since ?? 'HEAD') : undefined,
    name: values.name,
    shard: values.shard === undefined ? undefined : shardOf(values.shard),
    seed: values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : wholeNumber(values.seed),
    isSoak: false,
    install: values['install-browser'] || underCi(),
    without: (['chromium', 'firefox'] as const).filter((name) => values[`without-${name}`]),
  };
}

function stepNamed(name: string): StepName {
  const step = STEPS.find((each) => each === name);
  if (!step) throw new Error(`There is no step "${name}".`);
  return step;
}

function shardOf(text: string): { nth: number; of: number } {
  const [, nth, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (!nth || !of || nth > of) throw new Error(`"${text}" is no shard: the first of two is 1/2.`);
  return { nth, of };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`"${text}" is no seed: it is a whole number.`);
  return Number(text);
}
