import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { clickControl, untilSaved } from '../harness/strips.ts';
import { faultsIn } from './faults.ts';
import { untilNothingFloats } from './keys.ts';
import { arxivList, madePapers } from './made-pages.ts';
import { clickIn, filterBy, inRow, untilRows } from './popup-page.ts';

const list = arxivList(madePapers(8));
const PAPERS = madePapers(8).map(({ id }) => `arxiv:${id}`);
const [FIRST = '', SECOND = ''] = PAPERS;

let browser: Chromium;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([list]) });
});
afterAll(() => browser.forget());

/** Looks at a frame of a tab in the light and in the dark. */
async function expectNoFaults({ page }: ChromiumTab, frame: Frame = page.mainFrame()): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await frame.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).toBe(colorScheme === 'dark');
    expect({ [colorScheme]: await faultsIn(frame) }).toEqual({ [colorScheme]: [] });
  }
}

/** Marks papers as to be read. */
async function mark(papers: readonly string[]): Promise<void> {
  const tab = await browser.open(list.address);
  for (const paper of papers) {
    await clickControl(tab, paper, 'Status');
    await untilSaved(tab, paper, 'to read');
  }
  await tab.close();
}

test('axe finds a fault where there is one', async () => {
  const popup = await browser.popup();
  await popup.run(() => document.body.append(document.createElement('button')));
  expect((await faultsIn(popup.page.mainFrame())).join()).toContain('button-name');
  await popup.close();
});

test('the popup without a paper', async () => {
  const popup = await browser.popup();
  await until(
    () => popup.run(() => document.querySelector('.welcome') !== null),
    (there) => there,
  );
  await expectNoFaults(popup);
  await popup.close();
});

test('the popup with one paper, and with none of the status that was asked for', async () => {
  await mark([FIRST]);
  const popup = await browser.popup();
  await untilRows(popup, ({ length }) => length === 1);
  await expectNoFaults(popup);
  await filterBy(popup, 'skipped');
  await untilRows(popup, ({ length }) => length === 0);
  await expectNoFaults(popup);
  await popup.close();
});

test.each(['Tags', 'Note'])('the editor, opened on %s, before and after something is typed', async (control) => {
  const tab = await browser.open(list.address);
  await clickControl(tab, SECOND, control);
  const editor = await tab.editor();
  await until(
    () => editor.run(() => document.activeElement?.localName),
    (focused) => focused === 'input' || focused === 'textarea',
  );
  await expectNoFaults(tab, editor.frame);
  await tab.type('worth a look');
  await tab.press('Enter');
  await until(
    () => editor.run(() => document.querySelector('.saved-state')?.getAttribute('data-state')),
    (state) => state === 'saved',
  );
  await expectNoFaults(tab, editor.frame);
  await tab.press('Escape');
  await untilNothingFloats(tab);
  await tab.close();
});

test('the editor that nobody announced', async () => {
  const tab = await browser.open(browser.ours('editor.html'));
  await until(
    () => tab.run(() => document.querySelector('[role=alert]') !== null),
    (there) => there,
  );
  await expectNoFaults(tab);
  await tab.close();
});

test('the popup with many papers: the list, the menu of statuses, the offer to undo', async () => {
  await mark(PAPERS.slice(2));
  const popup = await browser.popup();
  await untilRows(popup, ({ length }) => length === PAPERS.length);
  await expectNoFaults(popup);

  await clickIn(popup, inRow(FIRST, '.status-choice'));
  await until(
    () => popup.run(() => document.activeElement?.getAttribute('role')),
    (role) => role === 'menuitemradio',
  );
  await expectNoFaults(popup);
  await popup.press('3');
  await until(
    () => popup.run(() => document.querySelector('.undo') !== null),
    (there) => there,
  );
  await expectNoFaults(popup);
  await popup.close();
});
