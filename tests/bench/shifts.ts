import type { Page } from 'playwright-core';
import type { Chromium } from '../harness/chromium.ts';
import type { PageFile } from '../harness/pages.ts';
import { median } from './numbers.ts';
import { elsewhere, listings, SLOW, type Stage, slowed } from './stage.ts';
import type { Row } from './table.ts';
import { untilPainted } from './visit.ts';

/** How long after the last change a page is watched for what still moves, in milliseconds. */
const SETTLING = 400;
/** How late the slow script comes, in milliseconds; the later ones where that was not late enough. */
const LATE = [400, 1_500, 4_000];
/** What counts as 0.00 added. */
const NOTHING = 0.0005;

interface Which {
  isOurs: boolean;
  isFirst: boolean;
}

/** Layout shift of every listing beside the same page where Papermarks does not run: https://web.dev/articles/cls */
export async function* shiftsOf(browser: Chromium, stage: Stage, runs: number): AsyncGenerator<Row> {
  const pages = listings();
  const added: { file: string; ours: number; without: number }[] = [];
  for (const page of pages) {
    const control = elsewhere(page, 'shift');
    stage.show(slowed(page), slowed(control));
    const ours: number[] = [];
    const without: number[] = [];
    for (let run = 0; run < runs; run++) {
      ours.push(await shiftOn(browser, page, { isOurs: true, isFirst: run === 0 }));
      without.push(await shiftOn(browser, control, { isOurs: false, isFirst: run === 0 }));
    }
    added.push({ file: page.file, ours: median(ours), without: median(without) });
  }
  const worst = added.reduce((a, b) => (b.ours - b.without > a.ours - a.without ? b : a));
  const sum = worst.ours - worst.without;
  yield {
    what: `layout shift added, worst of ${added.length} listings`,
    measured: `${sum.toFixed(4)}${sum >= NOTHING ? ` on ${worst.file}` : ''}`,
    beside: `${Math.max(...added.map(({ without }) => without)).toFixed(4)} at most without`,
    toReach: '0.00',
    reached: sum < NOTHING,
    must: 'shift',
  };
}

/** On a busy machine a page is sometimes whole before it was painted at all: then it is loaded again, with a slower script. */
async function shiftOn(browser: Chromium, page: PageFile, which: Which): Promise<number> {
  for (const late of LATE) {
    const shift = await shiftWhen(browser, page, which, late);
    if (shift !== undefined) return shift;
  }
  throw new Error(`${page.address} was painted only when it was whole.`);
}

async function shiftWhen(browser: Chromium, { address }: PageFile, { isOurs, isFirst }: Which, late: number): Promise<number | undefined> {
  const tab = await browser.open('about:blank');
  await tab.page.route(`**/${SLOW}`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, late));
    await route.fulfill({ contentType: 'text/javascript', body: '' });
  });
  await tab.go(address);
  if (isOurs) await untilPainted(tab.page);
  const shift = (await wasPaintedEarly(tab.page)) ? await shiftSoFar(tab.page) : undefined;
  if (isFirst && shift !== undefined) await seeItMove(tab.page);
  await tab.close();
  return shift;
}

/** Whether a page was painted before all of it was there: else nothing could have moved. */
function wasPaintedEarly(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const painted = performance.getEntriesByName('first-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY;
    return painted < (navigation?.domContentLoadedEventStart ?? 0);
  });
}

/** All layout shifts of a page since its beginning, once nothing has moved for a while. */
async function shiftSoFar(page: Page): Promise<number> {
  await page.waitForTimeout(SETTLING);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 100);
      }),
  );
}

/** @throws when a shift made on purpose is not seen: then a shift of 0 would mean nothing */
async function seeItMove(page: Page): Promise<void> {
  const before = await shiftSoFar(page);
  await page.evaluate(() => {
    const push = document.createElement('div');
    push.style.height = '150px';
    document.body.prepend(push);
  });
  if ((await shiftSoFar(page)) <= before) throw new Error('This browser does not tell of layout shifts.');
}
