import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { untilSaved } from '../harness/strips.ts';
import { clickDock, docksOf, untilRing, untilTriage } from './listing.ts';
import { arxivList, madePapers } from './made-pages.ts';

const PAPERS = madePapers(5, 15_001);
const LIST = arxivList(PAPERS);
const FIRST = `arxiv:${PAPERS[0]?.id}`;

let browser: Chromium;
beforeAll(async () => {
  // A profile in which nothing was ever installed, whose welcome stays.
  browser = await launchChromium({ serve: servePages([LIST]), welcome: true });
  await until(
    async () => browser.context.pages().some((page) => page.url().endsWith('#welcome')),
    (there) => there,
  );
});
afterAll(() => browser.forget());

const lesson = async (tab: ChromiumTab) => (await docksOf(tab)).find(({ name, isShown }) => name === 'lesson' && isShown)?.says ?? '';
const teaches = (tab: ChromiumTab, what: string) =>
  until(
    () => lesson(tab),
    (says) => says.includes(what),
    8_000,
  );

test('the first listing teaches three keys on the page itself, each by pressing it, and no other listing does', async () => {
  const tab = await browser.open(LIST.address);
  await tab.show();
  await untilTriage(tab);
  await teaches(tab, 'Press j to go to a paper.');
  await tab.press('j');
  await untilRing(tab, FIRST);
  await teaches(tab, 'Now press 2: it is to be read.');
  await tab.press('2');
  await untilSaved(tab, FIRST, 'to read');
  await teaches(tab, 'u takes it back.');
  await tab.press('u');
  await untilSaved(tab, FIRST, 'no status');
  await teaches(tab, '? shows every key');
  await tab.press('j');
  await until(
    () => lesson(tab),
    (says) => says === '',
  );
  await tab.go(LIST.address);
  await untilTriage(tab);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await lesson(tab)).toBe('');
  await tab.close();
});

test('it can be skipped', async () => {
  await browser.worker.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } };
    return chrome.storage.local.set({ lesson: true });
  });
  const tab = await browser.open(LIST.address);
  await tab.show();
  await teaches(tab, 'Press j');
  await clickDock(tab, 'lesson', 'skip');
  await until(
    () => lesson(tab),
    (says) => says === '',
  );
  await tab.press('j');
  expect(await lesson(tab)).toBe('');
});
