import { expect, test } from 'vitest';
import { runParts } from './parts.ts';
import type { Row } from './table.ts';

const row = (what: string): Row => ({ what, measured: '1', toReach: '1', reached: true });

async function run(patience: number, ...parts: Parameters<typeof runParts>[0]) {
  const said: string[] = [];
  const mended: true[] = [];
  const mend = async (): Promise<void> => void mended.push(true);
  const rows = await runParts(parts, { patience, say: (line) => said.push(line), mend });
  return { rows, said, mended: mended.length };
}

const good = async function* () {
  yield row('good');
};

test('a part that fails says so in a row beside those it had measured, and the next goes on', async () => {
  const { rows, mended } = await run(
    60_000,
    [
      'bad',
      async function* () {
        yield row('before');
        throw new Error('No strip came.\nAnd much more.');
      },
    ],
    ['worse', () => Promise.reject(new Error('No browser.'))],
    ['good', good],
  );
  expect(rows.map(({ what }) => what)).toEqual(['before', 'bad', 'worse', 'good']);
  expect(rows[1]).toMatchObject({ measured: 'not measured', beside: 'No strip came.', reached: false, failed: true });
  expect(rows[2]).toMatchObject({ beside: 'No browser.', failed: true });
  expect(mended).toBe(2);
});

test('a part without an end is not waited for', async () => {
  const { rows, mended } = await run(
    20,
    [
      'endless',
      async function* () {
        yield row('before');
        await new Promise(() => undefined);
      },
    ],
    ['good', good],
  );
  expect(rows.map(({ what }) => what)).toEqual(['before', 'endless', 'good']);
  expect(rows[1]?.beside).toContain('did not come to an end');
  expect(mended).toBe(1);
});

test('each part is named before its rows', async () => {
  const { said } = await run(60_000, ['one', good]);
  expect(said.slice(0, 2)).toEqual(['\none', '  good: 1 (to reach: 1)']);
});
