import type { Page } from 'playwright-core';
import type { Chromium } from '../harness/chromium.ts';
import type { Libraries } from './libraries.ts';
import { median, ms, ratioOf, spread, whole } from './numbers.ts';
import type { Row } from './table.ts';
import { untilMark } from './visit.ts';

/** The popup's size, in CSS pixels. */
const SIZE = { width: 420, height: 600 };
/** Opens before those that count: a browser keeps the compiled scripts of a page that it has met twice. */
const FIRST = 3;

const OPEN = 100;
const RATIO = 1.2;
/** What a key may take, in milliseconds: the first after the popup opened, and the later ones. */
const KEY = { small: { first: 16, later: 16 }, large: { first: 300, later: 50 } };
const LARGE = 100_000;

/** Words that are typed, each into a popup that was just opened: of titles, authors, tags and notes, and one that nothing has. */
const WORDS = ['graph', 'muller', 'thesis', 'quantum', 'garcia', 'calibrates', 'zzzzz'];

/** From the popup's beginning to its list painted, at each size in turn. */
export async function* popupOpensAt(libraries: Libraries, sizes: readonly number[], runs: number): AsyncGenerator<Row> {
  const times = new Map<number, number[]>(sizes.map((size) => [size, []]));
  const browsers = await Promise.all(sizes.map(async (size) => [size, await libraries.holding(size)] as const));
  for (let run = -FIRST; run < runs; run++) {
    // Now one first, now the other, so that none is always the one that follows.
    for (const [size, browser] of run % 2 === 0 ? browsers : browsers.toReversed()) {
      const { page, painted } = await open(browser);
      if (run >= 0) times.get(size)?.push(painted);
      await page.close();
    }
  }
  const base = times.get(sizes[0] ?? 0) ?? [];
  for (const [size, each] of times) {
    yield {
      what: `popup, open to list painted: ${whole(size)} papers`,
      measured: ms(median(each)),
      beside: spread(each),
      toReach: `<= ${OPEN} ms`,
      reached: median(each) <= OPEN,
    };
    if (each === base) continue;
    const ratio = ratioOf(each, base);
    yield {
      what: `popup, ${whole(size)} papers to ${whole(sizes[0] ?? 0)}`,
      measured: `${ratio.toFixed(2)} times`,
      beside: `${ms(median(each))} to ${ms(median(base))}`,
      toReach: `<= ${RATIO}`,
      reached: ratio <= RATIO,
      ...(size < LARGE && { must: 'popup' as const }),
    };
  }
}

/** From a key pressed in the popup's search to the results painted, at each size in turn. */
export async function* keysAt(libraries: Libraries, sizes: readonly number[], runs: number): AsyncGenerator<Row> {
  const first = new Map<number, number[]>(sizes.map((size) => [size, []]));
  const later = new Map<number, number[]>(sizes.map((size) => [size, []]));
  for (let run = 0; run < Math.max(runs, WORDS.length); run++) {
    for (const size of sizes) {
      const { page } = await open(await libraries.holding(size));
      const [one = Number.NaN, ...others] = await typeWord(page, WORDS[run % WORDS.length] ?? '');
      first.get(size)?.push(one);
      later.get(size)?.push(...others);
      await page.close();
    }
  }
  for (const size of sizes) {
    const allowed = size < LARGE ? KEY.small : KEY.large;
    for (const [which, times, most] of [
      ['first key', first.get(size) ?? [], allowed.first],
      ['later keys', later.get(size) ?? [], allowed.later],
    ] as const) {
      yield {
        what: `search, ${which} to results painted: ${whole(size)} papers`,
        measured: ms(median(times)),
        beside: spread(times),
        toReach: `<= ${most} ms`,
        reached: median(times) <= most,
      };
    }
  }
}

async function open(browser: Chromium): Promise<{ page: Page; painted: number }> {
  const page = await browser.context.newPage();
  await page.setViewportSize(SIZE);
  await page.goto(browser.ours('popup.html'));
  return { page, painted: await untilMark(page, 'papermarks:list-painted') };
}

/** How long each key of a word took, in milliseconds. */
async function typeWord(page: Page, word: string): Promise<number[]> {
  await page.keyboard.press('/');
  const isIn = await page.evaluate(() => {
    const keys: number[] = [];
    Object.assign(globalThis, { keys });
    addEventListener('keydown', ({ timeStamp }) => keys.push(timeStamp), true);
    return document.activeElement instanceof HTMLInputElement;
  });
  if (!isIn) throw new Error('The key / leads to no search field in the popup.');
  const times: number[] = [];
  for (const letter of word) {
    await page.keyboard.press(letter);
    const pressed = await page.evaluate(() => (globalThis as unknown as { keys: number[] }).keys.at(-1) ?? Number.NaN);
    times.push((await untilMark(page, 'papermarks:results-painted', pressed)) - pressed);
  }
  return times;
}
