import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { clickControl, floatsOf, untilSaved } from '../harness/strips.ts';
import { untilNothingFloats } from './keys.ts';
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
  await teaches(tab, 'Now press 2: the paper is marked “to read”.');
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

/** A first listing, as after an install. */
async function firstListing(): Promise<ChromiumTab> {
  await browser.worker.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } };
    return chrome.storage.local.set({ lesson: true });
  });
  const tab = await browser.open(LIST.address);
  await tab.show();
  await teaches(tab, 'Press j');
  return tab;
}

const untilSkipped = (tab: ChromiumTab) =>
  until(
    () => lesson(tab),
    (says) => says === '',
  );

test('it can be skipped', async () => {
  const tab = await firstListing();
  await clickDock(tab, 'lesson', 'skip');
  await untilSkipped(tab);
  await tab.press('j');
  expect(await lesson(tab)).toBe('');
  await tab.close();
});

test('Escape skips it, before a card is chosen and after', async () => {
  for (const keys of [[], ['j']]) {
    const tab = await firstListing();
    for (const key of keys) await tab.press(key);
    await tab.press('Escape');
    await untilSkipped(tab);
    // Only the lesson was closed: the person is still where they were.
    if (keys.length > 0) await untilRing(tab, FIRST);
    await tab.close();
  }
});

test('an Escape that belongs to what is open above it leaves it as it is', async () => {
  const tab = await firstListing();
  const isOpen = async (name: string) => (await docksOf(tab)).some((dock) => dock.name === name && dock.isShown);
  await tab.press('?');
  await until(
    () => isOpen('keys'),
    (is) => is,
  );
  // The keys lose the focus, as by a click on the page.
  await tab.run(() => (document.activeElement as HTMLElement).blur());
  await tab.press('Escape');
  await until(
    () => isOpen('keys'),
    (is) => !is,
  );
  expect(await lesson(tab)).toContain('Press j');

  await tab.press('j');
  await untilRing(tab, FIRST);
  await tab.press('t');
  await until(
    async () => (await tab.editor()).run(() => document.activeElement?.localName),
    (focused) => focused === 'input',
  );
  await tab.press('Escape');
  await untilNothingFloats(tab);
  expect(await lesson(tab)).toContain('Now press 2');

  await clickControl(tab, FIRST, 'All statuses');
  await until(
    () => floatsOf(tab),
    (floats) => floats.some(({ controls }) => controls.some(({ focused }) => focused)),
  );
  await tab.press('Escape');
  await untilNothingFloats(tab);
  expect(await lesson(tab)).toContain('Now press 2');
  await tab.press('Escape');
  await untilSkipped(tab);
});
