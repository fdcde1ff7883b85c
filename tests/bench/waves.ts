import { changing, type MadeSite } from '../e2e/made-site.ts';
import type { Chromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import type { PageFile } from '../harness/pages.ts';
import { listings, type Stage } from './stage.ts';
import type { Row } from './table.ts';
import { untilPainted } from './visit.ts';

declare global {
  /** In the worker, for as long as a bench runs: the names of the requests that came. */
  var heard: string[] | undefined;
  var site: MadeSite;
}

/** How long after the last answer a further request would come, in milliseconds. */
const SETTLING = 300;

/** The request for the marks of a wave of cards. */
const FOR_MARKS = 'lookUp';

/** The names of the requests that a listing sent. */
interface Heard {
  file: string;
  names: string[];
}

/** Requests to the background for each wave of cards: of every listing, and of cards that come later. */
export async function* requestsOf(browser: Chromium, stage: Stage): AsyncGenerator<Row> {
  const counts: Heard[] = [];
  for (const page of listings()) {
    stage.show(page);
    const tab = await browser.open('about:blank');
    counts.push({ file: page.file, names: await heardWhile(browser, () => load(tab, page)) });
    await tab.close();
  }
  yield* requestRows(counts);
  stage.show(changing);
  const tab = await browser.open(changing.address);
  await untilPainted(tab.page);
  const later = await heardWhile(browser, () => tab.run(() => site.append([101, 102, 103, 104, 105])));
  yield {
    what: 'requests for five cards that come later',
    measured: `${later.length} (${later.join(', ')})`,
    toReach: '1 a wave',
    reached: later.length === 1,
    must: 'waves',
  };
  await tab.close();
}

/** What was heard: the requests for the marks, and all, with those that triage sends once the marks are painted. */
export function* requestRows(heard: readonly Heard[]): Generator<Row> {
  const ofMarks = heard.map(({ file, names }) => ({ file, names: names.filter((name) => name === FOR_MARKS) }));
  for (const [which, counts] of [
    ['for its marks', ofMarks],
    ['all', heard],
  ] as const) {
    const wrong = counts.filter(({ names }) => names.length !== 1);
    const most = wrong.toSorted((a, b) => b.names.length - a.names.length)[0];
    const pages = `${counts.length} listings of 1 to 2,000 cards`;
    yield {
      what: `requests to the background for a page, ${which}`,
      measured: most ? `${most.names.length} (${most.names.join(', ') || 'none'}) on ${most.file}` : '1',
      beside: most ? `${wrong.length} of ${pages} differ from 1` : pages,
      toReach: '1 a wave',
      reached: most === undefined,
      must: 'waves',
    };
  }
}

async function load(tab: ChromiumTab, { address }: PageFile): Promise<void> {
  await tab.go(address);
  await untilPainted(tab.page);
}

/** The names of the requests that come while something is done, and shortly after. */
async function heardWhile({ worker }: Chromium, work: () => Promise<unknown>): Promise<string[]> {
  await worker.evaluate(listen);
  await work();
  await new Promise((resolve) => setTimeout(resolve, SETTLING));
  return (await worker.evaluate(() => globalThis.heard)) ?? [];
}

/** Listens in the worker beside the listener that answers; once, for as long as the worker lives. */
function listen(): void {
  const before = globalThis.heard;
  const names: string[] = before ?? [];
  names.length = 0;
  globalThis.heard = names;
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { onMessage: { addListener(hear: (message: { name: string }) => void): void } } };
  };
  if (before) return;
  chrome.runtime.onMessage.addListener(({ name }) => {
    names.push(name);
  });
}
