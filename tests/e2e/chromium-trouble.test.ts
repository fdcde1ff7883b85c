import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainTex } from '../../lib/paper/tex.ts';
import { accessibilityOf } from '../harness/accessibility.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { fixturePages, servePages } from '../harness/pages.ts';
import { clickControl, controlOf, middle, papersOn, statusOf, stripOf, untilSaved } from '../harness/strips.ts';
import { openExtensions } from './extensions-page.ts';
import { arxivList, madePapers } from './made-pages.ts';
import { untilRow, untilRows } from './popup-page.ts';

const COUNT = 8;
const list = arxivList(madePapers(COUNT));
const [FIRST, SECOND, THIRD] = ['arxiv:2611.70001', 'arxiv:2611.70002', 'arxiv:2611.70003'];
const empty = fixturePages().find(({ file }) => file === 'huggingface/empty.html');

let browser: Chromium;
/** Uncaught errors, and errors told in the console, of pages of sites. */
let errors: string[];

beforeEach(async () => {
  errors = [];
  browser = await launchChromium({ serve: servePages([list, ...fixturePages()]) });
  browser.context.on('weberror', (error) => errors.push(String(error.error())));
  browser.context.on('console', (message) => {
    if (message.type() === 'error' && !message.page()?.url().startsWith('chrome')) errors.push(message.text());
  });
});
afterEach(() => browser.forget());

/** Waits until there is exactly one strip for each of the list's papers. */
async function untilOneEach(tab: ChromiumTab): Promise<void> {
  const read = () => tab.run(() => [...document.querySelectorAll('dt')].map((dt) => dt.querySelectorAll('papermarks-strip').length));
  await until(read, (counts) => counts.length === COUNT && counts.every((count) => count === 1));
}

/** Waits until a page has been told that the extension is gone: its script has no rights any more. */
async function untilGone(tab: ChromiumTab): Promise<void> {
  const isThere = () => tab.inRoots('papermarks-strip', () => Reflect.get(globalThis, 'chrome').runtime?.id !== undefined);
  await until(
    () => isThere().catch(() => false),
    (there) => !there,
  );
}

test('the extension is reloaded under open tabs: one strip a card, marks as they were, and marking works', async () => {
  const tabs = [await browser.open(list.address), await browser.open(list.address)];
  const [tab] = tabs as [ChromiumTab];
  await clickControl(tab, FIRST, 'Status');
  await untilSaved(tab, FIRST, 'to read');

  const extensions = await openExtensions(browser);
  await extensions.reload();
  for (const each of tabs) {
    await until(
      () => statusOf(each, FIRST).catch(() => null),
      (status) => status === 'to read',
    );
    await untilOneEach(each);
  }
  await clickControl(tab, SECOND, 'Status');
  await untilSaved(tab, SECOND, 'to read');
  // Twice more, as whoever develops it does: nothing piles up.
  await extensions.reload();
  await extensions.reload();
  await until(
    () => statusOf(tab, SECOND).catch(() => null),
    (status) => status === 'to read',
  );
  await untilOneEach(tab);
  await clickControl(tab, SECOND, 'Status');
  await untilSaved(tab, SECOND, 'reading');
  expect(errors).toEqual([]);
});

test('the extension is switched off under an open tab: a click on a strip says so; switched on, the strips work again', async () => {
  const tab = await browser.open(list.address);
  const { box } = await controlOf(tab, FIRST, 'Status');
  const extensions = await openExtensions(browser);
  await extensions.setEnabled(false);
  await untilGone(tab);

  await tab.click(middle(box));
  // What is left of the script in the page has no rights to look into roots with; a screen reader is told.
  const names = async () => (await accessibilityOf(tab.page)).map(({ name }) => name);
  const told = await until(names, (all) => all.some((name) => name.startsWith('Reload this page.')));
  expect(told).toContain('Reload this page. Papermarks was updated or removed. Reload this page.');

  await extensions.setEnabled(true);
  await until(
    () =>
      stripOf(tab, FIRST)
        .then(({ sending }) => sending)
        .catch(() => null),
    (sending) => sending === 'saved',
  );
  await untilOneEach(tab);
  // What could not be saved is not there.
  expect(await statusOf(tab, FIRST)).toBe('no status');
  await clickControl(tab, FIRST, 'Status');
  await untilSaved(tab, FIRST, 'to read');
  expect(errors).toEqual([]);
});

test('tabs that were open before the extension came get their strips without a reload', async () => {
  const extensions = await openExtensions(browser);
  await extensions.setEnabled(false);
  const tab = await browser.open(list.address);
  expect(await tab.run(() => document.querySelectorAll('papermarks-strip').length)).toBe(0);
  await extensions.setEnabled(true);
  await untilOneEach(tab);
  await clickControl(tab, FIRST, 'Status');
  await untilSaved(tab, FIRST, 'to read');
  expect(errors).toEqual([]);
});

test('the worker is stopped before a click, and right after one: in the end the strip says saved, and it is', async () => {
  const tab = await browser.open(list.address);
  await stripOf(tab, FIRST);
  await browser.stopWorker();
  await clickControl(tab, FIRST, 'Status');
  await untilSaved(tab, FIRST, 'to read');

  for (const status of ['to read', 'reading', 'read']) {
    const stopping = browser.stopWorker();
    await clickControl(tab, SECOND, 'Status');
    await stopping;
    await untilSaved(tab, SECOND, status);
  }
  await clickControl(tab, THIRD, 'Status');
  await browser.stopWorker();
  await untilSaved(tab, THIRD, 'to read');

  const popup = await browser.popup();
  await untilRow(popup, FIRST, 'want');
  await untilRow(popup, SECOND, 'read');
  await untilRow(popup, THIRD, 'want');
  expect(errors).toEqual([]);
});

test('the library is of a newer version: popup and strips say what happened and what to do, and change nothing', async () => {
  const ours = await browser.open(browser.ours('manifest.json'));
  const versionNow = () => ours.run(async () => (await indexedDB.databases()).find(({ name }) => name === 'papermarks')?.version);
  await ours.run(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('papermarks', 9_990);
        opening.onupgradeneeded = () => opening.result.createObjectStore('future');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );

  const popup = await browser.popup();
  const told = await until(
    () => popup.run(() => document.querySelector('[role=alert]')?.textContent ?? ''),
    (text) => text !== '',
  );
  expect(told).toContain('A newer version of Papermarks has written this library.');
  expect(told).toContain('Nothing was changed. Restart the browser, so that the newest version runs.');
  expect(told).toContain('Try again');
  expect(told).toContain('library-newer');

  const tab = await browser.open(list.address);
  const { name } = await controlOf(tab, FIRST, 'Not loaded. Retry');
  expect(name).toContain('A newer version of Papermarks has written this library.');
  await clickControl(tab, FIRST, 'Status');
  await controlOf(tab, FIRST, 'Not loaded. Retry');
  await clickControl(tab, FIRST, 'Not loaded. Retry');
  await controlOf(tab, FIRST, 'Not loaded. Retry');
  expect((await papersOn(tab)).length).toBe(COUNT);
  expect(await versionNow()).toBe(9_990);
  expect(errors).toEqual([]);
});

test('a page that should show cards and shows none is noted, without its address', async () => {
  const tab = await browser.open(empty?.address ?? '');
  const popup = await browser.popup();
  const diagnose = () =>
    popup.run(async () => {
      const runtime = (globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<{ answer: string }> } } })
        .chrome.runtime;
      return (await runtime.sendMessage({ papermarks: 1, name: 'diagnose', ask: null })).answer;
    });
  const text = await until(diagnose, (lines) => lines.includes('huggingface'));
  expect(text).toMatch(/^Papermarks \d+\.\d+\.\d+, /);
  expect(text).toContain('no card on a page of huggingface');
  expect(text).not.toContain('zzzz');
  await tab.close();
});

test('titles arrive as text, whatever is in them', async () => {
  const titles = [
    '<script>document.title = "taken"</script>',
    '<img src=x onerror="document.title = 1"> &amp; <b>bold</b>',
    '$\\mathcal{O}(n^2)$ bounds for $\\langle x \\rangle$',
    'קריאה עמוקה של מאמרים ארוכים',
    'Papers 📄👩‍🔬 and the people who read them 🎉',
    `Long ${'x'.repeat(4_995)}`,
  ];
  const asMarkup = (title: string): string => title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const odd = arxivList(madePapers(titles.length).map(({ id }, at) => ({ id, title: asMarkup(titles[at] ?? '') })));
  await browser.forget();
  browser = await launchChromium({ serve: servePages([odd]) });
  const tab = await browser.open(odd.address);
  for (const paper of await papersOn(tab)) {
    await clickControl(tab, paper, 'Status');
    await untilSaved(tab, paper, 'to read');
  }
  const popup = await browser.popup();
  const rows = await untilRows(popup, ({ length }) => length === titles.length);
  const shown = new Map(rows.map(({ paper, heading }) => [paper, heading]));
  expect(shown).toEqual(new Map(titles.map((title, at) => [`arxiv:2611.${70_001 + at}`, plainTex(title)])));
  expect(await popup.run(() => [document.title, document.querySelectorAll('main script, main img, main b').length])).toEqual([
    'Papermarks',
    0,
  ]);
});
