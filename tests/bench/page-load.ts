import { chromium, type Page } from 'playwright-core';
import { needBrowser } from '../harness/browsers.ts';
import type { Chromium } from '../harness/chromium.ts';
import { until } from '../harness/driven.ts';
import { type PageFile, type Serve, servePages } from '../harness/pages.ts';
import { median, type Row } from './table.ts';

/** How long after the last change a page is watched for what still moves, in milliseconds. */
const SETTLING = 500;

/** A script at the end of every page, which comes late: the browser paints before the page is whole, as it does over a network. */
const SLOW = 'slow.js';
/** How late it comes, in milliseconds. */
const LATE = 400;

/** Serves one page at a time: pages that are shipped and pages that were saved have the same addresses. */
export interface Stage {
  serve: Serve;
  show(page: PageFile): void;
}

export function createStage(): Stage {
  let serve: Serve = () => null;
  return {
    serve: (address) => serve(address),
    show(page) {
      serve = servePages([{ ...page, html: `${page.html}<script src="/${SLOW}"></script>` }]);
    },
  };
}

/** What one load of a page cost. */
interface Load {
  cards: number;
  /** Names of the requests to the background. */
  requests: string[];
  /** The sum of the page's layout shifts: https://web.dev/articles/cls */
  shift: number;
}

/** The layout shift of pages, by their files. */
export type Shifts = ReadonlyMap<string, number>;

/** Requests to the background and layout shift of some pages, beside the same pages without Papermarks. */
export async function loadsOf(pages: readonly PageFile[], browser: Chromium, stage: Stage, bare: Shifts, runs: number): Promise<Row[]> {
  await hearRequests(browser);
  const rows: Row[] = [];
  for (const page of pages) {
    stage.show(page);
    const loads: Load[] = [];
    for (let run = 0; run < runs; run++) loads.push(await loadOf(page, browser, run === 0));
    const cards = loads[0]?.cards ?? 0;
    const what = `${page.file}, ${cards} card${cards === 1 ? '' : 's'}`;
    const most = loads.reduce((a, b) => (b.requests.length > a.requests.length ? b : a));
    rows.push({
      what: `requests: ${what}`,
      measured: `${most.requests.length} (${most.requests.join(', ') || 'none'})`,
      toReach: '1 a wave',
      reached: most.requests.length === 1,
    });
    const control = bare.get(page.file) ?? Number.NaN;
    const shift = median(loads.map((load) => load.shift));
    rows.push({
      what: `layout shift: ${what}`,
      measured: shift.toFixed(4),
      beside: `${control.toFixed(4)} without`,
      toReach: '0.00 added',
      reached: shift - control < 0.0005,
    });
  }
  return rows;
}

async function loadOf({ address }: PageFile, browser: Chromium, isFirst: boolean): Promise<Load> {
  await browser.worker.evaluate(() => globalThis.heard?.splice(0));
  const tab = await browser.open('about:blank');
  await delaySlow(tab.page);
  await tab.go(address);
  await until(
    () => tab.run(() => performance.getEntriesByName('papermarks:marks-painted').length),
    (marks) => marks > 0,
  );
  await seePaintedEarly(tab.page);
  const shift = await shiftOf(tab.page);
  const cards = await tab.run(() => document.querySelectorAll('papermarks-strip').length);
  const requests = (await browser.worker.evaluate(() => globalThis.heard)) ?? [];
  if (isFirst) await seeItMove(tab.page);
  await tab.close();
  return { cards, requests, shift };
}

declare global {
  /** In the worker, for as long as a bench runs: the names of the requests that came. */
  var heard: string[] | undefined;
}

/** Listens in the worker beside the listener that answers. */
async function hearRequests({ worker }: Chromium): Promise<void> {
  await worker.evaluate(() => {
    const names: string[] = [];
    globalThis.heard = names;
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { onMessage: { addListener(hear: (message: { name: string }) => void): void } } };
    };
    chrome.runtime.onMessage.addListener(({ name }) => {
      names.push(name);
    });
  });
}

/** The shift of each page in a browser without Papermarks. */
export async function bareShifts(pages: readonly PageFile[], runs: number): Promise<Shifts> {
  const browser = await chromium.launch({
    executablePath: needBrowser('Chromium', { install: false }),
    args: ['--no-sandbox', '--headless=new'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const stage = createStage();
  await context.route('**', (route) => {
    const served = stage.serve(route.request().url());
    return served ? route.fulfill(served) : route.abort();
  });
  const shifts = new Map<string, number>();
  for (const shown of pages) {
    const { address, file } = shown;
    const each: number[] = [];
    stage.show(shown);
    for (let run = 0; run < runs; run++) {
      const page = await context.newPage();
      await delaySlow(page);
      await page.goto(address, { waitUntil: 'load' });
      each.push(await shiftOf(page));
      if (run === 0) await seeItMove(page);
      await page.close();
    }
    shifts.set(file, median(each));
  }
  await browser.close();
  return shifts;
}

async function delaySlow(page: Page): Promise<void> {
  await page.route(`**/${SLOW}`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATE));
    await route.fulfill({ contentType: 'text/javascript', body: '' });
  });
}

/** @throws when the page was painted only when all was there: then nothing could have moved */
async function seePaintedEarly(page: Page): Promise<void> {
  const isEarly = await page.evaluate(() => {
    const [whole] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const painted = performance.getEntriesByName('first-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY;
    return painted < (whole?.domContentLoadedEventStart ?? 0);
  });
  if (!isEarly) throw new Error(`${page.url()} was painted only when it was whole.`);
}

/** All layout shifts of a page since its beginning, once nothing has moved for a while. */
async function shiftOf(page: Page): Promise<number> {
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
  await page.evaluate(() => {
    const push = document.createElement('div');
    push.style.height = '150px';
    document.body.prepend(push);
  });
  if ((await shiftOf(page)) === 0) throw new Error('This browser does not tell of layout shifts.');
}
