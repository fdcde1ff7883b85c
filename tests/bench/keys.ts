import type { Page } from 'playwright-core';
import type { Libraries } from './libraries.ts';
import { median, ms, spread, whole } from './numbers.ts';
import type { Row } from './table.ts';
import { openPage, POPUP } from './views.ts';
import { untilMark } from './visit.ts';

/** What a key may take, in milliseconds: the first after the popup opened, and the later ones. */
const KEY = { small: { first: 16, later: 16 }, large: { first: 300, later: 50 } };
const LARGE = 100_000;

/** Words that are typed, each into a popup that was just opened: of titles, authors, tags and notes, and one that nothing has. */
const WORDS = ['graph', 'muller', 'thesis', 'quantum', 'garcia', 'calibrates', 'zzzzz'];

/** From a key pressed in the popup's search to the results painted, at each size in turn. */
export async function* keysAt(libraries: Libraries, sizes: readonly number[], runs: number): AsyncGenerator<Row> {
  const first = new Map<number, number[]>(sizes.map((size) => [size, []]));
  const later = new Map<number, number[]>(sizes.map((size) => [size, []]));
  for (let run = 0; run < Math.max(runs, WORDS.length); run++) {
    for (const size of sizes) {
      const browser = await libraries.holding(size);
      const { page } = await openPage(browser.context, POPUP, browser.ours(POPUP.page));
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
