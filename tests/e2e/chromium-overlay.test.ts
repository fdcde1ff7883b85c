import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { fixturePages, servePages } from '../harness/pages.ts';
import { clickControl, controlOf, focusControl, middle, papersOn, statusOf, untilSaved } from '../harness/strips.ts';
import { changing } from './made-site.ts';

const [FIRST, SECOND] = ['arxiv:2611.70001', 'arxiv:2611.70002'];
const abs = fixturePages().find(({ file }) => file === 'arxiv/abs.html');

let browser: Chromium;
let tab: ChromiumTab;

beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([changing, ...fixturePages()]) });
});
afterEach(() => tab.close());
afterAll(() => browser.forget());

/** The addresses of the editors' frames that there are; each has a nonce of its own. */
function editors(): string[] {
  return tab.page
    .frames()
    .map((frame) => frame.url())
    .filter((url) => url.includes('/editor.html'));
}

/** What floats, as the page can tell: its box, and whether a click there would meet it. */
function layers(): Promise<{ box: number[]; hit: boolean }[]> {
  return tab.run(() =>
    [...document.querySelectorAll('papermarks-layer')].map((layer) => {
      const { x, y, width, height } = layer.getBoundingClientRect();
      return { box: [x, y, width, height], hit: document.elementFromPoint(x + 9, y + 9) === layer };
    }),
  );
}

async function pointAt(paper: string): Promise<void> {
  await tab.hover(middle((await controlOf(tab, paper, 'Status')).box));
}

/** Waits until keys arrive in a field of the editor. */
async function untilTyping(): Promise<void> {
  const focused = async () =>
    (await tab.editor()).run(() => document.hasFocus() && document.activeElement?.matches('input, textarea') === true).catch(() => false);
  await until(focused, (there) => there);
}

test('pointing at a strip makes one editor ready, without a paper, out of sight; opening uses it; the next has another nonce', async () => {
  tab = await browser.open(changing.address);
  expect(editors()).toEqual([]);
  await pointAt(FIRST);
  await until(
    async () => editors(),
    ({ length }) => length === 1,
  );
  await pointAt(SECOND);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const [ready] = editors();
  expect(editors()).toEqual([ready]);
  const frame = tab.page.frames().find((each) => each.url() === ready);
  expect(await frame?.locator('body').innerText()).toBe('');
  expect(await layers()).toEqual([{ box: [0, 0, 380, 340], hit: false }]);
  expect(await tab.run(() => [window.length, document.activeElement === document.body])).toEqual([0, true]);

  await clickControl(tab, SECOND, 'Note');
  await untilTyping();
  expect(editors()).toEqual([ready]);
  expect((await layers()).map(({ hit }) => hit)).toEqual([true]);
  await tab.type('warm');
  await expect.poll(() => frame?.locator('textarea').inputValue()).toBe('warm');

  await tab.press('Escape');
  // The focus comes back to the strip, so the next is made ready.
  await until(
    async () => editors(),
    ([next, ...more]) => next !== undefined && next !== ready && more.length === 0,
  );
  await until(layers, (all) => all.every(({ hit }) => !hit));
});

test('passing over strips makes no editor ready; the focus does', async () => {
  tab = await browser.open(changing.address);
  const strip = middle((await controlOf(tab, FIRST, 'Status')).box);
  // Both at once, so that a busy machine does not make it a rest.
  await Promise.all([tab.hover(strip), tab.hover({ x: 1, y: 1 })]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(editors()).toEqual([]);
  await focusControl(tab, FIRST, 'Status');
  await until(
    async () => editors(),
    ({ length }) => length === 1,
  );
});

test('an editor that was ready and that the page took away is made anew when it is opened', async () => {
  tab = await browser.open(changing.address);
  await pointAt(FIRST);
  await until(
    async () => editors(),
    ({ length }) => length === 1,
  );
  await tab.run(() => document.querySelector('papermarks-layer')?.remove());
  await clickControl(tab, FIRST, 'Tags');
  await untilTyping();
  expect((await layers()).length).toBe(1);
});

test('a click on a card that is another paper’s since the last look does nothing', async () => {
  tab = await browser.open(changing.address);
  const before = await statusOf(tab, FIRST);
  // The page changes the card on the very click: nobody could have looked at it in between.
  await tab.run(() => addEventListener('click', () => globalThis.site.recycle([8, 9]), { capture: true, once: true }));
  await clickControl(tab, FIRST, 'Status');
  await until(
    () => papersOn(tab),
    ([paper]) => paper === 'arxiv:2611.70008',
  );
  expect(await statusOf(tab, 'arxiv:2611.70008')).toBe('no status');
  await tab.run(() => globalThis.site.render([1]));
  expect(await statusOf(tab, FIRST)).toBe(before);
});

test('an editor closes, with all that was typed saved, when the page goes on to other papers; not when it builds the same anew', async () => {
  tab = await browser.open(changing.address);
  await clickControl(tab, SECOND, 'Tags');
  await untilTyping();
  await tab.type('left behind');
  await tab.run(() => globalThis.site.render([1, 2, 3]));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await layers()).map(({ hit }) => hit)).toEqual([true]);
  await tab.run(() => globalThis.site.go('/papers/week/2026-W45', [31, 32]));
  await until(layers, (all) => all.every(({ hit }) => !hit));
  await tab.run(() => globalThis.site.render([2]));
  await controlOf(tab, SECOND, 'Tags: left behind');
});

test('the popup is told what stands on a page', async () => {
  const popup = await browser.popup();
  const here = () =>
    popup.run(async (address) => {
      const { tabs } = (
        globalThis as unknown as {
          chrome: { tabs: { query(of: object): Promise<{ id: number }[]>; sendMessage(id: number, message: string): Promise<unknown> } };
        }
      ).chrome;
      const [found] = await tabs.query({ url: `${address}*` });
      return found && tabs.sendMessage(found.id, 'papermarks:here');
    }, tab.page.url());

  tab = await browser.open(changing.address);
  const papers = await papersOn(tab);
  expect(await here()).toEqual({ kind: 'list', papers });
  await tab.close();

  tab = await browser.open(abs?.address ?? '');
  const [paper = ''] = await papersOn(tab);
  expect(await here()).toEqual({
    kind: 'paper',
    papers: [paper],
    sighting: expect.objectContaining({
      paper: expect.objectContaining({ id: paper, title: 'Slow Reading: Giving Long Documents the Attention They Ask For' }),
    }),
  });
  await clickControl(tab, paper, 'Status');
  await untilSaved(tab, paper, 'to read');
  await popup.close();
});
