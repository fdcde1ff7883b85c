import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { tabOn } from '../harness/chromium-tab.ts';
import { type Tab, until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { clickControl, papersOn, statusOf, untilSaved } from '../harness/strips.ts';
import { WELCOME } from '../harness/welcome.ts';
import { type ExtensionsPage, openExtensions } from './extensions-page.ts';
import { faultsIn } from './faults.ts';
import { untilRows } from './popup-page.ts';
import { ADDRESSES, clickSite, isWanted, marksOnceSeesEverywhere, openSites, sitePages, untilStrips, wantsAndLeaves } from './sites.ts';
import { looksUpTitles, titleServer } from './titles.ts';
import { openToolbarPopup } from './toolbar-popup.ts';

declare const chrome: {
  permissions: { request(asked: { origins: string[] }): Promise<boolean> };
  contextMenus: { update(id: string, to: object): Promise<void> };
};

/** A reading list on a site that no adapter knows. */
const LIST = {
  file: 'github/awesome.html',
  address: 'https://github.com/made/awesome-reading',
  html: `<!doctype html><html lang="en"><title>Reading</title><body><h1>Reading</h1><ul>
<li><a href="https://arxiv.org/abs/2611.90055">Quiet Quantisation: Two-Bit Weights</a></li>
<li><b>Slow Reading: Giving Long Documents Attention</b> [<a href="https://arxiv.org/pdf/2611.90114">paper</a>]</li></ul>
<p>As was shown (<a href="https://doi.org/10.1145/9990001.9990002">there</a>), it can be done.</p></body></html>`,
};

/** The same paper's file, which has an address and no page. */
const PDF = { file: 'made/paper.pdf', address: 'https://arxiv.org/pdf/2611.90055v1', html: '<title>2611.90055v1.pdf</title>' };

const { serve, asked } = titleServer(servePages([...sitePages(), LIST, PDF]));

let browser: Chromium;
let settings: Tab;
let extensions: ExtensionsPage;
beforeAll(async () => {
  browser = await launchChromium({ serve, fresh: true });
  extensions = await openExtensions(browser);
  for (const host of ['openreview.net', 'scholar.google.com', 'github.com', 'api.crossref.org'])
    await extensions.agreeTo(`https://${host}/*`);
  settings = await openSites(browser);
  expect(await settings.run(() => document.body.textContent)).not.toContain('Other sites');
});
afterAll(() => browser.forget());

/** How a strip is laid out while the whole page is a text field, out of which a browser may copy what a closed root holds. */
const boxWhileTyped = (tab: Tab): Promise<string> =>
  tab.run(() => {
    document.designMode = 'on';
    const { display } = getComputedStyle(document.querySelector('papermarks-strip') ?? document.body);
    document.designMode = 'off';
    return display;
  });

test('a site that a person wants shows strips at once, in open tabs too; left, they go at once', () => wantsAndLeaves(browser, settings));

test('a site that is revoked in the browser’s own settings is left at once too; granted anew, its open page has strips again', async () => {
  const open = await browser.open(ADDRESSES.openreview);
  await untilStrips(open, (strips) => strips === 6);
  const room = (): Promise<string> => open.run(() => getComputedStyle(document.querySelector('li > .note') ?? document.body).paddingBottom);
  const kept = await room();
  await extensions.revoke('https://openreview.net/*');
  await untilStrips(open, (strips) => strips === 0);
  expect(await room()).not.toBe(kept);
  await until(
    () => isWanted(settings, 'OpenReview'),
    (wanted) => wanted === false,
  );
  await extensions.agreeTo('https://openreview.net/*');
  await until(
    () => isWanted(settings, 'OpenReview'),
    (wanted) => wanted === true,
  );
  await open.show();
  await untilStrips(open, (strips) => strips === 6);
  expect(await room()).toBe(kept);
  await open.close();
});

test('a paper that was marked on Hugging Face is marked on arXiv, on Scholar, and on OpenReview by its other id', () =>
  marksOnceSeesEverywhere(browser, settings));

test('and in the popup over its file', async () => {
  const file = await browser.open(PDF.address);
  await file.show();
  const popup = await openToolbarPopup(browser);
  await untilRows(popup, ([row]) => row?.paper === 'arxiv:2611.90055' && row.status === 'reading');
  await popup.close();
  await file.close();
});

test('on a site that is wanted for good the papers it links to are found, and show what was marked elsewhere', async () => {
  // The popup's button asks for this; a popup in a tab of its own stands over no other, so a click in our own page does.
  await settings.show();
  await settings.run(() => {
    const ask = (): void => void chrome.permissions.request({ origins: ['https://github.com/*'] });
    document.querySelector('h1')?.addEventListener('click', ask, { once: true });
  });
  const at = await settings.run(() => {
    const heading = document.querySelector('h1');
    heading?.scrollIntoView({ block: 'center' });
    const { left, top } = heading?.getBoundingClientRect() ?? new DOMRect();
    return { x: left + 5, y: top + 5 };
  });
  const list = await browser.open(LIST.address);
  await settings.show();
  await settings.click(at);
  await list.show();
  await until(
    () => papersOn(list),
    (papers) => papers.length === 3,
  );
  expect(await papersOn(list)).toEqual(['arxiv:2611.90055', 'arxiv:2611.90114', 'doi:10.1145/9990001.9990002']);
  await until(
    () => statusOf(list, 'arxiv:2611.90055'),
    (status) => status === 'reading',
  );
  await clickControl(list, 'doi:10.1145/9990001.9990002', 'Status');
  await untilSaved(list, 'doi:10.1145/9990001.9990002', 'to read');
  expect(await boxWhileTyped(list)).toBe('none');
  // What is done elsewhere shows here too.
  const daily = await browser.open(ADDRESSES.huggingface);
  await clickControl(daily, 'arxiv:2611.90055', 'Status');
  await untilSaved(daily, 'arxiv:2611.90055', 'read');
  await daily.close();
  await list.show();
  await until(
    () => statusOf(list, 'arxiv:2611.90055'),
    (status) => status === 'read',
  );
  await list.close();
});

test('the key that finds papers on any page is ours, and not the browser’s', async () => {
  const commands = await browser.worker.evaluate<{ name: string; shortcut: string }[]>('chrome.commands.getAll()');
  expect(commands.find(({ name }) => name === 'find-papers')?.shortcut).toBe('Alt+Shift+M');
});

test('the site where a person said so stands in the settings by its host, and is left there: its strips go at once', async () => {
  const list = await browser.open(LIST.address);
  await untilStrips(list, (strips) => strips === 3);
  expect(await isWanted(settings, 'github.com')).toBe(true);
  await clickSite(settings, 'github.com');
  await untilStrips(list, (strips) => strips === 0);
  await until(
    () => isWanted(settings, 'github.com'),
    (wanted) => wanted === false,
  );
  await list.go(LIST.address);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await untilStrips(list, () => true)).toEqual([]);
  await list.close();
});

test('a missing title is looked up once a person has switched that on, and no longer', () => looksUpTitles(browser, settings, asked));

test('the menus are there: of links, and of pages', async () => {
  const menus = (id: string) => settings.run((of) => chrome.contextMenus.update(of, {}).then(() => true, String), id);
  expect(await menus('find-papers')).toBe(true);
  expect(await menus('save-link')).toBe(true);
  expect(await menus('another')).not.toBe(true);
});

describe('a new profile', () => {
  let fresh: Chromium;
  afterAll(() => fresh.forget());

  const welcomes = () => fresh.context.pages().filter((page) => page.url() === fresh.ours(WELCOME));

  test('is welcomed, and a click there wants a site', async () => {
    fresh = await launchChromium({ serve, welcome: true });
    const [page] = await until(
      async () => welcomes(),
      ({ length }) => length === 1,
    );
    const welcome = await tabOn(page as Page, new URL(fresh.ours('')).origin);
    await until(
      () => isWanted(welcome, 'OpenReview'),
      (wanted) => wanted === false,
    );
    expect(await welcome.run(() => document.visibilityState)).toBe('visible');
    for (const colorScheme of ['light', 'dark'] as const) {
      await welcome.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await faultsIn(welcome.page.mainFrame())).toEqual([]);
    }
    const extensions = await openExtensions(fresh);
    await extensions.agreeTo('https://openreview.net/*');
    await clickSite(welcome, 'OpenReview');
    const group = await fresh.open(ADDRESSES.openreview);
    await untilStrips(group, (strips) => strips === 6);
    await clickControl(group, 'openreview:bQ2-mLpX0s', 'Status');
    await untilSaved(group, 'openreview:bQ2-mLpX0s', 'to read');
  });

  test('is not welcomed again: neither after a restart, nor when everything was erased', async () => {
    await fresh.close();
    fresh = await launchChromium({ serve, profile: fresh.profile, welcome: true });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(welcomes()).toEqual([]);
    const data = await fresh.open(fresh.ours('library.html'));
    await data.page.getByRole('button', { name: 'Erase everything…' }).click();
    await data.page.getByRole('button', { name: 'Erase it all' }).click();
    await data.page.getByText('kept beside them: 0').first().waitFor();
    await fresh.close();
    fresh = await launchChromium({ serve, profile: fresh.profile, welcome: true });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(welcomes()).toEqual([]);
  });
});
