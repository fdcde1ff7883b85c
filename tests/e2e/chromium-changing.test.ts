import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { clickControl, statusOf, untilSaved } from '../harness/strips.ts';
import { changing, hydrating, late, rebuilding } from './made-site.ts';

const arxivIds = (papers: number[]): string[] => papers.map((paper) => `arxiv:2611.${70_000 + paper}`);
const numbers = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);
const TEN = numbers(1, 10);
/** The paper with a mark; no other has one. */
const MARKED = 'arxiv:2611.70003';

let browser: Chromium;
const errors: string[] = [];

beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([changing, hydrating, rebuilding, late]) });
  const tab = await open(changing.address);
  await clickControl(tab, MARKED, 'Status');
  await untilSaved(tab, MARKED, 'to read');
  await tab.close();
});
afterEach(() => {
  expect(errors).toEqual([]);
});
afterAll(() => browser.forget());

/** Opens a page; what goes wrong in it is an error of the test. */
async function open(address: string): Promise<ChromiumTab> {
  browser.context.once('page', (page) => page.on('pageerror', (error) => errors.push(String(error))));
  return browser.open(address);
}

/** Waits until each card has one strip, of the card's own paper, and the marks are right; and that it stays so. */
async function untilRight(tab: ChromiumTab, papers: number[]): Promise<void> {
  const wanted = arxivIds(papers).map((paper) => [paper, [paper]]);
  const read = () => tab.run(cardsWithStrips);
  await until(read, (cards) => JSON.stringify(cards) === JSON.stringify(wanted)).catch(async () => {
    expect(await read()).toEqual(wanted);
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await read()).toEqual(wanted);
  const paper = arxivIds(papers).find((each) => each === MARKED);
  if (paper) await untilSaved(tab, paper, 'to read');
  const other = arxivIds(papers).find((each) => each !== MARKED);
  if (other) expect(await statusOf(tab, other)).toBe('no status');
}

/** Each card's paper, and the papers of the strips in it. */
function cardsWithStrips(): [string, string[]][] {
  return [...document.querySelectorAll('article')].map((card) => [
    `arxiv:${card.querySelector('h3 a')?.getAttribute('href')?.split('/').at(-1)}`,
    [...card.querySelectorAll('papermarks-strip')].map((strip) => strip.getAttribute('paper') ?? ''),
  ]);
}

test('a script that takes over the server’s markup finds it as it was sent', async () => {
  const tab = await open(hydrating.address);
  await untilRight(tab, TEN);
  const found = await until(
    () => tab.run(() => globalThis.mismatches ?? null),
    (mismatches) => mismatches !== null,
  );
  expect(found).toEqual([]);
  await untilRight(tab, TEN);
  await tab.close();
});

test.each([
  { page: rebuilding, what: 'a script that builds the whole list anew after load' },
  { page: late, what: 'a page that begins empty and gets its cards two seconds later' },
])('$what has a strip on each card', async ({ page }) => {
  const tab = await open(page.address);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await untilRight(tab, TEN);
  await tab.close();
});

/** What a site does to its page, and the papers that are on it afterwards. */
const CHANGES: { what: string; change(): void; papers: number[] }[] = [
  { what: 'builds all cards anew', change: () => globalThis.site.render([1, 2, 3, 4, 5]), papers: numbers(1, 5) },
  {
    what: 'gives its nodes to other papers',
    change: () => globalThis.site.recycle([12, 3, 14, 1, 16, 17, 18, 19, 20, 21]),
    papers: [12, 3, 14, 1, ...numbers(16, 6)],
  },
  { what: 'appends cards, as an endless list does', change: () => globalThis.site.append([11, 12, 13]), papers: numbers(1, 13) },
  {
    what: 'takes all strips away',
    change: () => {
      for (const strip of document.querySelectorAll('papermarks-strip')) strip.remove();
    },
    papers: TEN,
  },
  { what: 'takes one strip away', change: () => document.querySelector('papermarks-strip')?.remove(), papers: TEN },
  {
    what: 'clones cards with their strips',
    change: () => document.querySelector('.grid')?.append(...[...document.querySelectorAll('article')].map((card) => card.cloneNode(true))),
    papers: [...TEN, ...TEN],
  },
  {
    what: 'puts the last card first',
    change: () => document.querySelector('.grid')?.prepend(document.querySelector('article:last-child') ?? ''),
    papers: [10, ...numbers(1, 9)],
  },
  {
    what: 'removes cards',
    change: () => {
      for (const card of document.querySelectorAll('article:nth-child(even)')) card.remove();
    },
    papers: [1, 3, 5, 7, 9],
  },
  { what: 'goes to a week without a load', change: () => globalThis.site.go('/papers/week/2026-W45', [3, 31, 32]), papers: [3, 31, 32] },
];

test.each(CHANGES)('when the site $what, each card has its own strip', async ({ change, papers }) => {
  const tab = await open(changing.address);
  await untilRight(tab, TEN);
  await tab.run(change);
  await untilRight(tab, papers);
  await tab.close();
});

test('a person switches between days and weeks without a load, and goes back', async () => {
  const tab = await open(changing.address);
  await untilRight(tab, TEN);
  await tab.run(() => globalThis.site.go('/papers/week/2026-W45', [21, 22, 3]));
  await untilRight(tab, [21, 22, 3]);
  await tab.run(() => globalThis.site.go('/papers/month/2026-11', [41]));
  await untilRight(tab, [41]);
  await tab.run(() => history.back());
  await untilRight(tab, [21, 22, 3]);
  await tab.run(() => history.back());
  await untilRight(tab, TEN);
  await tab.close();
});

test('a thousand re-renders leave nothing behind', async () => {
  const tab = await open(changing.address);
  await untilRight(tab, TEN);
  const session = await browser.context.newCDPSession(tab.page);
  const counted = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { nodes, jsEventListeners };
  };
  /** Ten re-renders a frame, every other time of other papers. */
  const rerender = (frames: number) =>
    tab.run(async (count) => {
      for (let frame = 0; frame < count; frame++) {
        for (let turn = 0; turn < 10; turn++) globalThis.site.render(turn % 2 ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [11, 12, 3, 14]);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, frames);
  await rerender(20);
  await untilRight(tab, TEN);
  const before = await counted();
  await rerender(100);
  await untilRight(tab, TEN);
  const after = await counted();
  expect(after.nodes).toBeLessThan(before.nodes + 100);
  expect(after.jsEventListeners).toBeLessThan(before.jsEventListeners + 20);
  await tab.close();
});
