import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { until } from '../harness/driven.ts';
import { fixturePages, servePages } from '../harness/pages.ts';
import { clickControl, papersOn, untilSaved } from '../harness/strips.ts';
import { untilRows } from './popup-page.ts';
import { openToolbarPopup, type ToolbarPopup } from './toolbar-popup.ts';

// The popup itself, over the tab in front. An act of the extension opens it, which grants no `activeTab`: what is seen here
// of a tab is seen by the hosts that the manifest names.

const PDF = 'https://arxiv.org/pdf/2611.80001v2';
const pages = servePages(fixturePages());

let browser: Chromium;
beforeAll(async () => {
  browser = await launchChromium({
    serve: (address) =>
      address === PDF ? { status: 200, contentType: 'text/html', body: '<title>A Title of a File</title><p>text' } : pages(address),
  });
});
afterAll(() => browser.forget());

/** Opens a page, and the popup over it. */
async function over(address: string, look: (popup: ToolbarPopup) => Promise<void>): Promise<void> {
  const tab = await browser.open(address);
  await tab.show();
  const popup = await openToolbarPopup(browser);
  try {
    await look(popup);
  } finally {
    await popup.close();
    await tab.close();
  }
}

const headings = (popup: ToolbarPopup) =>
  popup.run(() => [...document.querySelectorAll('.list-head')].map(({ textContent }) => textContent));

test.each([
  ['https://arxiv.org/abs/2611.90114', 'Slow Reading: Giving Long Documents the Attention They Ask For'],
  ['https://huggingface.co/papers/2611.90114', 'Slow Reading'],
])('over %s its paper comes first', async (address, title) => {
  await over(address, async (popup) => {
    const [row] = await untilRows(popup, ({ length }) => length === 1);
    expect(row).toMatchObject({ paper: 'arxiv:2611.90114', status: 'none' });
    expect(row?.heading).toContain(title);
    expect(await headings(popup)).toContain('In this tab');
  });
});

test('over a file its paper is known by the address, and saved with the title of the tab', async () => {
  await over(PDF, async (popup) => {
    await untilRows(popup, ([row]) => row?.heading === 'A Title of a File');
    await popup.run(() => document.querySelector<HTMLElement>('.here-one .status-step')?.click());
    await untilRows(popup, ([row]) => row?.status === 'want');
    await until(
      () => popup.run(() => document.querySelector('[data-saving]') === null),
      (saved) => saved,
    );
  });
  const alone = await browser.popup();
  expect(await untilRows(alone, ({ length }) => length === 1)).toMatchObject([{ paper: 'arxiv:2611.80001', title: 'A Title of a File' }]);
  await alone.close();
});

test('over a list its saved papers come first, and all of them are counted', async () => {
  const { address = '' } = fixturePages().find(({ file }) => file === 'arxiv/recent.html') ?? {};
  const tab = await browser.open(address);
  const papers = await papersOn(tab);
  const [, second = '', , fourth = ''] = papers;
  for (const paper of [fourth, second]) {
    await clickControl(tab, paper, 'Status');
    await untilSaved(tab, paper, 'to read');
  }
  await tab.close();
  await over(address, async (popup) => {
    const rows = await untilRows(popup, ({ length }) => length === 3);
    expect(rows.map(({ paper }) => paper)).toEqual([second, fourth, 'arxiv:2611.80001']);
    expect(await headings(popup)).toEqual([`2 of ${papers.length} on this page are saved`, 'Saved last']);
    await popup.run(() => document.querySelector<HTMLElement>('.here-papers [data-act=remove]')?.click());
    await until(
      () => headings(popup),
      ([head]) => head === `1 of ${papers.length} on this page are saved`,
    );
  });
});

test('over any other page nothing is said of it', async () => {
  await over('https://arxiv.org/', async (popup) => {
    await untilRows(popup, ({ length }) => length === 2);
    expect(await headings(popup)).toEqual([]);
  });
});
