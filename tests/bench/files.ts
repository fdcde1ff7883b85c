import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Chromium, leaderOf } from '../harness/chromium.ts';
import { memoryOfExtensions } from '../harness/processes.ts';
import type { Libraries } from './libraries.ts';
import type { Row } from './table.ts';

/** How long the longest of these may take, in milliseconds. */
const PATIENCE = 600_000;

/** What reading any file may add to the memory of the extension, in bytes: reference for hostile ones too. */
const MEMORY = 300e6;

const PROGRESS = '.data-doing progress';

/** A library of each size written to a file, erased, read from it and taken in, as a person does it; each once, as it takes long. */
export async function* filesAt(libraries: Libraries, sizes: readonly number[]): AsyncGenerator<Row> {
  for (const size of sizes) {
    const browser = await libraries.holding(size);
    const page = await browser.context.newPage();
    await page.goto(browser.ours('library.html'));
    const save = page.getByRole('button', { name: /^Save [1-9][\d,]* papers$/ });
    // Those that were marked on pages in the same run came to it.
    const papers = (await save.textContent())?.replace('Save ', '') ?? '';

    const file = join(browser.profile, 'library.json');
    const saving = await watched(browser, page, async () => {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: PATIENCE }), save.click()]);
      await download.saveAs(file);
    });
    yield rowOf(`library file, written: ${papers}`, saving, `${(statSync(file).size / 1e6).toFixed(0)} MB of file`);

    await page.getByRole('button', { name: 'Erase everything…' }).click();
    await page.getByRole('button', { name: 'Erase it all' }).click();
    await page.getByText('Rows left: 0').first().waitFor({ timeout: PATIENCE });

    const bring = page.getByRole('button', { name: 'Bring in', exact: true });
    const reading = await watched(browser, page, async () => {
      await page.setInputFiles('input[type=file]', file);
      await bring.waitFor({ timeout: PATIENCE });
    });
    yield rowOf(`library file, read and looked at: ${papers}`, reading);

    const taking = await watched(browser, page, async () => {
      await bring.click();
      await page.getByText(`New: ${papers}.`).waitFor({ timeout: PATIENCE });
    });
    yield rowOf(`library file, taken in: ${papers}`, taking);
    await page.close();
  }
}

interface Watched {
  ms: number;
  /** How much more memory the extension held than before, at the most, in bytes. */
  memory: number;
  /** The longest that the page did not answer, in milliseconds. */
  frozen: number;
  /** How many different states of progress were shown. */
  steps: number;
}

async function watched(browser: Chromium, page: Page, work: () => Promise<void>): Promise<Watched> {
  const leader = leaderOf(browser.profile);
  const before = memoryOfExtensions(leader);
  let memory = 0;
  const looking = setInterval(() => {
    memory = Math.max(memory, memoryOfExtensions(leader) - before);
  }, 100);
  await page.evaluate(watchFrames, PROGRESS);
  const begun = performance.now();
  await work();
  const ms = performance.now() - begun;
  clearInterval(looking);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: { frozen: number; steps: number } }).seen);
  return { ms, memory, ...seen };
}

/** In the page: notes the longest time between two turns of its loop, and what its progress shows. */
function watchFrames(selector: string): void {
  const seen = { frozen: 0, steps: 0 };
  let shown: unknown;
  let last = performance.now();
  const turn = (): void => {
    const now = performance.now();
    seen.frozen = Math.max(seen.frozen, now - last);
    last = now;
    const value = document.querySelector<HTMLProgressElement>(selector)?.value;
    if (value !== undefined && value !== shown) seen.steps += 1;
    shown = value;
    setTimeout(turn, 10);
  };
  turn();
  Object.assign(globalThis, { seen });
}

function rowOf(what: string, { ms, memory, frozen, steps }: Watched, also = ''): Row {
  const megabytes = `${(memory / 1e6).toFixed(0)} MB more memory`;
  return {
    what,
    measured: `${(ms / 1000).toFixed(1)} s, ${megabytes}`,
    beside: [also, `longest pause ${frozen.toFixed(0)} ms`, `${steps} steps of progress`].filter(Boolean).join(', '),
    toReach: `<= ${MEMORY / 1e6} MB`,
    reached: memory <= MEMORY,
  };
}
