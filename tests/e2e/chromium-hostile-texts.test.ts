import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { type Place, until } from '../harness/driven.ts';
import { type PageFile, servePages } from '../harness/pages.ts';
import { clickControl, untilSaved } from '../harness/strips.ts';
import { untilTyping } from './hostile/worlds.ts';
import { untilNothingFloats } from './keys.ts';
import { arxivList, madePapers } from './made-pages.ts';
import { untilRows } from './popup-page.ts';

const MARKUP = '<img src="x:" onerror="globalThis.ran = 1"><script>globalThis.ran = 2</script><iframe srcdoc="<b>">';
/** What a card says in the place of title, author and abstract, and a part of it to search for. */
const TEXTS = [
  { text: `${MARKUP} markup`, part: '<img src="x:" onerror' },
  { text: `javascript:globalThis.ran=3 "'\`><b>`, part: 'javascript:globalthis' },
  { text: '\u202egnorw eht yaw dnuor\u2066\u2067\u202d bidi \u200f\u061c', part: 'gnorw eht' },
  { text: `${'W'.repeat(9_000)} ${'endless '.repeat(120)}`, part: 'wwwwwwww endless' },
  { text: `con\u0001trol\u0008 \u001b[31m\u0085\u009f characters`, part: 'trol [31m' },
  { text: `broken \ud800 pairs \udc00\ud83d`, part: 'broken' },
] as const;
const TAG = '<img src=x: onerror=ran=4>';

const made = madePapers(TEXTS.length, 6_001);
const papers = made.map(({ id }) => `arxiv:${id}`);
const list = withTexts(arxivList(made));
let browser: Chromium;
let tab: ChromiumTab;
let popup: ChromiumTab;

beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([list]) });
  tab = await browser.open(list.address);
  for (const paper of papers) {
    await clickControl(tab, paper, 'Status');
    await untilSaved(tab, paper, 'to read');
  }
  popup = await browser.popup();
});
afterAll(() => browser.forget());

/** Puts the texts into the cards by a script: some of them cannot be sent as markup. */
function withTexts(page: PageFile): PageFile {
  const script = `for (const [at, { text }] of ${JSON.stringify(TEXTS).replaceAll('<', '\\u003c')}.entries()) {
  const dd = document.querySelectorAll('dd')[at];
  const abstract = dd.querySelector('.meta').appendChild(document.createElement('p'));
  abstract.className = 'mathjax';
  for (const part of [dd.querySelector('.list-title').appendChild(document.createElement('b')), dd.querySelector('.list-authors a'), abstract]) part.textContent = text;
}`;
  return { ...page, html: page.html.replace('</body>', `<style>dd { overflow: clip }</style><script>${script}</script></body>`) };
}

/** What a text has become that was not shown as text, and what does not fit. */
function faultsOf(place: Place): Promise<string[]> {
  return place.run(() => {
    const made = [...document.querySelectorAll('img, iframe, object, embed, b, body script, [srcdoc], [onerror], [onload]')];
    const links = [...document.querySelectorAll('a')].filter(({ protocol, origin }) => protocol !== 'https:' && origin !== location.origin);
    const high = [...document.querySelectorAll('li.paper, li.paper .paper-title')].filter(
      (row) => row.getBoundingClientRect().height > 260,
    );
    const wide = [...document.querySelectorAll('html, body, main, [role=dialog], ul, ol')].filter(
      (box) => getComputedStyle(box).overflowX !== 'clip' && box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0,
    );
    const told = Object.entries({ made, links, high, wide }).flatMap(([fault, found]) =>
      found.map(({ outerHTML }) => `${fault}: ${outerHTML.slice(0, 200)}`),
    );
    return 'ran' in globalThis ? [...told, `ran: ${Reflect.get(globalThis, 'ran')}`] : told;
  });
}

test('the popup shows hostile titles and authors as text, in rows of bounded height', async () => {
  await popup.show();
  const rows = await untilRows(popup, ({ length }) => length === papers.length);
  const titles = new Map(rows.map(({ paper, title }) => [paper, title]));
  expect(titles.get(papers[0] ?? '')).toContain(`${MARKUP} markup`);
  expect(titles.get(papers[1] ?? '')).toContain(TEXTS[1].text);
  expect(rows.every(({ title, authors }) => title.isWellFormed() && authors.isWellFormed() && !/[\p{Cc}]/u.test(title))).toBe(true);
  expect(await faultsOf(popup)).toEqual([]);
});

test('the badge counts the papers', async () => {
  const badge = () =>
    browser.worker.evaluate(async (address) => {
      const { tabs, action } = Reflect.get(globalThis, 'chrome');
      const [{ id }] = await tabs.query({ url: address });
      return action.getBadgeText({ tabId: id });
    }, list.address);
  await expect.poll(badge).toBe(String(papers.length));
});

test.each(TEXTS.map(({ part }, at) => [part, papers[at] ?? ''] as const))('%j finds its paper', async (part, paper) => {
  await popup.show();
  await popup.press('Escape');
  await untilRows(popup, ({ length }) => length === papers.length);
  await popup.type(part);
  await untilRows(popup, (rows) => rows.map((row) => row.paper).join() === paper);
  expect(await faultsOf(popup)).toEqual([]);
  await popup.press('Escape');
});

test.each(papers)('the editor of %s shows it as text, with room for the tag, which is one too', async (paper) => {
  await tab.show();
  await clickControl(tab, paper, 'Tags');
  await untilTyping(tab);
  await tab.type(TAG);
  await tab.press('Enter');
  const editor = await tab.editor();
  const seen = () => editor.run(() => document.body.innerText);
  await until(seen, (text) => text.includes('<img src=x: onerror=ran=4>'));
  expect(await faultsOf(editor)).toEqual([]);
  const inView = await editor.run(() => {
    const { top = 0, bottom = 0 } = document.activeElement?.getBoundingClientRect() ?? {};
    return top >= 0 && bottom <= innerHeight && bottom > top;
  });
  expect(inView).toBe(true);
  await tab.press('Escape');
  await untilNothingFloats(tab);
  await untilRows(popup, (rows) => rows.some((row) => row.paper === paper && row.tags.join() === TAG));
  expect(await faultsOf(popup)).toEqual([]);
  expect(await tab.run(() => 'ran' in globalThis)).toBe(false);
});

test('the tag finds them all', async () => {
  await popup.show();
  await popup.type(TAG);
  await untilRows(popup, ({ length }) => length === papers.length);
  expect(await faultsOf(popup)).toEqual([]);
});
