import type { Chromium } from '../harness/chromium.ts';
import type { PageFile } from '../harness/pages.ts';
import { median, ms } from './numbers.ts';
import type { Stage } from './stage.ts';
import type { Row } from './table.ts';
import { trace } from './trace.ts';

const ALLOWED = 2;
const MARK = 'quiet';
const html = `<!doctype html><title>No list</title><p>No paper here.<script>requestAnimationFrame(() => performance.mark('${MARK}'))</script>`;

/** Pages of the sites that list no papers. */
const PAGES = ['https://huggingface.co/docs', 'https://huggingface.co/papers/submit', 'https://arxiv.org/list/', 'https://arxiv.org/help'];

/** The script of ours that runs where there is nothing to do. */
export async function* quietOf(browser: Chromium, stage: Stage, runs: number): AsyncGenerator<Row> {
  const pages = PAGES.map((address): PageFile => ({ file: address, address, html }));
  stage.show(...pages);
  const all: { address: string; script: number }[] = [];
  for (const { address } of pages) {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await scriptOn(browser, address));
    all.push({ address, script: median(times) });
  }
  const worst = all.reduce((a, b) => (b.script > a.script ? b : a));
  yield {
    what: `script on pages that list nothing, worst of ${all.length}`,
    measured: ms(worst.script),
    beside: worst.address,
    toReach: `<= ${ALLOWED} ms`,
    reached: worst.script <= ALLOWED,
  };
}

async function scriptOn(browser: Chromium, address: string): Promise<number> {
  const page = await browser.context.newPage();
  const end = await trace(await browser.context.newCDPSession(page), MARK);
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(200);
  const { script } = await end();
  await page.close();
  return script;
}
