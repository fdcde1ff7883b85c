import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityOf } from '../harness/accessibility.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { clickControl, controlOf, untilSaved } from '../harness/strips.ts';
import { untilNothingFloats } from './keys.ts';
import { clickDock, docksOf, drawnOf, saidBy, untilRing, untilSaid, untilTriage } from './listing.ts';
import { arxivList, madePapers } from './made-pages.ts';

const PAPERS = madePapers(31, 13_001);
const IDS = PAPERS.map(({ id }) => `arxiv:${id}`);
const KATEX = `<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>𝒪</mi><mo>(</mo><mi>n</mi><mo>)</mo></mrow><annotation encoding="application/x-tex">\\mathcal{O}(n)</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">𝒪(n)</span></span>`;
const LIST = arxivList(
  PAPERS.map((paper, at) => ({ ...paper, title: at === 5 ? `Sorting in ${KATEX}` : at < 3 ? `Shared words ${paper.title}` : paper.title })),
);
const ONE = {
  ...LIST,
  address: `https://arxiv.org/abs/${PAPERS[0]?.id}`,
  html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>One</title><meta name="citation_title" content="Alone"><meta name="citation_arxiv_id" content="${PAPERS[0]?.id}"></head>
<body><div id="abs-outer"><div id="content-inner"><div id="abs"><h1 class="title mathjax"><span class="descriptor">Title:</span>Alone</h1><div class="authors"><a href="/a">Marie Curie</a></div><blockquote class="abstract">Words.</blockquote></div></div></div></body></html>`,
};

let browser: Chromium;
let tab: ChromiumTab;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([LIST, ONE]) });
});
afterAll(() => browser.forget());
beforeEach(async () => {
  tab = await browser.open(LIST.address);
  await untilTriage(tab);
});
afterEach(async () => {
  await tab.close();
});

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await tab.press(key);
};
const says = (what: string): Promise<void> => untilSaid(tab, what);
const dockSays = (name: string, what: string) =>
  until(
    () => docksOf(tab),
    (docks) => docks.some((dock) => dock.name === name && dock.isShown && dock.says.includes(what)),
    8_000,
  );

/** Filters the page by words, as a person does. */
async function filter(words: string): Promise<void> {
  await press('/');
  await untilFocused('input');
  await tab.type(words);
  await dockSays('pill', 'found');
  await press('Enter');
  await untilNothingFloats(tab);
  // It goes to the first card that was found.
  await until(
    () => tab.run(() => document.activeElement?.localName),
    (name) => name === 'papermarks-strip',
  );
}

async function untilFocused(field: string): Promise<void> {
  const focused = async () => (await tab.editor()).run(() => document.activeElement?.localName).catch(() => undefined);
  await until(focused, (name) => name === field);
}

/** The heading of the editor that is open. */
async function edited(): Promise<string> {
  const read = async () => (await tab.editor()).run(() => document.querySelector('h1')?.textContent ?? '').catch(() => '');
  return until(read, (heading) => heading !== '');
}

test('a star is set by a key, on one paper and on many, is told by the strip, and is taken back', async () => {
  const strips = async () =>
    (await accessibilityOf(tab.page)).filter(({ role, name }) => role === 'toolbar' && name.includes('Starred. Status'));
  await press('j', '*');
  await says('Starred: “');
  await until(strips, (starred) => starred.length === 1);
  await press('*');
  await says('No longer starred: “');
  await until(strips, (starred) => starred.length === 0);
  await press('u', 'j', 'x', 'j', 'x', '*');
  await says('Starred: 2 papers');
  await until(strips, (starred) => starred.length === 3);
  await press('u', 'u', 'Escape');
  await until(strips, (starred) => starred.length === 0);
});

describe('what one cannot see is not acted on', () => {
  test('of what was selected before a filter, what it hides is left as it is, and the toast says how many', async () => {
    await press('j', 'x', 'j', 'x', 'j', 'j', 'x', 'j', 'x');
    await filter('shared');
    await dockSays('bar', '4 selected, 2 hidden');
    await press('4');
    await says('Read: 2 papers. Not changed: 2 selected papers that are hidden');
    await press('u');
    await says('Undone: 2 papers');
    await press('Escape', 'Escape');
  });

  test('what stands above and is hidden is not skipped', async () => {
    await filter('8302');
    await press('Shift+G', 'e');
    await says('Skipped: 9 papers');
    await press('u');
    await says('Undone: 9 papers');
  });

  test('where all that is selected is hidden, nothing is done', async () => {
    await press('j', 'j', 'j', 'j', 'x');
    await filter('shared');
    await press('4');
    await says('Nothing done: all 1 selected papers are hidden here');
    await press('t');
    await says('Nothing done: all 1 selected papers are hidden here');
  });

  test('while the keys lie over the cards, no other key does anything', async () => {
    await press('j', '?');
    await dockSays('keys', 'Next card');
    await press('4', '?');
    expect(await saidBy(tab)).toBe('');
  });
});

test('what is selected comes before the ring: t and n edit the one that is', async () => {
  await press('j', 'x', 'j', 't');
  expect(await edited()).toBe(`Shared words ${PAPERS[0]?.title}`);
  await press('Escape');
  await untilNothingFloats(tab);
  await press('n');
  expect(await edited()).toBe(`Shared words ${PAPERS[0]?.title}`);
  await press('Escape');
  await untilNothingFloats(tab);
  await press('j', 'x', 'j', 'n');
  await says('This works for one paper at a time: go to one of the 2 selected papers');
});

describe('going', () => {
  test('j begins anew in view once the ring is out of it; G goes to the last card, F to the first', async () => {
    await press('Shift+G');
    await untilRing(tab, IDS.at(-1));
    await tab.run(() => scrollTo({ top: 0, behavior: 'instant' }));
    await press('j');
    await untilRing(tab, IDS[0]);
    await press('Shift+G');
    await untilRing(tab, IDS.at(-1));
    await press('Shift+F');
    await untilRing(tab, IDS[0]);
  });

  test('on the page of one paper s, t and n act at once; on a list they wait for a card', async () => {
    await press('s', 't');
    expect(await saidBy(tab)).toBe('');
    await tab.go(ONE.address);
    await controlOf(tab, IDS[0] ?? '', 'Status');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await press('s');
    await untilSaved(tab, IDS[0] ?? '', 'to read');
    await press('u');
    await untilSaved(tab, IDS[0] ?? '', 'no status');
    await press('Escape', 'n');
    await untilFocused('textarea');
    await press('Escape');
    await untilNothingFloats(tab);
  });

  test('e says that it leaves the card it is at, and that nothing is above the first', async () => {
    await press('j', 'e');
    await says('Every paper above this one has a mark');
  });
});

describe('what is said', () => {
  test('tells what was done to which paper, and what was undone; a formula once', async () => {
    await press('Shift+F', 'j', 'j', 'j', 'j', 'j', '2');
    await says('To read: “Sorting in 𝒪(n)”');
    await press('u');
    await says('Undone: To read: “Sorting in 𝒪(n)”');
    const told = (await accessibilityOf(tab.page)).map(({ name }) => name);
    expect(told).toContain('Sorting in 𝒪(n). Status: no status');
  });

  test('a folded line says the formula once, and nothing is said to be folded where nothing is', async () => {
    await clickDock(tab, 'pill', 'panel');
    await clickDock(tab, 'panel', 'fold');
    await says('Nothing here is folded yet');
    await clickDock(tab, 'panel', 'show');
    await press('Escape', 'Shift+F', 'j', 'j', 'j', 'j', 'j', '4', 'k');
    await says('Read: “Sorting');
    await press('h');
    await says('Folded');
    const lines = await tab.run(() =>
      [...document.querySelectorAll('[papermarks-folded]')].map((line) => line.getAttribute('papermarks-folded')),
    );
    expect(lines).toContain('Sorting in 𝒪(n)');
    await press('h', 'j', 'u');
    await says('Undone');
    expect((await drawnOf(tab)).length).toBeGreaterThan(0);
  });
});

describe('by Tab', () => {
  test('each strip has the title from the start, and its name follows the status', async () => {
    const names = async () => (await accessibilityOf(tab.page)).filter(({ role }) => role === 'toolbar').map(({ name }) => name);
    await until(names, (all) => all.includes(`${PAPERS[3]?.title}. Status: no status`));
    await clickControl(tab, IDS[3] ?? '', 'Status');
    await until(names, (all) => all.includes(`${PAPERS[3]?.title}. Status: to read`));
    await press('j', 'u');
  });

  test('the help sheet keeps the focus, and gives it back', async () => {
    await press('j');
    await untilRing(tab, IDS[0]);
    await press('?');
    await dockSays('keys', 'Next card');
    for (let at = 0; at < 3; at++) {
      await press('Tab');
      expect(await tab.run(() => document.activeElement?.localName)).toBe('papermarks-dock');
    }
    await press('Escape');
    await untilRing(tab, IDS[0]);
  });

  test("past the editor's end one comes back to the strip", async () => {
    await clickControl(tab, IDS[1] ?? '', 'Note');
    await untilFocused('textarea');
    for (let at = 0; at < 12; at++) {
      await press('Tab');
      if ((await tab.run(() => document.activeElement?.localName)) !== 'papermarks-layer') break;
    }
    await untilNothingFloats(tab);
    await untilRing(tab, IDS[1]);
    expect((await controlOf(tab, IDS[1] ?? '', 'Note')).focused).toBe(true);
  });

  test('the summary says what it opens, and whether that is open', async () => {
    const summary = async () => (await accessibilityOf(tab.page)).find(({ name }) => name.startsWith('Papermarks on this page, '));
    expect((await summary())?.states).toMatchObject({ hasPopup: 'dialog', expanded: false });
    await clickDock(tab, 'pill', 'panel');
    await dockSays('panel', 'papers here');
    expect((await summary())?.states).toMatchObject({ expanded: true });
    await press('Escape');
    expect((await summary())?.states).toMatchObject({ expanded: false });
  });
});

// Last: no later save succeeds.
describe('a save that fails', () => {
  /** A newer Papermarks takes the library over, which takes nothing more from this one. */
  async function breakLibrary(): Promise<void> {
    const ours = await browser.open(browser.ours('manifest.json'));
    await ours.run(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('papermarks', 9_990);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
        }),
    );
    await ours.close();
    await tab.show();
  }

  test('keeps the editor open with what can be done, turns the toast into the failure, and can be given up in both', async () => {
    await press('Shift+F', 'n');
    await untilFocused('textarea');
    await breakLibrary();
    const field = await tab.editor();
    await field.run(() => document.querySelector('textarea')?.focus());
    await tab.type('Not to be lost.');
    await press('Escape');
    // Out of sight, while it is being saved, it has no focus.
    const inSight = () => document.hasFocus() && document.activeElement?.textContent;
    const focused = async () => (await tab.editor()).run(inSight).catch(() => undefined);
    await until(focused, (words) => words === 'Try again');
    // It goes out of sight and comes back once more.
    await field.run(() => addEventListener('focus', () => document.body.setAttribute('data-back', ''), { once: true }));
    await press('Escape');
    const isBack = () => field.run(() => document.body.hasAttribute('data-back'));
    await until(isBack, (back) => back);
    await until(focused, (words) => words === 'Try again');
    await press('Tab', 'Tab', 'Enter');
    await untilNothingFloats(tab);
    await untilRing(tab, IDS[0]);

    await press('2');
    await says('Not saved: “Shared words');
    expect(await saidBy(tab)).toContain('Try again Discard');
    await clickDock(tab, 'toast', 'again');
    await says('Not saved: “Shared words');
    await clickDock(tab, 'toast', 'discard');
    await says('Discarded, because it was not saved');
    await untilSaved(tab, IDS[0] ?? '', 'no status');
  });
});
