import { arxivList, madePapers } from '../e2e/made-pages.ts';
import type { Chromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import type { Rooted } from '../harness/driven.ts';
import { middle, stripOf } from '../harness/strips.ts';
import type { Libraries } from './libraries.ts';
import { median, ms, ratioOf, spread, whole } from './numbers.ts';
import type { Stage } from './stage.ts';
import type { Row } from './table.ts';
import { soon, untilPainted } from './visit.ts';

const PAINTED = 16;
const DURABLE = 30;
const RATIO = 1.2;
const ELSEWHERE = 500;

/** Clicks before those that count. */
const FIRST = 3;

declare global {
  /** In our own world of a page: when it shows what was done elsewhere. */
  var shown: Promise<number>;
  /** In our own world of a page: when something was clicked, painted and on disk. */
  var done: Promise<{ clicked: number; painted: number; durable: number }>;
}

/** What a click on a strip's status took, in milliseconds. */
interface Acted {
  /** Until the frame that shows it was painted. */
  painted: number;
  /** Until the strip says that it is saved: it is on disk then. */
  durable: number;
  /** Until another tab showed it. */
  elsewhere: number;
}

/** What one act costs, from the click on, at each size of the library in turn, and when another tab shows it. */
export async function* actsAt(libraries: Libraries, stage: Stage, sizes: readonly number[], runs: number): AsyncGenerator<Row> {
  const papers = madePapers(FIRST + runs);
  const list = arxivList(papers);
  stage.show(list);
  const tabs: { size: number; here: ChromiumTab; there: ChromiumTab; all: Acted[] }[] = [];
  for (const size of sizes) {
    const browser = await libraries.holding(size);
    tabs.push({ size, there: await opened(browser, list.address), here: await opened(browser, list.address), all: [] });
  }
  for (const [n, { id }] of papers.entries()) {
    for (const { here, there, all } of n % 2 === 0 ? tabs : tabs.toReversed()) {
      const acted = await act(here, there, `arxiv:${id}`);
      if (n >= FIRST) all.push(acted);
    }
  }
  for (const { size, all } of tabs) {
    yield* rowsOf(`${whole(size)} papers`, all);
    const base = tabs[0];
    if (!base || base.size === size) continue;
    const durable = (acts: Acted[]): number[] => acts.map((acted) => acted.durable);
    const ratio = ratioOf(durable(all), durable(base.all));
    yield {
      what: `act, ${whole(size)} papers to ${whole(base.size)}`,
      measured: `${ratio.toFixed(2)} times`,
      toReach: 'the same',
      reached: ratio <= RATIO,
    };
  }
  for (const { here, there } of tabs) await Promise.all([here.close(), there.close()]);
}

function* rowsOf(where: string, all: readonly Acted[]): Generator<Row> {
  for (const [kind, what, most] of [
    ['painted', 'act, click to painted', PAINTED],
    ['durable', 'act, click to on disk', DURABLE],
    ['elsewhere', 'act, click to shown in another tab', ELSEWHERE],
  ] as const) {
    const times = all.map((acted) => acted[kind]);
    const reached = median(times) <= most;
    yield { what: `${what}: ${where}`, measured: ms(median(times)), beside: spread(times), toReach: `<= ${most} ms`, reached };
  }
}

async function opened(browser: Chromium, address: string): Promise<ChromiumTab> {
  const tab = await browser.open(address);
  await untilPainted(tab.page);
  return tab;
}

async function act(here: ChromiumTab, there: ChromiumTab, paper: string): Promise<Acted> {
  await stripOf(there, paper);
  const { box } = await stripOf(here, paper);
  await here.show();
  await there.inRoots('papermarks-strip', watchShown, paper);
  await here.inRoots('papermarks-strip', watchDone, paper);
  await here.click({ x: box.x + 12, y: middle(box).y });
  const [{ clicked, painted, durable }, shown] = await Promise.all([
    soon(
      'a mark by a click',
      here.inRoots('papermarks-strip', () => globalThis.done),
    ),
    soon(
      'the mark in another tab',
      there.inRoots('papermarks-strip', () => globalThis.shown),
    ),
  ]);
  return { painted: painted - clicked, durable: durable - clicked, elsewhere: shown - clicked };
}

// The rest runs in our own world of pages; times are in milliseconds since 1970, so that those of two tabs can be compared.

function watchShown(rooted: Rooted[], paper: string): void {
  const bar = rooted.find(({ host }) => host.getAttribute('paper') === paper)?.root.querySelector('[data-status]');
  globalThis.shown = new Promise((resolve) => {
    const tell = (): void => resolve(performance.timeOrigin + performance.now());
    if (bar) new MutationObserver(tell).observe(bar, { attributeFilter: ['data-status'] });
  });
}

function watchDone(rooted: Rooted[], paper: string): void {
  const bar = rooted.find(({ host }) => host.getAttribute('paper') === paper)?.root.querySelector<HTMLElement>('[data-status]');
  if (!bar) throw new Error(`No strip of ${paper}.`);
  const before = bar.dataset.status;
  const now = (): number => performance.timeOrigin + performance.now();
  const clicked = new Promise<number>((resolve) => {
    addEventListener('click', ({ timeStamp }) => resolve(performance.timeOrigin + timeStamp), { capture: true, once: true });
  });
  const painted = new Promise<number>((resolve) => {
    /** A task that is sent off in a frame runs after that frame's painting. */
    const look = (): void => {
      if (bar.dataset.status === before) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(now());
      port2.postMessage(null);
    };
    addEventListener('click', () => requestAnimationFrame(look), { capture: true, once: true });
  });
  const durable = new Promise<number>((resolve) => {
    new MutationObserver(() => {
      if (bar.dataset.status !== before && bar.dataset.sending === 'saved') resolve(now());
    }).observe(bar, { attributeFilter: ['data-status', 'data-sending'] });
  });
  globalThis.done = Promise.all([clicked, painted, durable]).then(([at, ...then]) => ({ clicked: at, painted: then[0], durable: then[1] }));
}
