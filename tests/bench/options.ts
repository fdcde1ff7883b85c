import { parseArgs } from 'node:util';

/** What is measured, by the names that --only takes. */
export const PARTS = ['bytes', 'popup', 'keys', 'acts', 'editor', 'requests', 'shift', 'files', 'quiet', 'load', 'triage', 'heap'] as const;
export type PartName = (typeof PARTS)[number];

export const USAGE = `npm run bench -- [options]
  --only bytes,popup,…  these parts alone: ${PARTS.join(', ')}
  --large               popup, keys, acts and files with 100,000 papers too; a minute longer to begin
  --no-build            measures the builds as they lie there`;

/** What a person asked of the bench. */
export interface Options {
  only: readonly PartName[];
  large: boolean;
  build: boolean;
}

/** @throws Error with a sentence for a person, when the command line cannot be read */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, large: { type: 'boolean', default: false }, build: { type: 'boolean', default: true } },
    allowNegative: true,
  });
  return { ...values, only: values.only?.split(',').map(partNamed) ?? PARTS };
}

function partNamed(name: string): PartName {
  const part = PARTS.find((each) => each === name);
  if (!part) throw new Error(`There is no part "${name}".`);
  return part;
}
