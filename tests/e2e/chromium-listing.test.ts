import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { clickControl, floatsOf, middle, stripOf, untilSaved } from '../harness/strips.ts';
import { clickDock, docksOf, drawnOf, saidBy, untilRing, untilSaid, untilTriage } from './listing.ts';
import { arxivList, huggingFaceList, madePapers } from './made-pages.ts';
import { rowsOf, untilRows } from './popup-page.ts';

const PAPERS = madePapers(31, 9_001);
const IDS = PAPERS.map(({ id }) => `arxiv:${id}`);
const LIST = arxivList(PAPERS);
const CARDS = huggingFaceList(PAPERS);
const UNSEEN = huggingFaceList(madePapers(31, 9_501), '', 'https://huggingface.co/papers/date/2026-11-05');

let browser: Chromium;
let tab: ChromiumTab;

beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([LIST, CARDS, UNSEEN]) });
});
afterAll(() => browser.forget());

async function open(address = LIST.address): Promise<ChromiumTab> {
  await tab?.close();
  tab = await browser.open(address);
  await untilTriage(tab);
  return tab;
}

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await tab.press(key);
};
const says = (what: string): Promise<void> => untilSaid(tab, what);
const panelSays = (what: string) =>
  until(
    () => docksOf(tab),
    (docks) => docks.some(({ name, isShown, says }) => name === 'panel' && isShown && says.includes(what)),
  );
const saved = async (): Promise<Record<string, string>> => {
  const popup = await browser.popup();
  await until(
    () => popup.run(() => document.querySelector('.filter-choice, .empty') !== null),
    (there) => there,
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  const rows = await rowsOf(popup);
  await popup.close();
  return Object.fromEntries(rows.map(({ paper, status }) => [paper, status]));
};

/** Clicks a status in the menu that is open. */
async function choose(status: string): Promise<void> {
  const find = async () => (await floatsOf(tab)).flatMap(({ controls }) => controls).find(({ name }) => name === status);
  const item = await until(find, (found) => found !== undefined);
  if (item) await tab.click(middle(item.box));
}

/** Takes back all that the test before has done. */
async function nothingDone(): Promise<void> {
  await open();
  await press('j');
  for (let left = 40; left > 0 && !(await saidBy(tab)).includes('Nothing to undo'); left--) {
    await press('u');
    await new Promise((resolve) => setTimeout(resolve, 80));
  }
}

describe('by mouse alone', () => {
  test('31 cards are decided: to read, read, and the rest skipped from the panel', async () => {
    await open();
    let clicks = 0;
    const click = async (work: Promise<void>): Promise<void> => {
      clicks += 1;
      await work;
    };
    for (const at of [2, 7, 13, 20, 26]) await click(clickControl(tab, IDS[at] ?? '', 'Status'));
    for (const at of [4, 11, 29]) {
      await click(clickControl(tab, IDS[at] ?? '', 'All'));
      await click(choose('read'));
    }
    await click(clickControl(tab, IDS[30] ?? '', 'All'));
    await click(choose('skipped'));
    await click(clickDock(tab, 'pill', 'panel'));
    await click(clickDock(tab, 'panel', 'skipAbove'));
    await says('Skipped: 22 papers');
    expect(clicks, 'the fewest clicks that do it: one for each decision, two where a menu is needed').toBe(15);
    const popup = await browser.popup();
    const rows = await untilRows(popup, ({ length }) => length === 31);
    await popup.close();
    const count = (status: string): number => rows.filter((row) => row.status === status).length;
    expect([count('want'), count('read'), count('skipped')]).toEqual([5, 3, 23]);
    await clickDock(tab, 'toast', 'undo');
    await says('Undone: 22 papers');
    expect(Object.keys(await saved()).length).toBe(9);
    // The panel says what is brought back, and what is taken back.
    await tab.show();
    await clickDock(tab, 'pill', 'panel');
    await panelSays('Redo: Skipped: 22 papers');
    await clickDock(tab, 'panel', 'redo');
    await says('Done again: 22 papers');
    expect(Object.keys(await saved()).length).toBe(31);
    await tab.show();
    await clickDock(tab, 'pill', 'panel');
    await panelSays('Undo: Skipped: 22 papers');
    await clickDock(tab, 'panel', 'undo');
    await says('Undone: 22 papers');
  });

  test('several cards are selected by presses with Shift, and set from the bar', async () => {
    await nothingDone();
    await open();
    await tab.page.keyboard.down('Shift');
    await clickControl(tab, IDS[1] ?? '', 'Status');
    await clickControl(tab, IDS[3] ?? '', 'Status');
    await tab.page.keyboard.up('Shift');
    await clickDock(tab, 'bar', 'reading');
    await says('Reading: 3 papers');
    await clickDock(tab, 'bar', 'clear');
    const meant = Object.fromEntries(IDS.slice(1, 4).map((id) => [id, 'reading']));
    await until(saved, (all) => JSON.stringify(Object.entries(all).toSorted()) === JSON.stringify(Object.entries(meant).toSorted()));
  });
});

describe('by keys', () => {
  beforeEach(nothingDone);

  test('the last act is done again, and a bulk is undone as one; what it was over comes back', async () => {
    await open();
    await press('j', '2', 'j', '.', 'j', '.', 'j', '4');
    await untilSaved(tab, IDS[3] ?? '', 'read');
    await press('a', '5');
    await says('Skipped: 31 papers');
    await press('u');
    await says('Undone: 31 papers');
    await press('Escape');
    expect(await saved()).toEqual({ [IDS[0] ?? '']: 'want', [IDS[1] ?? '']: 'want', [IDS[2] ?? '']: 'want', [IDS[3] ?? '']: 'read' });
  });

  test('what was typed for one paper is given to others with one key each, and each is taken back with one', async () => {
    await open();
    await press('j', 't');
    const focused = async () => (await tab.editor()).run(() => document.activeElement?.localName).catch(() => undefined);
    await until(focused, (name) => name === 'input');
    for (const tag of ['alpha', 'beta']) {
      await tab.type(tag);
      await tab.press('Enter');
    }
    await tab.press('Escape');
    await says('Tags changed: “');
    await press('j', '.', 'j', '.');
    const tagged = async (): Promise<string[]> => {
      const popup = await browser.popup();
      await new Promise((resolve) => setTimeout(resolve, 400));
      const rows = await rowsOf(popup);
      await popup.close();
      return rows.map(({ tags }) => tags.join('+'));
    };
    await until(tagged, (tags) => tags.join() === 'alpha+beta,alpha+beta,alpha+beta');
    await press('u');
    await until(tagged, (tags) => tags.join() === 'alpha+beta,alpha+beta');
    await press('u', 'u');
    await until(tagged, (tags) => tags.length === 0);
  });

  test('the ring comes back to its paper when the site makes its cards anew', async () => {
    await open(CARDS.address);
    await press('j', 'j', 'j');
    await untilRing(tab, IDS[2]);
    await tab.run(() => {
      const grid = document.querySelector('.grid') as HTMLElement;
      grid.innerHTML = [...grid.children]
        .map(({ outerHTML }) => outerHTML.replace(/<papermarks-strip.*?<\/papermarks-strip>/g, ''))
        .join('');
    });
    await untilRing(tab, IDS[2]);
    await press('j');
    await untilRing(tab, IDS[3]);
  });

  test('the ring stops below a header that stays, and Space scrolls the page', async () => {
    await open();
    await tab.run(() => {
      const header = document.createElement('header');
      header.style.cssText = 'position: fixed; inset: 0 0 auto 0; height: 90px; background: #ddd; z-index: 10';
      document.body.prepend(header);
      scrollTo(0, 3000);
    });
    for (let at = 0; at < 12; at++) await press('k');
    const ring = async () => (await drawnOf(tab)).find(({ is }) => is.includes('ring'))?.box.y ?? 0;
    expect(await until(ring, (y) => y > 0)).toBeGreaterThanOrEqual(90);
    const before = await tab.run(() => scrollY);
    await press('Space');
    await until(
      () => tab.run(() => scrollY),
      (y) => y > before + 200,
    );
  });

  test('Escape leaves the ring, and then keys do nothing', async () => {
    await open();
    await press('j', 'Escape', '4', 's', 'x');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await saved()).toEqual({});
    expect((await docksOf(tab)).find(({ name }) => name === 'bar')?.isShown ?? false).toBe(false);
  });

  test('nothing of the page moves while papers are marked', async () => {
    await open(CARDS.address);
    const shift = await tab.run(async () => {
      const seen: string[] = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.push(JSON.stringify(entry));
      }).observe({ type: 'layout-shift' });
      Object.assign(globalThis, { seen });
      return 0;
    });
    expect(shift).toBe(0);
    await press('j', '2', '5', 'x', 'h', 'h', 'u');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await tab.run(() => Reflect.get(globalThis, 'seen'))).toEqual([]);
  });
});

describe('what is read or skipped', () => {
  beforeEach(nothingDone);

  test('is dimmed where the page cannot see it, and folded where it can, and what a person looks at stays where it is', async () => {
    await open();
    for (let at = 0; at < 20; at++) await press('j');
    await press('5', 'j', '4', 'j', '2', 'j');
    await untilSaved(tab, IDS[20] ?? '', 'read');
    const looks = () => tab.run(() => document.querySelector('#articles')?.outerHTML);
    const boxOf = (at: number) => tab.run((id) => document.getElementById(id)?.getBoundingClientRect().y, PAPERS[at]?.id ?? '');
    const before = await looks();
    await press('h');
    await until(
      () => drawnOf(tab),
      (drawn) => drawn.filter(({ is }) => is.includes('done')).length === 2,
    );
    expect(await looks()).toBe(before);

    const stood = await boxOf(22);
    await clickDock(tab, 'pill', 'panel');
    await clickDock(tab, 'panel', 'fold');
    await says('The page can see what is folded');
    const folded = () =>
      tab.run(() => [...document.querySelectorAll('dt[papermarks-folded]')].map((dt) => dt.getBoundingClientRect().height));
    await until(folded, (heights) => heights.length === 2 && heights.every((height) => height === 32));
    expect(await boxOf(22)).toBeCloseTo(stood ?? 0, 0);
    await until(
      () => docksOf(tab),
      (docks) => docks.some(({ name, says: said }) => name === 'pill' && said.includes('2 folded')),
    );
    await open();
    await until(folded, (heights) => heights.length === 2);
    // A press on one opens it alone.
    const line = await tab.run(() => {
      const first = document.querySelector('dt[papermarks-folded]');
      first?.scrollIntoView({ block: 'center' });
      const { x = 0, y = 0 } = first?.getBoundingClientRect() ?? {};
      return { x: x + 400, y: y + 16 };
    });
    await tab.click(line);
    await until(folded, (heights) => heights.length === 1);
    await clickDock(tab, 'pill', 'panel');
    await clickDock(tab, 'panel', 'show');
    await until(folded, (heights) => heights.length === 0);
    expect(await looks()).toBe(before);
  });
});

describe('what is new', () => {
  test('is told from what stood in view on an earlier visit, with a line between', async () => {
    const tabs = browser.worker;
    await open(UNSEEN.address);
    await until(
      () => docksOf(tab),
      (docks) => docks.some(({ name, says: said }) => name === 'pill' && said.includes('31 new')),
    );
    // What stands in view is seen after a while; that it was long ago is said here.
    await new Promise((resolve) => setTimeout(resolve, 2_600));
    const shift = (by: number) =>
      tabs.evaluate(
        (ago) =>
          new Promise<number>((resolve) => {
            const opening = indexedDB.open('papermarks');
            opening.onsuccess = () => {
              const store = opening.result.transaction('seen', 'readwrite').objectStore('seen');
              const all = store.getAll();
              all.onsuccess = () => {
                const ours = all.result.filter(({ id }) => id > 'arxiv:2611.79500');
                for (const row of ours) store.put({ ...row, at: row.at - ago });
                resolve(ours.length);
                opening.result.close();
              };
            };
          }),
        by,
      );
    const seen = await shift(3_600_000);
    expect(seen).toBeGreaterThan(3);
    expect(seen).toBeLessThan(31);
    await open(UNSEEN.address);
    await until(
      () => docksOf(tab),
      (docks) => docks.some(({ name, says: said }) => name === 'pill' && said.includes(`${31 - seen} new`)),
    );
    await press('j', 'g');
    const ids = madePapers(31, 9_501).map(({ id }) => `arxiv:${id}`);
    await untilRing(tab, ids[seen]);
    const drawn = await drawnOf(tab);
    expect(drawn.some(({ is }) => is.includes('new'))).toBe(true);
    expect((await stripOf(tab, ids[0] ?? '')).box.width).toBe((await stripOf(tab, ids[seen] ?? '')).box.width);
  });
});
