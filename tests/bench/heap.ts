import type { Chromium } from '../harness/chromium.ts';
import type { PageFile } from '../harness/pages.ts';
import { median, megabytes } from './numbers.ts';
import { bigLists, elsewhere, type Stage } from './stage.ts';
import type { Row } from './table.ts';
import { untilPainted } from './visit.ts';

/** Bytes in use by a page: https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-getHeapUsage */
interface Heap {
  js: number;
  /** What the browser itself holds for the page: elements, styles, boxes. */
  dom: number;
}

/** What design.md allows, in bytes, by cards. */
const ALLOWED: Record<number, Heap> = { 31: { js: 1e6, dom: 1e6 }, 2000: { js: 1e6, dom: 4e6 } };

/** The memory that Papermarks adds to a page, beside the same page where it does not run. */
export async function* heapOf(browser: Chromium, stage: Stage, runs: number): AsyncGenerator<Row> {
  for (const { cards, page } of bigLists()) {
    const control = elsewhere(page, 'heap');
    stage.show(page, control);
    const ours: Heap[] = [];
    const without: Heap[] = [];
    for (let run = 0; run < runs; run++) {
      ours.push(await heapAfter(browser, page, true));
      without.push(await heapAfter(browser, control, false));
    }
    for (const kind of ['js', 'dom'] as const) {
      const added = median(ours.map((heap, n) => heap[kind] - (without[n]?.[kind] ?? Number.NaN)));
      const allowed = ALLOWED[cards]?.[kind] ?? Number.NaN;
      yield {
        what: `heap added, ${kind === 'js' ? 'JS' : 'DOM'}: ${cards.toLocaleString('en')} cards`,
        measured: megabytes(added),
        beside: `${megabytes(median(without.map((heap) => heap[kind])))} without`,
        toReach: `<= ${allowed / 1e6} MB`,
        reached: added <= allowed,
      };
    }
  }
}

async function heapAfter(browser: Chromium, { address }: PageFile, isOurs: boolean): Promise<Heap> {
  const page = await browser.context.newPage();
  await page.goto(address, { waitUntil: 'load' });
  if (isOurs) await untilPainted(page);
  await page.waitForTimeout(300);
  const session = await browser.context.newCDPSession(page);
  // What one collection finalises, the next one frees.
  for (let turn = 0; turn < 2; turn++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    embedderHeapUsedSize: number;
  };
  await page.close();
  return { js: usedSize, dom: embedderHeapUsedSize };
}
