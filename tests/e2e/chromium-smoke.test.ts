import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityOf } from '../harness/accessibility.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { fixturePages, servePages } from '../harness/pages.ts';
import { clickControl, controlOf, focusControl, papersOn, statusOf, untilSaved } from '../harness/strips.ts';

const FIXTURE = fixturePages().find(({ file }) => file === 'huggingface/daily-2026.html')?.address ?? '';
const serve = servePages(fixturePages());

let chromium: Chromium;
beforeAll(async () => {
  chromium = await launchChromium({ serve });
});
afterAll(() => chromium.forget());

test('the worker runs under the id that every build has', () => {
  expect(chromium.ours('popup.html')).toBe('chrome-extension://poomfebdlgacplnmbnafmfaglakpmcnd/popup.html');
  expect(chromium.worker.url()).toBe(chromium.ours('background.js'));
});

test('our pages are served under the real addresses, and nothing else is', async () => {
  const tab = await chromium.open(FIXTURE);
  expect(await tab.run(() => [location.href, isSecureContext, document.querySelectorAll('article').length])).toEqual([FIXTURE, true, 12]);
  await tab.go('https://arxiv.org/nowhere');
  expect(await tab.run(() => document.querySelector('h1')?.textContent)).toBe('This page is not shipped with Papermarks');
  await expect(tab.go('https://example.com/')).rejects.toThrow('ERR_BLOCKED_BY_CLIENT');
  await tab.close();
});

test('closed roots can be read, clicked and typed into', async () => {
  const tab = await chromium.open(FIXTURE);
  const [first = '', second = ''] = await papersOn(tab);
  expect(await tab.run(() => document.querySelector('papermarks-strip')?.shadowRoot)).toBeNull();
  // Waited for: a strip may stand before it is told what it is to show.
  await controlOf(tab, first, 'Status: no status');

  await clickControl(tab, first, 'Status');
  await untilSaved(tab, first, 'to read');
  await focusControl(tab, second, 'Status');
  await tab.press('Enter');
  await untilSaved(tab, second, 'to read');
  expect((await accessibilityOf(tab.page)).filter(({ name }) => name === 'Status: to read')).toHaveLength(2);
  await tab.close();
});

test('the editor can be reached in its frame, and typed into', async () => {
  const tab = await chromium.open(FIXTURE);
  const [first = ''] = await papersOn(tab);
  await clickControl(tab, first, 'Tags');
  const editor = await tab.editor();
  await expect.poll(() => editor.run(() => document.activeElement?.localName)).toBe('input');
  await tab.type('Été 1');
  expect(await editor.run(() => document.querySelector<HTMLInputElement>('[role=combobox]')?.value)).toBe('Été 1');
  await tab.close();
});

test('the popup opens', async () => {
  const popup = await chromium.popup();
  expect(await popup.run(() => [document.title, innerWidth])).toEqual(['Papermarks', 420]);
  expect((await popup.picture()).subarray(1, 4).toString()).toBe('PNG');
  await popup.close();
});

test('the worker can be stopped, and starts again when it is asked', async () => {
  const tab = await chromium.open(FIXTURE);
  const [first = ''] = await papersOn(tab);
  const before = await statusOf(tab, first);
  await chromium.worker.evaluate(() => Object.assign(self, { firstRun: true }));
  await chromium.stopWorker();
  await clickControl(tab, first, 'Status');
  await untilSaved(tab, first, before === 'to read' ? 'reading' : 'to read');
  expect(await chromium.worker.evaluate(() => 'firstRun' in self)).toBe(false);
  await tab.close();
});

test('it can be killed and started again on what it kept', async () => {
  const tab = await chromium.open(FIXTURE);
  const [, , third = ''] = await papersOn(tab);
  await clickControl(tab, third, 'Status');
  await untilSaved(tab, third, 'to read');
  await chromium.kill();

  chromium = await launchChromium({ serve, profile: chromium.profile });
  const again = await chromium.open(FIXTURE);
  await expect.poll(() => statusOf(again, third)).toBe('to read');
});
