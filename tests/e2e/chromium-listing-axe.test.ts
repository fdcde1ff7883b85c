import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityOf } from '../harness/accessibility.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { faultsIn } from './faults.ts';
import { untilNothingFloats } from './keys.ts';
import { clickDock, docksOf, untilRing, untilTriage } from './listing.ts';
import { arxivList, madePapers } from './made-pages.ts';

const PAPERS = madePapers(4, 6_001);
const list = arxivList(PAPERS);

let browser: Chromium;
let tab: ChromiumTab;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([list]) });
  tab = await browser.open(list.address);
  await untilTriage(tab);
});
afterAll(() => browser.forget());

/** What axe finds in closed roots that are shown, whose content is laid out in a page of its own for it to see. */
async function faultsInRoots(): Promise<string[]> {
  const shown: string[] = [];
  for (const name of ['papermarks-strip', 'papermarks-dock', 'papermarks-over', 'papermarks-layer']) {
    shown.push(
      ...(await tab.inRoots(name, (rooted) =>
        rooted.filter(({ host }) => getComputedStyle(host).visibility !== 'hidden').map(({ root }) => root.innerHTML),
      )),
    );
  }
  expect(shown.length).toBeGreaterThan(PAPERS.length);
  const page = await browser.context.newPage();
  await page.setContent(
    `<html lang="en"><head><title>Roots</title></head><body><main><h1>Roots</h1>${shown.join('\n')}</main></body></html>`,
  );
  const faults = await faultsIn(page.mainFrame());
  await page.close();
  return faults;
}

const isShown = (dock: string) =>
  until(
    () => docksOf(tab),
    (docks) => docks.some(({ name, isShown: is }) => name === dock && is),
  );

test('a fault in a closed root is found', async () => {
  await tab.inRoots('papermarks-dock', ([first]) => {
    for (const name of ['aria-label', 'title']) first?.root.querySelector('button')?.removeAttribute(name);
  });
  expect((await faultsInRoots()).join()).toContain('button-name');
  await tab.page.reload();
  await untilTriage(tab);
});

test('strips, summary, ring, toast and bar are told as they should be, in the order of the page', async () => {
  expect(await faultsInRoots()).toEqual([]);
  await tab.press('j');
  await untilRing(tab, `arxiv:${PAPERS[0]?.id}`);
  await tab.press('2');
  await tab.press('x');
  await isShown('bar');
  await isShown('toast');
  expect(await faultsInRoots()).toEqual([]);

  const told = (await accessibilityOf(tab.page)).filter(({ name }) => name !== '');
  const at = (name: string): number => told.findIndex((node) => node.name.startsWith(name));
  const title = PAPERS[0]?.title ?? '';
  expect(told[at(`${title}. Status`)]?.role).toBe('toolbar');
  expect(at(`${title}. Status`)).toBeLessThan(at('Status: to read'));
  expect(told[at('Papermarks on this page, ')]?.role).toBe('button');
  expect(told.filter(({ role }) => role === 'button').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Status: to read', 'All statuses', 'Undo', 'Close', 'Skipped', 'Tags', 'Select nothing']),
  );
});

test('the panel and the sheet of keys are too, and are left by Escape', async () => {
  await tab.press('Escape');
  await clickDock(tab, 'pill', 'panel');
  await isShown('panel');
  expect(await faultsInRoots()).toEqual([]);
  await tab.press('ArrowDown');
  await tab.press('Escape');
  await tab.press('?');
  await isShown('keys');
  expect(await faultsInRoots()).toEqual([]);
  await tab.press('Escape');
  const docks = await docksOf(tab);
  expect(docks.filter(({ name, isShown: is }) => is && ['panel', 'keys'].includes(name))).toEqual([]);
});

test('the filter and the tags of many are, in the light and in the dark', async () => {
  for (const keys of [['/'], ['j', 'x', 'j', 'x', 't']]) {
    for (const key of keys) await tab.press(key);
    const editor = await tab.editor();
    await until(
      () => editor.run(() => document.activeElement?.localName),
      (focused) => focused === 'input',
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await faultsIn(editor.frame)).toEqual([]);
    }
    await tab.press('Escape');
    await untilNothingFloats(tab);
  }
});
