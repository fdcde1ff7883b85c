import { rm } from 'node:fs/promises';
import type { BrowserContext } from 'playwright-core';
import { launchChromium } from '../harness/chromium.ts';
import { seedInto } from '../seed/into.ts';
import { fillBare, writeBare } from './bare.ts';
import { median, ms, ratioOf } from './numbers.ts';
import { copyPeer } from './peer.ts';
import type { Row } from './table.ts';
import { POPUP } from './views.ts';

/** How many papers Papermarks and the bare page hold here; what the other one holds, nobody can know from outside. */
const PAPERS = 100;
/** Opens before those that count. */
const FIRST = 3;
/** How long after it has loaded a page may go on painting, in milliseconds. */
const SETTLING = 500;

/** What a browser tells of any page, in milliseconds since it began. */
const MOMENTS = {
  /** https://www.w3.org/TR/paint-timing/ */
  first: 'first content painted',
  /** The end of its load event. */
  loaded: 'loaded',
  /** The last time that something larger than all before was painted: https://www.w3.org/TR/largest-contentful-paint/ */
  largest: 'largest content painted',
} as const;
type Moments = Record<keyof typeof MOMENTS, number>;

/** The popup of another extension beside ours and beside the bare page, in one browser, in turn. */
export async function* againstOf(from: string | undefined, runs: number): AsyncGenerator<Row> {
  if (from === undefined) throw new Error('Say beside which unpacked extension, with --against DIR.');
  const peer = copyPeer(from);
  const bare = writeBare();
  const browser = await launchChromium({ serve: () => null, beside: [bare.folder, peer.folder] });
  try {
    await seedInto(browser, PAPERS);
    await fillBare(browser.context, bare, PAPERS);
    const [ours, theirs, bares]: [Moments[], Moments[], Moments[]] = [[], [], []];
    const each = [
      [ours, browser.ours(POPUP.page)],
      [theirs, peer.popup],
      [bares, bare.address],
    ] as const;
    for (let run = -FIRST; run < runs; run++) {
      for (const [all, address] of run % 2 === 0 ? each : each.toReversed()) {
        const moments = await momentsOf(browser.context, address);
        if (run >= 0) all.push(moments);
      }
    }
    yield* rowsOf(peer.name, ours, theirs, bares);
  } finally {
    await browser.forget();
    await rm(peer.folder, { recursive: true, force: true });
  }
}

function* rowsOf(name: string, ours: Moments[], theirs: Moments[], bares: Moments[]): Generator<Row> {
  for (const [moment, words] of Object.entries(MOMENTS) as [keyof Moments, string][]) {
    const times = (all: Moments[]): number[] => all.map((moments) => moments[moment]);
    const toTheirs = ratioOf(times(ours), times(theirs));
    const toBare = (all: Moments[]): string => `${ratioOf(times(all), times(bares)).toFixed(2)} times a bare page`;
    yield {
      what: `popup, ${words}: to that of ${name} as installed`,
      measured: `${toTheirs.toFixed(2)} times`,
      beside: `${ms(median(times(ours)))} (${toBare(ours)}) to ${ms(median(times(theirs)))} (${toBare(theirs)})`,
      toReach: '<= 1',
      reached: toTheirs <= 1,
    };
  }
}

async function momentsOf(context: BrowserContext, address: string): Promise<Moments> {
  const page = await context.newPage();
  await page.setViewportSize(POPUP.size);
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(SETTLING);
  const { first, ...moments } = await page.evaluate(readMoments);
  if (first === undefined) throw new Error(`${address} painted no content within ${SETTLING} ms after it had loaded.`);
  await page.close();
  return { first, ...moments };
}

/** In the page. */
function readMoments(): Promise<Omit<Moments, 'first'> & { first: number | undefined }> {
  const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const loaded = navigation?.loadEventEnd ?? Number.NaN;
  return new Promise((resolve) => {
    // A page whose contents are all of one size has no larger one after the first.
    setTimeout(() => resolve({ first, loaded, largest: first ?? Number.NaN }), 200);
    new PerformanceObserver((list) => resolve({ first, loaded, largest: list.getEntries().at(-1)?.startTime ?? Number.NaN })).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
  });
}
