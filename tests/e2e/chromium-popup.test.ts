import axe, { type AxeResults } from 'axe-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { clickControl, untilSaved } from '../harness/strips.ts';
import { arxivList, madePapers } from './made-pages.ts';
import { untilRows } from './popup-page.ts';

const made = madePapers(6);
const list = arxivList(made);
const PAPERS = made.map(({ id }) => `arxiv:${id}`);
const [FIRST = '', SECOND = '', THIRD = ''] = PAPERS;
const NEWEST_FIRST = [...PAPERS].reverse();

let browser: Chromium;
let popup: ChromiumTab;

beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([list]) });
  const tab = await browser.open(list.address);
  for (const paper of PAPERS) {
    await clickControl(tab, paper, 'Status');
    await untilSaved(tab, paper, 'to read');
  }
  await tab.close();
});
afterAll(() => browser.forget());
beforeEach(async () => {
  popup = await browser.popup();
  await popup.page.emulateMedia({ reducedMotion: 'reduce' });
  await untilShown(NEWEST_FIRST);
});
afterEach(() => popup.close());

/** Waits until the popup shows these papers, in this order. */
function untilShown(papers: readonly string[]) {
  return untilRows(popup, (rows) => rows.map(({ paper }) => paper).join() === papers.join());
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await popup.press(key);
}

/** The paper of the row that has the focus. */
function focused(): Promise<string | undefined> {
  return popup.run(() => document.activeElement?.closest<HTMLElement>('[data-paper]')?.dataset.paper);
}

/** Waits until the editor has the focus in a field, or is gone. */
function untilEditing(where: 'input' | 'textarea' | undefined): Promise<unknown> {
  const field = () => popup.run(() => document.querySelector('dialog[open]')?.querySelector(':focus')?.localName);
  return until(field, (name) => (name ?? undefined) === where);
}

/** What axe finds in the light and in the dark. */
async function faults(): Promise<string[]> {
  await popup.page.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await popup.page.evaluate<AxeResults>('axe.run()');
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${colorScheme} ${id}: ${html.slice(0, 200)}`)));
  }
  return found;
}

test('a person tags and writes with the keyboard alone, and the focus comes back each time', async () => {
  await press('End', 'ArrowDown', 'End');
  expect(await focused()).toBe(FIRST);
  await press('t');
  await untilEditing('input');
  await popup.type('graph nets');
  await press('Enter');
  expect(await faults()).toEqual([]);
  await press('Escape', 'Escape');
  await untilEditing(undefined);
  expect(await focused()).toBe(FIRST);
  await press('ArrowUp', 'n');
  await untilEditing('textarea');
  await popup.type('Überraschend gut');
  await press('Control+Enter');
  await untilEditing(undefined);
  expect(await focused()).toBe(SECOND);
  await untilRows(popup, (rows) => rows.some(({ paper, tags }) => paper === FIRST && tags.join() === 'graph nets'));
  await untilRows(popup, (rows) => rows.some(({ paper, noted }) => paper === SECOND && noted));
});

test('they are found by tag, by a word of the note and by title, and each search leaves its mark', async () => {
  const painted = () => popup.run(() => performance.getEntriesByName('papermarks:results-painted').length);
  await popup.type('graph');
  await untilShown([FIRST]);
  await expect.poll(painted).toBeGreaterThan(0);
  await press('Escape');
  await untilShown(NEWEST_FIRST);
  await popup.type('uberras');
  await untilShown([SECOND]);
  await press('Escape');
  await untilShown(NEWEST_FIRST);
  await popup.type('matter of 70003');
  await untilShown([THIRD]);
  expect(await faults()).toEqual([]);
  await popup.type('x');
  await untilShown([]);
  expect(await faults()).toEqual([]);
});

test('the list is narrowed by a tag and a status together', async () => {
  await press('ArrowDown', 'f');
  await until(
    () => popup.run(() => document.activeElement?.getAttribute('role')),
    (role) => role === 'combobox',
  );
  expect(await faults()).toEqual([]);
  await popup.type('nets');
  await press('Enter', 'Escape');
  await untilShown([FIRST]);
  await press('ArrowDown');
  await expect.poll(focused).toBe(FIRST);
  await popup.page.getByRole('radio', { name: /^read:/ }).focus();
  await press('Space');
  await untilShown([]);
});

test('the link is copied; a paper is removed, and brought back whole', async () => {
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await press('ArrowDown', 'End', 'c');
  await expect.poll(() => popup.run(() => navigator.clipboard.readText())).toBe(`https://arxiv.org/abs/${made[0]?.id}`);
  await press('Delete');
  await untilShown(NEWEST_FIRST.slice(0, -1));
  expect(await focused()).toBe(SECOND);
  await press('u');
  const rows = await untilShown(NEWEST_FIRST);
  expect(rows.at(-1)?.tags).toEqual(['graph nets']);
  expect(await focused()).toBe(FIRST);
  await popup.close();
  popup = await browser.popup();
  await untilShown(NEWEST_FIRST);
});

test('the keys are told, and left by Escape', async () => {
  await press('ArrowDown');
  await expect.poll(focused).toBe(NEWEST_FIRST[0]);
  await press('?');
  await until(
    () => popup.run(() => document.querySelector('dialog[open]') !== null),
    (there) => there,
  );
  expect(await faults()).toEqual([]);
  await press('Escape');
  await expect.poll(focused).toBe(NEWEST_FIRST[0]);
});
