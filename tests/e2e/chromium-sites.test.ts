import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { type Tab, until } from '../harness/driven.ts';
import { fixturePages, servePages } from '../harness/pages.ts';
import { clickControl, papersOn, statusOf, untilSaved } from '../harness/strips.ts';
import { openExtensions } from './extensions-page.ts';
import { ADDRESSES, marksOnceSeesEverywhere, openSites, wantsAndLeaves } from './sites.ts';

declare const chrome: { permissions: { request(asked: { origins: string[] }): Promise<boolean> } };

/** A reading list on a site that no adapter knows. */
const LIST = {
  file: 'github/awesome.html',
  address: 'https://github.com/made/awesome-reading',
  html: `<!doctype html><html lang="en"><title>Reading</title><body><h1>Reading</h1><ul>
<li><a href="https://arxiv.org/abs/2611.90055">Quiet Quantisation: Two-Bit Weights</a></li>
<li><b>Slow Reading: Giving Long Documents Attention</b> [<a href="https://arxiv.org/pdf/2611.90114">paper</a>]</li></ul>
<p>As was shown (<a href="https://doi.org/10.1145/9990001.9990002">there</a>), it can be done.</p></body></html>`,
};

let browser: Chromium;
let settings: Tab;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([...fixturePages(), LIST]) });
  const extensions = await openExtensions(browser);
  for (const host of ['https://openreview.net/*', 'https://scholar.google.com/*', 'https://github.com/*']) await extensions.agreeTo(host);
  settings = await openSites(browser);
});
afterAll(() => browser.forget());

test('a site that a person wants shows strips at once, in open tabs too; left, they go at once', () => wantsAndLeaves(browser, settings));

test('a paper that was marked on Hugging Face is marked on arXiv, on Scholar, and on OpenReview by its other id', () =>
  marksOnceSeesEverywhere(browser, settings));

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
  // What is done elsewhere shows here too.
  const daily = await browser.open(ADDRESSES.huggingface);
  await clickControl(daily, 'arxiv:2611.90114', 'Status');
  await untilSaved(daily, 'arxiv:2611.90114', 'to read');
  await daily.close();
  await list.show();
  await until(
    () => statusOf(list, 'arxiv:2611.90114'),
    (status) => status === 'to read',
  );
  await list.close();
});

test('the key that finds papers on any page is ours, and not the browser’s', async () => {
  const commands = await browser.worker.evaluate<{ name: string; shortcut: string }[]>('chrome.commands.getAll()');
  expect(commands.find(({ name }) => name === 'find-papers')?.shortcut).toBe('Alt+Shift+M');
});
