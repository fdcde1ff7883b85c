import { lineOf, type Row } from './table.ts';

/** What a part measures, row by row. */
export type Part = () => AsyncGenerator<Row> | Promise<AsyncGenerator<Row>>;

/**
 * Runs parts one after another. One that fails, or does not come to an end, leaves a row that says why, and the next one
 * goes on.
 *
 * @param patience how long a part may take, in milliseconds
 * @param mend called after a part that failed: what it used may be in any state
 */
export async function runParts(
  parts: readonly (readonly [name: string, part: Part])[],
  { patience, say, mend }: { patience: number; say(line: string): void; mend(): Promise<void> },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, part] of parts) {
    say(`\n${name}`);
    const begun = performance.now();
    const add = (row: Row): void => {
      rows.push(row);
      say(lineOf(row));
    };
    try {
      await inTime(allOf(part, add), patience);
    } catch (error) {
      add(failed(name, error));
      await mend();
    }
    say(`  ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  }
  return rows;
}

async function allOf(part: Part, add: (row: Row) => void): Promise<void> {
  for await (const row of await part()) add(row);
}

function inTime(work: Promise<void>, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not come to an end within ${patience / 60_000} minutes.`)), patience);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The row of a part that was not measured, with what it said. */
function failed(name: string, error: unknown): Row {
  const [said = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return { what: name, measured: 'not measured', beside: said, toReach: 'measured', reached: false, failed: true };
}
