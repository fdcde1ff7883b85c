import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { faultsIn } from './faults.ts';
import { drawnOf, ringAt, untilTriage } from './listing.ts';
import { arxivList, madePapers } from './made-pages.ts';

const PAPERS = madePapers(5, 4_001);
const list = arxivList(PAPERS);

let browser: Chromium;
let settings: ChromiumTab;
let listing: ChromiumTab;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([list]) });
  listing = await browser.open(list.address);
  await untilTriage(listing);
  settings = await openSettings();
});
afterAll(() => browser.forget());

async function openSettings(): Promise<ChromiumTab> {
  const tab = await browser.open(`${browser.ours('library.html')}#settings`);
  await until(
    () => tab.run(() => document.querySelector('[role=switch]') !== null),
    (there) => there,
  );
  return tab;
}

/** Presses Tab until the focus is on what is called so. */
async function tabTo(tab: ChromiumTab, name: string): Promise<void> {
  for (let pressed = 0; pressed < 140; pressed++) {
    const focused = await tab.run(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? (at as HTMLInputElement | null)?.labels?.[0]?.textContent ?? at?.textContent ?? '';
    });
    if (focused.startsWith(name)) return;
    await tab.press('Tab');
  }
  throw new Error(`Tab never came to ${name}.`);
}

const untilSaved = () =>
  until(
    () => settings.run(() => document.querySelector('.settings-saved')?.getAttribute('data-state')),
    (state) => state === 'saved',
  );

test('axe finds nothing in the settings, in the light and in the dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await settings.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await faultsIn(settings.page.mainFrame())).toEqual([]);
  }
});

test('a key that is changed, by keys alone, holds at once on a listing that is open', async () => {
  await settings.show();
  await tabTo(settings, 'Next card');
  await settings.press('Enter');
  await settings.press('m');
  await untilSaved();
  await listing.show();
  await until(
    async () => {
      await listing.press('m');
      return ringAt(listing);
    },
    (at) => at !== null,
  );
  await listing.press('Escape');
  await listing.press('j');
  expect(await ringAt(listing)).toBeNull();
});

test('a rule that is added highlights its card there, and says why', async () => {
  await settings.show();
  await tabTo(settings, 'What happens');
  await settings.press('ArrowDown');
  await tabTo(settings, 'Which');
  await settings.type(PAPERS[2]?.title.split(' ').at(-1) ?? '');
  await settings.press('Enter');
  await until(
    () => drawnOf(listing),
    (drawn) => drawn.filter(({ is, why }) => is.includes('lit') && why.startsWith('Highlighted by ')).length === 1,
  );
});

test('single keys that are switched off for a site do nothing there', async () => {
  await settings.show();
  await settings.page.reload();
  await tabTo(settings, 'Single keys: arXiv');
  await settings.press('Space');
  await untilSaved();
  await listing.show();
  await new Promise((resolve) => setTimeout(resolve, 600));
  await listing.press('m');
  expect(await ringAt(listing)).toBeNull();
});

test('all is there after the page is loaded again, and the way to the data is at its head', async () => {
  await settings.close();
  settings = await openSettings();
  const told = await settings.run(() => document.body.innerText);
  expect(told).toContain('M');
  expect(told).toContain(PAPERS[2]?.title.split(' ').at(-1));
  await tabTo(settings, 'Your data');
  await settings.press('Enter');
  await until(
    () => settings.run(() => document.title),
    (title) => title.startsWith('Your data'),
  );
  await settings.page.goBack();
  await until(
    () => settings.run(() => document.title),
    (title) => title.startsWith('Settings'),
  );
});
