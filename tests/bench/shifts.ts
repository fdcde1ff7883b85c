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

/** Two browsers at work side by side: one for pages with strips, one for the same pages without. */
export interface Two {
  ours: Chromium;
  control: Chromium;
}

interface Which {
  isOurs: boolean;
  isFirst: boolean;
}

/** The layout shifts of one load: https://web.dev/articles/cls */
interface Shifts {
  /** While the page still came: by how much depends on when it was first painted, on the page's own account too. */
  coming: number;
  /** From when it was whole on, which is when strips come. */
  whole: number;
}

/** Layout shift of every listing beside the same page where Papermarks does not run. */
export async function* shiftsOf(two: Two, stage: Stage, runs: number, most: number): AsyncGenerator<Row> {
  const seen: { file: string; sum: number; loads: number }[] = [];
  for (const page of listings()) {
    const control = elsewhere(page, 'shift');
    stage.show(slowed(page), slowed(control));
    const ours: Shifts[] = [];
    const without: Shifts[] = [];
    // What seems to be added is looked at again and again: what is of our making stays.
    while (ours.length < runs || (ours.length < most && added(ours, without) >= NOTHING)) {
      const isFirst = seen.length + ours.length === 0;
      const [one, other] = await Promise.all([
        shiftOn(two.ours, page, { isOurs: true, isFirst }),
        shiftOn(two.control, control, { isOurs: false, isFirst }),
      ]);
      ours.push(one);
      without.push(other);
    }
    seen.push({ file: page.file, sum: added(ours, without), loads: ours.length });
  }
  const worst = seen.reduce((a, b) => (b.sum > a.sum ? b : a));
  yield {
    what: `layout shift added, worst of ${seen.length} listings`,
    measured: `${worst.sum.toFixed(4)}${worst.sum >= NOTHING ? ` on ${worst.file}` : ''}`,
    beside: `${Math.min(...seen.map(({ loads }) => loads))} to ${Math.max(...seen.map(({ loads }) => loads))} loads of each`,
    toReach: '0.00',
    reached: worst.sum < NOTHING,
    must: 'shift',
  };
}

function added(ours: readonly Shifts[], without: readonly Shifts[]): number {
  const least = (loads: readonly Shifts[]): number => Math.min(...loads.map(({ coming }) => coming));
  const usual = (loads: readonly Shifts[]): number => median(loads.map(({ whole }) => whole));
  return Math.max(0, least(ours) - least(without)) + Math.max(0, usual(ours) - usual(without));
}

/** On a busy machine a page is sometimes whole before it was painted at all: then it is loaded again, with a slower script. */
async function shiftOn(browser: Chromium, page: PageFile, which: Which): Promise<Shifts> {
  for (const late of LATE) {
    const shift = await shiftWhen(browser, page, which, late);
    if (shift !== undefined) return shift;
  }
  throw new Error(`${page.address} was painted only when it was whole.`);
}

async function shiftWhen(browser: Chromium, { address }: PageFile, { isOurs, isFirst }: Which, late: number): Promise<Shifts | undefined> {
  const tab = await browser.open('about:blank');
  let cameLate = false;
  await tab.page.route(`**/${SLOW}`, async (route) => {
    cameLate = true;
    await new Promise((resolve) => setTimeout(resolve, late));
    await route.fulfill({ contentType: 'text/javascript', body: '' });
  });
  await tab.go(address);
  if (!cameLate) throw new Error(`${address} never asked for the script at its end.`);
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
async function shiftSoFar(page: Page): Promise<Shifts> {
  await page.waitForTimeout(SETTLING);
  return page.evaluate(
    () =>
      new Promise<Shifts>((resolve) => {
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const from = navigation?.domInteractive ?? 0;
        const sum: Shifts = { coming: 0, whole: 0 };
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            sum[entry.startTime < from ? 'coming' : 'whole'] += (entry as PerformanceEntry & { value: number }).value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 100);
      }),
  );
}

/** @throws when a shift made on purpose is not seen: then a shift of 0 would mean nothing */
async function seeItMove(page: Page): Promise<void> {
  const before = (await shiftSoFar(page)).whole;
  await page.evaluate(() => {
    const push = document.createElement('div');
    push.style.height = '150px';
    document.body.prepend(push);
  });
  if ((await shiftSoFar(page)).whole <= before) throw new Error('This browser does not tell of layout shifts.');
}
