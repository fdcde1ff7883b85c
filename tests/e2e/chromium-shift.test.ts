import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { fixturePages, type PageFile, servePages } from '../harness/pages.ts';
import { papersOn } from '../harness/strips.ts';
import { wantAll } from './sites.ts';

/** How long a page is watched once all of ours is there, in milliseconds. */
const WATCHED = 200;

const pages = fixturePages().filter(({ file }) => !/empty|captcha|issue/.test(file));
/** The same page where Papermarks does not run. */
const ELSEWHERE = 'https://huggingface.co/docs/';
const elsewhere = (page: PageFile): PageFile => ({ ...page, address: `${ELSEWHERE}${page.file}` });

let browser: Chromium;
/** All pages are looked at in one tab: a new one costs more than a look. */
let tab: ChromiumTab;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([...pages, ...pages.map(elsewhere)]) });
  await wantAll(browser);
  tab = await browser.open(pages[0]?.address ?? '');
});
afterAll(() => browser.forget());

/**
 * Opens a page and tells by how much it has moved after it was first painted: https://web.dev/articles/cls. A page that the
 * browser paints before all of it is parsed moves by itself, now and then: one that moved is looked at twice more, and what
 * lies in the middle counts.
 */
async function shiftOn(address: string): Promise<number> {
  const first = await lookAt(address);
  if (first === 0) return first;
  const looks = [first, await lookAt(address), await lookAt(address)];
  return looks.sort((a, b) => a - b)[1] ?? first;
}

async function lookAt(address: string): Promise<number> {
  await tab.go(address);
  // Strips come first; what triage draws over cards comes last.
  const isOver = () => tab.run(() => document.querySelector('papermarks-over') !== null);
  if (!address.includes(ELSEWHERE)) await until(isOver, (there) => there);
  await new Promise((resolve) => setTimeout(resolve, WATCHED));
  return tab.run(shiftSoFar);
}

function shiftSoFar(): Promise<number> {
  return new Promise((resolve) => {
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(shift), 100);
  });
}

/** What a strip in view stands over: it is to stand where there is room. */
function underStrips(): string[] {
  const under: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const strips = [...document.querySelectorAll('papermarks-strip')].map((strip) => strip.getBoundingClientRect());
  const near = strips.filter(({ top }) => top < innerHeight);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const range = document.createRange();
    range.selectNodeContents(text);
    const isUnder = ({ left, right, top, bottom }: DOMRect): boolean =>
      near.some((strip) => left < strip.right - 1 && right > strip.left + 1 && top < strip.bottom - 3 && bottom > strip.top + 3);
    if (text.nodeValue?.trim() && [...range.getClientRects()].some(isUnder)) under.push(text.nodeValue.trim());
  }
  return under;
}

test.each(pages)('nothing on $file moves when the strips come', async (page) => {
  const shift = await shiftOn(page.address);
  expect((await papersOn(tab)).length).toBeGreaterThan(0);
  expect(await tab.run(underStrips)).toEqual([]);

  // What does move is noticed.
  await tab.run(() => document.body.insertAdjacentHTML('afterbegin', '<p style="height: 90px; margin: 0">'));
  expect(await tab.run(shiftSoFar)).toBeGreaterThan(shift);
  if (shift > 0) expect(shift).toBeLessThanOrEqual(await shiftOn(elsewhere(page).address));
});
