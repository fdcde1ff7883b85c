import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { type Box, until } from '../harness/driven.ts';
import { type PageFile, servePages } from '../harness/pages.ts';
import { clickControl, untilSaved } from '../harness/strips.ts';
import { inkOf } from './ink.ts';
import { docksOf, untilTriage } from './listing.ts';
import { arxivList, huggingFaceList, madePapers } from './made-pages.ts';

const PAPERS = madePapers(6, 12_001);
const LISTS = [arxivList(PAPERS), huggingFaceList(PAPERS)];
/** The same page where nothing of ours runs. */
const bare = (list: PageFile): PageFile => ({ ...list, address: list.address.replace(/^https:\/\/[^/]+/, 'https://elsewhere.example') });

let browser: Chromium;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([...LISTS, ...LISTS.map(bare)]) });
});
afterAll(() => browser.forget());

async function open(address: string, colorScheme: 'light' | 'dark'): Promise<ChromiumTab> {
  const tab = await browser.open('about:blank');
  await tab.page.emulateMedia({ colorScheme, forcedColors: 'active' });
  await tab.go(address);
  return tab;
}

/** Where the title of each paper stands, without the line above it, into which a strip may reach. */
const titlesOn = (tab: ChromiumTab): Promise<Box[]> =>
  tab.run(() =>
    [...document.querySelectorAll('.list-title, h3 a')].map((title) => {
      const { x, y, width, height } = title.getBoundingClientRect();
      return { x, y: y + 4, width, height: height - 4 };
    }),
  );

async function inkOfTitles(tab: ChromiumTab): Promise<number[]> {
  const inks: number[] = [];
  for (const box of (await titlesOn(tab)).slice(0, 4)) inks.push((await inkOf(tab.page, box)).share);
  return inks;
}

test.each(LISTS.flatMap((list) => (['light', 'dark'] as const).map((theme) => ({ list, theme, site: new URL(list.address).host }))))(
  'in forced colours, $theme, every title on $site keeps its ink',
  async ({ list, theme }) => {
    const without = await open(bare(list).address, theme);
    const plain = await inkOfTitles(without);
    await without.close();
    const tab = await open(list.address, theme);
    await untilTriage(tab);
    expect(plain.every((ink) => ink > 0.02)).toBe(true);
    for (const [at, ink] of (await inkOfTitles(tab)).entries()) expect(ink).toBeCloseTo(plain[at] ?? 0, 2);
    await tab.close();
  },
);

test.each(['light', 'dark'] as const)('in forced colours, %s, each status has a sign of its own, and boxes have an edge', async (theme) => {
  const tab = await open(LISTS[0]?.address ?? '', theme);
  await untilTriage(tab);
  const at = theme === 'light' ? 0 : 1;
  const paper = `arxiv:${PAPERS[at]?.id}`;
  const iconOf = async () => {
    await tab.hover({ x: 900, y: 700 });
    const [box] = await tab.inRoots(
      'papermarks-strip',
      (rooted, nth) =>
        rooted.slice(nth, nth + 1).map(({ root }) => {
          const { x, y, width, height } = (root.querySelector('.status .icon') as Element).getBoundingClientRect();
          return { x, y, width, height };
        }),
      at,
    );
    return inkOf(tab.page, box as Box);
  };
  const none = await iconOf();
  const seen: string[] = [none.picture];
  for (const status of ['to read', 'reading', 'read']) {
    await clickControl(tab, paper, 'Status');
    await untilSaved(tab, paper, status);
    seen.push((await iconOf()).picture);
  }
  expect(none.share, 'a ring, and no disc').toBeLessThan(0.5);
  expect(new Set(seen).size).toBe(seen.length);

  await tab.press('j');
  await tab.press('x');
  await until(
    () => docksOf(tab),
    (docks) => docks.some(({ name, isShown }) => name === 'bar' && isShown),
  );
  await clickControl(tab, paper, 'Status');
  const edges = await tab.inRoots('papermarks-dock', (rooted) =>
    rooted
      .filter(({ host }) => getComputedStyle(host).visibility !== 'hidden')
      .map(({ host, root }) => ({ name: root.querySelector('div:not(.cover)')?.className, edge: getComputedStyle(host).borderTopWidth })),
  );
  expect(edges).toEqual(expect.arrayContaining(['pill', 'bar', 'toast'].map((name) => ({ name, edge: '1px' }))));
  await tab.press('t');
  await tab.editor();
  const layers = await tab.inRoots('papermarks-layer', (rooted) => rooted.map(({ host }) => getComputedStyle(host).borderTopWidth));
  expect(layers).toContain('1px');
  await tab.close();
});
