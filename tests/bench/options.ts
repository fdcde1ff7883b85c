import { parseArgs } from 'node:util';

/** What is measured, by the names that --only takes. */
export const PARTS = [
  'bytes',
  'popup',
  'library',
  'keys',
  'acts',
  'editor',
  'requests',
  'shift',
  'files',
  'quiet',
  'load',
  'triage',
  'heap',
  'against',
] as const;
export type PartName = (typeof PARTS)[number];

/** What is measured where nothing else is asked for. */
const USUAL = PARTS.filter((part) => part !== 'against');

export const USAGE = `npm run bench -- [options]
  --only bytes,popup,…  these parts alone: ${PARTS.join(', ')}
  --against DIR         the popup of another unpacked extension beside ours; alone with --only against
  --large               files with 100,000 papers too
  --no-build            measures the builds as they lie there`;

/** What a person asked of the bench. */
export interface Options {
  only: readonly PartName[];
  /** The folder of another extension. */
  against: string | undefined;
  large: boolean;
  build: boolean;
}

/** @throws Error with a sentence for a person, when the command line cannot be read */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      against: { type: 'string' },
      large: { type: 'boolean', default: false },
      build: { type: 'boolean', default: true },
    },
    allowNegative: true,
  });
  const { against, large, build } = values;
  const usual = against === undefined ? USUAL : PARTS;
  return { only: values.only?.split(',').map(partNamed) ?? usual, against, large, build };
}

function partNamed(name: string): PartName {
  const part = PARTS.find((each) => each === name);
  if (!part) throw new Error(`There is no part "${name}".`);
  return part;
}
