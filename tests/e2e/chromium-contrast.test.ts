import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { stripOf, untilSaved } from '../harness/strips.ts';
import { inkOf } from './ink.ts';
import { drawnOf, untilSaid, untilTriage } from './listing.ts';
import { arxivList, huggingFaceList, madePapers } from './made-pages.ts';

const PAPERS = madePapers(5, 16_001);
/** As the sites paint, in the light and in the dark; a card of its own layer, so that what we draw lies over its strip. */
const PAINT = `<style>body { background: #fff; color: #111 } a { color: #111827 } dt, article { position: relative; z-index: 0 }
@media (prefers-color-scheme: dark) { html { color-scheme: dark } body { background: #0b0f19; color: #d1d5db } a { color: #d1d5db } }</style>`;
const LISTS = [arxivList(PAPERS), huggingFaceList(PAPERS)].map((list) => ({
  ...list,
  html: list.html.replace('</head>', `${PAINT}</head>`),
}));
const IDS = PAPERS.map(({ id }) => `arxiv:${id}`);
/** For text, by https://www.w3.org/TR/WCAG22/#contrast-minimum */
const LEAST = 4.5;

let browser: Chromium;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages(LISTS) });
});
afterAll(() => browser.forget());

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

function colourOf(css: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, alpha];
}

/** A colour over another that is opaque. */
function over(top: Colour, bottom: Colour, alpha = top[3]): Colour {
  const mixed = [0, 1, 2].map((at) => (top[at] ?? 0) * alpha + (bottom[at] ?? 0) * (1 - alpha));
  return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0, 1];
}

function contrast(one: Colour, other: Colour): number {
  const light = (colour: Colour): number => {
    const [red = 0, green = 0, blue = 0] = colour
      .slice(0, 3)
      .map((part) => (part <= 10 ? part / 3_294 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, bright = 0] = [light(one), light(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

async function open(list: (typeof LISTS)[number], colorScheme: 'light' | 'dark'): Promise<ChromiumTab> {
  const tab = await browser.open('about:blank');
  await tab.page.emulateMedia({ colorScheme });
  await tab.go(list.address);
  await untilTriage(tab);
  return tab;
}

const styleOf = (tab: ChromiumTab, host: string, part: string, property: string) =>
  tab.inRoots(
    host,
    (rooted, selector, name) => {
      for (const { root } of rooted) {
        const found = root.querySelector(selector);
        if (found) return getComputedStyle(found).getPropertyValue(name);
      }
      return '';
    },
    part,
    property,
  );

const grounds = (tab: ChromiumTab) =>
  tab.run(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    title: getComputedStyle(document.querySelector('.list-title, h3 a') as Element).color,
  }));

const CASES = LISTS.flatMap((list) => (['light', 'dark'] as const).map((theme) => ({ list, theme, site: new URL(list.address).host })));

test.each(CASES)('on $site, $theme, a dimmed title keeps its contrast, and the veil leaves the strip alone', async ({ list, theme }) => {
  const tab = await open(list, theme);
  await tab.press('j');
  await tab.press('4');
  await untilSaved(tab, IDS[0] ?? '', 'read');
  await tab.press('j');
  await tab.page.mouse.move(1_000, 700);
  const strip = async () => {
    const { box } = await stripOf(tab, IDS[0] ?? '');
    return inkOf(tab.page, { ...box, width: 110 });
  };
  let before = (await strip()).picture;
  // What was just set fades in.
  await until(strip, ({ picture }) => {
    const stays = picture === before;
    before = picture;
    return stays;
  });
  await tab.press('h');
  await untilSaid(tab, 'Dimmed');
  await until(
    () => drawnOf(tab),
    (drawn) => drawn.some(({ is }) => is.includes('done')),
  );
  const { ground, title } = await grounds(tab);
  const veil = colourOf(await styleOf(tab, 'papermarks-over', '.done > .veil', 'background-color'));
  const alpha = Number(await styleOf(tab, 'papermarks-over', '.done > .veil', 'opacity'));
  const seen = contrast(over(veil, colourOf(title), alpha), over(veil, colourOf(ground), alpha));
  expect(alpha).toBeGreaterThan(0.2);
  expect(seen).toBeGreaterThanOrEqual(LEAST);
  await until(strip, ({ picture }) => picture === before, 5_000);
  await tab.press('h');
  await tab.press('u');
  await untilSaved(tab, IDS[0] ?? '', 'no status');
  await tab.close();
});

test.each(CASES)('on $site, $theme, quiet text of a strip can be read on a card that is selected', async ({ list, theme }) => {
  const tab = await open(list, theme);
  await tab.press('j');
  await tab.press('x');
  await until(
    () => drawnOf(tab),
    (drawn) => drawn.some(({ is }) => is.includes('selected')),
  );
  const { ground } = await grounds(tab);
  const tint = colourOf(await styleOf(tab, 'papermarks-over', '.selected', 'background-color'));
  const on = over(tint, colourOf(ground));
  for (const part of ['.hint', '.status .label']) {
    const quiet = colourOf(await styleOf(tab, 'papermarks-strip', part, 'color'));
    expect({ part, reads: contrast(quiet, on) >= LEAST }).toEqual({ part, reads: true });
  }
  await tab.close();
});
