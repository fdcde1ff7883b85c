import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { clickControl, clickFloat, untilSaved } from '../harness/strips.ts';
import { untilNothingFloats } from './keys.ts';
import { arxivList, madePapers } from './made-pages.ts';
import { clickIn, inRow, untilRows } from './popup-page.ts';

const PAPERS = madePapers(6, 14_001);
const LIST = arxivList(
  PAPERS.map((paper, at) => (at === 0 ? { ...paper, author: Array.from({ length: 1 }, () => 'Marie Curie').join() } : paper)),
);
const IDS = PAPERS.map(({ id }) => `arxiv:${id}`);

let browser: Chromium;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([LIST]) });
  const tab = await browser.open(LIST.address);
  for (const paper of IDS) {
    await clickControl(tab, paper, 'Status');
    await untilSaved(tab, paper, 'to read');
  }
  await clickControl(tab, IDS[0] ?? '', 'Tags');
  const editor = await tab.editor();
  await until(
    () => editor.run(() => document.activeElement?.localName),
    (name) => name === 'input',
  );
  for (const tag of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'x']) {
    await tab.type(tag);
    await tab.press('Enter');
  }
  await tab.press('Tab');
  await tab.type('A note.');
  await new Promise((resolve) => setTimeout(resolve, 600));
  await tab.press('Escape');
  await untilNothingFloats(tab);
  // One without a status, so that the popup counts those too.
  await clickControl(tab, IDS[0] ?? '', 'All');
  await clickFloat(tab, 'no status');
  await untilSaved(tab, IDS[0] ?? '', 'no status');
  await tab.close();
});
afterAll(() => browser.forget());

/** What a person can press that is under 24 px, and nearer than 24 px to another: https://www.w3.org/TR/WCAG22/#target-size-minimum */
function tooSmall(within: string): string[] {
  const all = [
    ...(document.querySelector(within)?.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [role=option]') ?? []),
  ]
    // One that is only heard has a label, which is pressed in its place; a link in a sentence is as high as its line.
    .map((each) => (each.classList.contains('unseen') ? (each.closest('label') ?? each) : each))
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('.unseen'))
    .filter((each, at, list) => list.indexOf(each) === at)
    .map((element) => ({ element, box: element.getBoundingClientRect() }));
  const isSmall = ({ width, height }: DOMRect) => width < 23.9 || height < 23.9;
  const middle = ({ x, y, width, height }: DOMRect) => ({ x: x + width / 2, y: y + height / 2 });
  const near = (one: DOMRect, other: DOMRect): boolean => {
    const { x, y } = middle(one);
    if (isSmall(other)) return Math.hypot(x - middle(other).x, y - middle(other).y) < 24;
    return Math.hypot(Math.max(other.left - x, 0, x - other.right), Math.max(other.top - y, 0, y - other.bottom)) < 12;
  };
  return all
    .filter(({ box }) => isSmall(box))
    .filter(({ element, box }) =>
      all.some(
        (other) =>
          other.element !== element && !other.element.contains(element) && !element.contains(other.element) && near(box, other.box),
      ),
    )
    .map(
      ({ element, box }) =>
        `${element.className || element.localName} ${element.textContent?.slice(0, 20)}: ${Math.round(box.width)} x ${Math.round(box.height)}`,
    );
}

/** How far a page can be scrolled sideways, in CSS pixels. */
const sideways = (tab: ChromiumTab) => tab.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a target that is too small and too near is found', async () => {
  const popup = await browser.popup();
  await untilRows(popup, ({ length }) => length === IDS.length);
  await popup.run(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<p><button style="inline-size:12px;block-size:12px">a</button><button style="inline-size:12px;block-size:12px">b</button></p>',
    );
  });
  expect(await popup.run(tooSmall, 'body')).toContain('button a: 12 x 12');
  await popup.close();
});

test('in the popup every target is 24 px, or 24 px from the next', async () => {
  const popup = await browser.popup();
  await untilRows(popup, ({ length }) => length === IDS.length);
  await popup.hover({ x: 200, y: 200 });
  expect(await popup.run(tooSmall, 'body')).toEqual([]);
  await clickIn(popup, inRow(IDS[1] ?? '', '.status-choice'));
  await until(
    () => popup.run(() => document.activeElement?.getAttribute('role')),
    (role) => role === 'menuitemradio',
  );
  expect(await popup.run(tooSmall, '.menu')).toEqual([]);
  await popup.press('Escape');
  await clickIn(popup, '.picker-button[aria-expanded]');
  await until(
    () => popup.run(() => document.querySelectorAll('[role=option]').length),
    (count) => count > 0,
  );
  expect(await popup.run(tooSmall, '.picker-panel')).toEqual([]);
  await popup.press('Escape');
  await popup.close();
});

test('at 10,000 papers the counts of the popup stand apart, also where it is narrow', async () => {
  const popup = await browser.popup();
  await untilRows(popup, ({ length }) => length === IDS.length);
  for (const width of [420, 360, 320]) {
    await popup.page.setViewportSize({ width, height: 600 });
    const spilled = await popup.run(() => {
      const counts = [...document.querySelectorAll<HTMLElement>('.filter-count')];
      for (const count of counts) {
        const shown = count.lastChild as Text;
        shown.data = '9,999';
        count.dataset.long = 'true';
      }
      return counts.filter(
        (count) => count.scrollWidth > count.clientWidth || count.getBoundingClientRect().width > (count.parentElement?.clientWidth ?? 0),
      ).length;
    });
    expect({ width, spilled }).toEqual({ width, spilled: 0 });
  }
  await popup.close();
});

test.each(['data', 'settings', 'welcome'])('at 320 px no part of the page "%s" scrolls sideways', async (view) => {
  const tab = await browser.open(browser.ours(`library.html#${view}`));
  await tab.page.setViewportSize({ width: 320, height: 640 });
  await until(
    () => tab.run((waits) => document.querySelector(waits) !== null, view === 'data' ? '.data-kinds' : 'main section'),
    (there) => there,
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await sideways(tab)).toBeLessThanOrEqual(0);
  const over = await tab.run(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter(
        (each) =>
          each.checkVisibility() &&
          !each.closest('.unseen') &&
          each.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5,
      )
      .map((each) => `${each.localName}.${each.className}`),
  );
  expect(over).toEqual([]);
  await tab.close();
});

test('what was saved as a file is said where it is seen', async () => {
  const tab = await browser.open(browser.ours('library.html#data'));
  const press = () =>
    tab.run(() => {
      const save = document.querySelector<HTMLButtonElement>('.button.primary');
      save?.click();
      return save?.textContent ?? '';
    });
  await until(press, (label) => label.includes('6'));
  const seen = () =>
    tab.run(() =>
      [...document.querySelectorAll<HTMLElement>('output')]
        .filter((each) => each.getBoundingClientRect().width > 40 && each.getBoundingClientRect().bottom <= innerHeight)
        .map((each) => each.textContent),
    );
  await until(seen, (all) => all.includes('Saved: 6 papers'), 8_000);
  await tab.close();
});
