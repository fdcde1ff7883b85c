import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { drawnOf, untilRing, untilTriage } from './listing.ts';
import { huggingFaceList, madePapers } from './made-pages.ts';
import { rowsOf } from './popup-page.ts';

/** A site with keys of its own, a search field, and what another extension may have put in. */
const SITE = `
globalThis.heard = [];
for (const target of [window, document]) for (const capture of [true, false])
  target.addEventListener('keydown', ({ key }) => globalThis.heard.push(key), { capture });
const box = document.createElement('div');
box.innerHTML = '<input id="search"><textarea id="text"></textarea><div id="rich" contenteditable>x</div><div id="menu" role="menu" tabindex="0">m</div><other-extension></other-extension><closed-extension tabindex="0"></closed-extension>';
document.body.prepend(box);
const open = box.querySelector('other-extension').attachShadow({ mode: 'open' });
open.innerHTML = '<input>';
const closed = box.querySelector('closed-extension').attachShadow({ mode: 'closed', delegatesFocus: true });
closed.innerHTML = '<input>';
globalThis.focusOn = (what) => what === 'open' ? open.querySelector('input').focus() : what === 'closed' ? closed.querySelector('input').focus() : document.querySelector(what).focus();
`;
const PAPERS = madePapers(6, 8_001);
const PAGE = huggingFaceList(PAPERS, SITE);
const KEYS = ['j', '4', 's', 'x', 'u', '.', 'h'];

let browser: Chromium;
let tab: ChromiumTab;

beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([PAGE]) });
});
afterAll(() => browser.forget());

beforeEach(async () => {
  await tab?.close();
  tab = await browser.open(PAGE.address);
  await untilTriage(tab);
});

async function savedCount(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const popup = await browser.popup();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const rows = await rowsOf(popup);
  await popup.close();
  return rows.length;
}

/** The keys that the page's own handlers heard. */
const heardThere = (): Promise<string[]> => tab.run(() => Reflect.get(globalThis, 'heard') as string[]);
const ringed = async () => (await drawnOf(tab)).some(({ is }) => is.includes('ring'));

test('a site never hears a key that is ours, wherever it listens, and hears all others', async () => {
  await tab.press('j');
  await untilRing(tab, `arxiv:${PAPERS[0]?.id}`);
  await tab.press('k');
  await tab.press('q');
  await tab.press('ArrowDown');
  const heard = await heardThere();
  expect(heard.filter((key) => ['j', 'k'].includes(key))).toEqual([]);
  expect(heard.filter((key) => key === 'q').length).toBe(4);
  await tab.press('Escape');
  await tab.press('s');
  expect((await heardThere()).filter((key) => key === 's').length).toBe(4);
});

test.each(['#search', '#text', '#rich', '#menu', 'open', 'closed'])('keys pressed in %s are not ours', async (field) => {
  await tab.press('j');
  await tab.press('Escape');
  await tab.run((what) => Reflect.get(globalThis, 'focusOn')(what), field);
  await tab.run(() => void Reflect.set(globalThis, 'heard', []));
  for (const key of KEYS) await tab.press(key);
  // What is drawn follows in the next frame.
  await until(ringed, (is) => !is);
  expect((await heardThere()).filter((key) => key === 'j').length).toBeGreaterThanOrEqual(2);
  expect(await savedCount()).toBe(0);
});

test('keys with a modifier, and those of an input method, are not ours', async () => {
  await tab.press('j');
  for (const key of ['Control+4', 'Alt+4', 'Meta+4']) await tab.press(key);
  const session = await tab.page.context().newCDPSession(tab.page);
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Process', code: 'Digit4', windowsVirtualKeyCode: 229 });
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: '4', code: 'Digit4', windowsVirtualKeyCode: 229 });
  expect(await savedCount()).toBe(0);
  await tab.press('4');
  expect(await savedCount()).toBe(1);
});

test('keys that a page makes up are not ours', async () => {
  await tab.run(() => {
    for (const key of ['j', '4', 's'])
      for (const target of [window, document.body])
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  });
  expect(await ringed()).toBe(false);
});
