import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tab } from '../harness/driven.ts';
import { type Firefox, launchFirefox } from '../harness/firefox.ts';
import { fixturePages, servePages } from '../harness/pages.ts';
import { clickControl, controlOf, focusControl, papersOn, statusOf, untilSaved } from '../harness/strips.ts';
import { inksIn } from './ink.ts';
import { untilTriage } from './listing.ts';
import { arxivList, madePapers } from './made-pages.ts';

const FIXTURE = fixturePages().find(({ file }) => file === 'huggingface/daily-2026.html')?.address ?? '';
const LIST = arxivList(madePapers(4));
/** The same page where nothing of ours runs. */
const BARE = { ...LIST, address: 'https://elsewhere.example/list' };
const serve = servePages([...fixturePages(), LIST, BARE]);

let firefox: Firefox;
beforeAll(async () => {
  firefox = await launchFirefox({ serve });
});
afterAll(() => firefox.forget());

test('our pages are served under the real addresses, and nothing else is', async () => {
  const tab = await firefox.open(FIXTURE);
  expect(await tab.run(() => [location.href, isSecureContext, document.querySelectorAll('article').length])).toEqual([FIXTURE, true, 12]);
  await tab.go('https://arxiv.org/nowhere');
  expect(await tab.run(() => document.querySelector('h1')?.textContent)).toBe('This page is not shipped with Papermarks');
  await tab.go('https://example.com/');
  expect(await tab.run(() => document.documentElement.textContent)).toBe('');
  await expect(tab.go('http://example.com/')).rejects.toThrow('connectionFailure');
  await tab.close();
});

test('closed roots can be read, clicked and typed into', async () => {
  const tab = await firefox.open(FIXTURE);
  const [first = '', second = ''] = await papersOn(tab);
  expect(await tab.run(() => document.querySelector('papermarks-strip')?.shadowRoot)).toBeNull();
  // Waited for: a strip may stand before it is told what it is to show.
  await controlOf(tab, first, 'Status: no status');

  await clickControl(tab, first, 'Status');
  await untilSaved(tab, first, 'to read');
  await focusControl(tab, second, 'Status');
  await tab.press('Enter');
  await untilSaved(tab, second, 'to read');
  await tab.close();
});

test('the editor can be reached in its frame, and typed into', async () => {
  const tab = await firefox.open(FIXTURE);
  const [first = ''] = await papersOn(tab);
  await clickControl(tab, first, 'Tags');
  const editor = await tab.editor();
  await expect.poll(() => editor.run(() => document.activeElement?.localName)).toBe('input');
  await tab.type('Été 1');
  expect(await editor.run(() => document.querySelector<HTMLInputElement>('[role=combobox]')?.value)).toBe('Été 1');
  await tab.close();
});

test('the popup opens', async () => {
  const popup = await firefox.popup();
  expect(await popup.run(() => document.title)).toBe('Papermarks');
  expect((await popup.picture()).subarray(1, 4).toString()).toBe('PNG');
  await popup.close();
});

test('the background can be stopped, and starts again when it is asked', async () => {
  const tab = await firefox.open(FIXTURE);
  const [first = ''] = await papersOn(tab);
  const before = await statusOf(tab, first);
  await firefox.stopWorker();
  await clickControl(tab, first, 'Status');
  await untilSaved(tab, first, before === 'to read' ? 'reading' : 'to read');
  await tab.close();
});

test('where a person has their own colours drawn over all pages, titles keep their ink, and boxes and buttons have an edge', async () => {
  const inks = (tab: Tab) =>
    tab
      .run(() =>
        [...document.querySelectorAll('.list-title')].map((title) => {
          const { x, y, width, height } = title.getBoundingClientRect();
          return { x, y: y + 4, width, height: height - 4 };
        }),
      )
      .then((boxes) => inksIn(tab, boxes));
  // Always: https://searchfox.org/mozilla-central/source/modules/libpref/init/StaticPrefList.yaml
  await firefox.set('browser.display.document_color_use', 2);
  const bare = await firefox.open(BARE.address);
  expect(await bare.run(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  const plain = await inks(bare);
  await bare.close();
  const tab = await firefox.open(LIST.address);
  const [first = ''] = await papersOn(tab);
  await clickControl(tab, first, 'Status');
  await untilSaved(tab, first, 'to read');
  await untilTriage(tab);
  expect(plain.every((ink) => ink > 0.02)).toBe(true);
  for (const [at, ink] of (await inks(tab)).entries()) expect(ink).toBeCloseTo(plain[at] ?? 0, 2);
  const edges = await tab.inRoots('papermarks-dock', (rooted) => rooted.map(({ host }) => getComputedStyle(host).borderTopWidth));
  expect(new Set(edges)).toEqual(new Set(['1px']));
  const [edge] = await tab.inRoots('papermarks-strip', (rooted) =>
    rooted.map(({ root }) => getComputedStyle(root.querySelector('.status') as Element).borderTopColor),
  );
  expect(edge).not.toMatch(/rgba\(.*, 0\)|transparent/);
  await tab.close();
  await firefox.set('browser.display.document_color_use', 0);
});

test('it can be killed and started again on what it kept', async () => {
  const tab = await firefox.open(FIXTURE);
  const [, , third = ''] = await papersOn(tab);
  await clickControl(tab, third, 'Status');
  await untilSaved(tab, third, 'to read');
  await firefox.kill();

  firefox = await launchFirefox({ serve, profile: firefox.profile });
  const again = await firefox.open(FIXTURE);
  await expect.poll(() => statusOf(again, third)).toBe('to read');
});
