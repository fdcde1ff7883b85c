import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import type { Tab } from '../harness/driven.ts';
import { clickControl, clickFloat, statusOf, untilSaved } from '../harness/strips.ts';
import { type Condition, HEADERS, SABOTAGE } from './hostile/conditions.ts';
import { type HostileChromium, startHostileChromium } from './hostile/in-chromium.ts';
import { noteIn, rowIn } from './hostile/library.ts';
import { PAPERS, TAG, TYPED_NOTE } from './hostile/stage.ts';
import { onStage, untilTyping } from './hostile/worlds.ts';

const PAPER = `arxiv:${PAPERS.last}`;
let hostile: HostileChromium;
let tab: ChromiumTab;

beforeAll(async () => {
  hostile = await startHostileChromium();
});
afterEach(() => tab.close());
afterAll(() => hostile.chromium.forget());

/** A page with the marked paper and the one that the person uses. */
async function open({ name, headers, prepare, style }: Condition = { name: '' }): Promise<ChromiumTab> {
  const attack = { name, kind: 'acts', leak: 'messages', look: () => null, ...(prepare && { prepare }), ...(style && { style }) } as const;
  return (await onStage(hostile.ours, { attack, papers: [PAPERS.marked, PAPERS.last], headers })) as ChromiumTab;
}

/** The sentences that float over the page. */
function said(of: Tab): Promise<string[]> {
  return of.inRoots('papermarks-layer', (roots) =>
    roots.flatMap(({ root }) => [...root.querySelectorAll<HTMLElement>('.message')].map(({ dataset }) => dataset.text ?? '')),
  );
}

describe.each([...HEADERS, ...SABOTAGE])('on a page that $name', (condition) => {
  test('status, menu and editor work, or the person is told where to go', async () => {
    tab = await open(condition);
    const next = (await statusOf(tab, PAPER)) === 'to read' ? 'reading' : 'to read';
    await clickControl(tab, PAPER, 'Status');
    await untilSaved(tab, PAPER, next);
    await clickControl(tab, PAPER, 'All statuses');
    await clickFloat(tab, 'to read');
    await untilSaved(tab, PAPER, 'to read');

    await clickControl(tab, PAPER, 'Note');
    if (condition.keepsEditorOut) {
      await expect.poll(() => said(tab), { timeout: 1_500 }).toEqual([expect.stringContaining('toolbar')]);
      return;
    }
    await untilTyping(tab);
    expect(await said(tab)).toEqual([]);
    await tab.type(`${condition.name.length} letters`);
    await expect.poll(() => noteIn(hostile.popup, PAPER)).toContain(`${condition.name.length} letters`);
  });
});

test('a frame of the page’s own has no paper, even under the address and the nonce of an editor', async () => {
  tab = await open();
  await clickControl(tab, `arxiv:${PAPERS.marked}`, 'Note');
  await untilTyping(tab);
  const { frame } = await tab.editor();
  const [address = '', nonce = ''] = frame.url().split('#');
  const guesses = [`${address}#${nonce}`, `${address}#${crypto.randomUUID()}`, address, hostile.chromium.ours(`editor.html#${nonce}`)];
  await tab.run((addresses) => {
    for (const src of addresses) {
      const stolen = document.createElement('iframe');
      stolen.src = src;
      stolen.addEventListener('load', () => {
        stolen.contentWindow?.postMessage({ nonce: src.split('#')[1], field: 'note' }, '*', [new MessageChannel().port2]);
      });
      document.body.append(stolen);
    }
  }, guesses);
  const framed = () => tab.page.frames().filter((other) => other !== frame && other !== tab.page.mainFrame());
  await expect.poll(async () => Promise.all(framed().map((other) => other.locator('body').innerText()))).toHaveLength(guesses.length);
  for (const other of framed()) {
    await expect.poll(() => other.locator('body').innerText()).toMatch(/not opened by Papermarks|blocked|^$/);
    expect(await other.locator('input, textarea').count()).toBe(0);
  }
});

test.each([
  ['removes it', (layer: Element) => layer.remove(), true],
  ['moves it', (layer: Element) => document.body.prepend(layer), true],
  [
    'puts another card’s strip in its place',
    () => document.querySelector('article')?.append(...document.querySelectorAll('papermarks-strip')),
    false,
  ],
])('what was saved stays, of its own paper alone, when the page has the editor open and %s', async (_, sabotage, isGone) => {
  tab = await open();
  const before = await rowIn(hostile.popup, `arxiv:${PAPERS.marked}`);
  await clickControl(tab, PAPER, 'Note');
  await untilTyping(tab);
  const note = `${TYPED_NOTE} ${_.length}`;
  await tab.type(note);
  await expect.poll(() => noteIn(hostile.popup, PAPER)).toContain(note);
  await tab.page.evaluate(`(${sabotage})(document.querySelector('papermarks-layer'))`);
  await tab.type('lost');
  expect(await noteIn(hostile.popup, PAPER)).toContain(note);
  expect(await rowIn(hostile.popup, `arxiv:${PAPERS.marked}`)).toEqual(before);
  await tab.press('Escape');
  await expect.poll(() => statusOf(tab, PAPER)).toBe('to read');
  if (!isGone) return;
  // It lets go of the keys at once, though nothing is left that could say that all is saved.
  await tab.press('2');
  await tab.press('3');
  await expect.poll(() => statusOf(tab, PAPER), { timeout: 3_000 }).toBe('reading');
  await tab.press('u');
  await expect.poll(() => statusOf(tab, PAPER)).toBe('to read');
});

test('a click marks the paper of its card, whatever the page writes on the strip', async () => {
  tab = await open();
  const before = await rowIn(hostile.popup, `arxiv:${PAPERS.marked}`);
  const box = await tab.run((paper) => {
    const strip = document.querySelector(`papermarks-strip[paper="${paper}"]`) as Element;
    strip.setAttribute('paper', 'arxiv:2611.90011');
    const { x, y } = strip.getBoundingClientRect();
    return { x: x + 30, y: y + 12 };
  }, PAPER);
  await tab.click(box);
  await expect.poll(async () => (await rowIn(hostile.popup, PAPER))?.status).toBe('reading');
  expect(await rowIn(hostile.popup, `arxiv:${PAPERS.marked}`)).toEqual(before);
  expect(before?.tags).toEqual([TAG]);
});

test('where a style sheet hides every element, each strip has its box all the same, from the first frame and far from the view', async () => {
  const hides = SABOTAGE.find(({ style }) => style?.startsWith('*')) as Condition;
  const far = Array.from({ length: 40 }, (_, at) => `2612.2${1000 + at}`);
  const attack = { name: '', kind: 'acts', leak: 'messages', look: () => null, style: hides.style ?? '' } as const;
  tab = (await onStage(hostile.ours, { attack, papers: [...far, PAPERS.bare] })) as ChromiumTab;
  const boxes = await tab.run(() =>
    [...document.querySelectorAll<HTMLElement>('papermarks-strip')].map(
      ({ offsetWidth, offsetHeight }) => `${offsetWidth} ${offsetHeight}`,
    ),
  );
  expect(boxes).toHaveLength(41);
  expect(new Set(boxes)).toEqual(new Set(['264 24']));
  expect(await statusOf(tab, `arxiv:${PAPERS.bare}`)).toBe('no status');
  // It comes to its place with its insides, a frame after the page has scrolled there.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await clickControl(tab, `arxiv:${PAPERS.bare}`, 'Status');
  await untilSaved(tab, `arxiv:${PAPERS.bare}`, 'to read');
});
