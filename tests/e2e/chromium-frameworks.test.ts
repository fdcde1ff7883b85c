import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { byReact, bySvelte } from './frameworks/made-by.ts';
import type { ShownPaper } from './frameworks/shown.ts';
import { wantAll } from './sites.ts';

const PAPERS: readonly ShownPaper[] = Array.from({ length: 12 }, (_, at) => ({
  id: `2309.9${String(at).padStart(4, '0')}`,
  title: `Letter ${at} to a Listening Machine`,
  abstract: `People write to machines as they write to friends. This is letter ${at}, and it was sent to nobody.`,
  count: at + 2,
  date: 'Sep 7, 2023',
}));
/** At once, soon after the page has loaded, and long after we have been there. */
const AFTER = [0, 500, 3_000] as const;

const svelte = await bySvelte();
const react = await byReact(PAPERS);
const MAKERS = {
  'Svelte, in articles': (after: number) => svelte('article')(PAPERS, after),
  'Svelte, in neither articles nor a part that the site names': (after: number) => svelte('div')(PAPERS, after),
  'React, streamed': react,
} as const;

let browser: Chromium;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages(Object.values(MAKERS).flatMap((make) => AFTER.map(make))) });
  await wantAll(browser);
});
afterAll(() => browser.forget());

/** Waits until each card has one strip, of its own paper, and no strip is elsewhere; and that it stays so. */
async function untilRight(tab: ChromiumTab, papers: readonly ShownPaper[]): Promise<void> {
  const wanted = { cards: papers.map(({ id }) => [`arxiv:${id}`, [`arxiv:${id}`]]), strips: papers.length };
  await until(
    () => tab.run(cardsWithStrips),
    (seen) => JSON.stringify(seen) === JSON.stringify(wanted),
  ).catch(() => undefined);
  expect(await tab.run(cardsWithStrips)).toEqual(wanted);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await tab.run(cardsWithStrips)).toEqual(wanted);
}

/** Each card's paper with the papers of the strips in it, and how many strips there are. Runs in the page. */
function cardsWithStrips(): { cards: [string, string[]][]; strips: number } {
  const cards = [...document.querySelectorAll('.card')].map((card): [string, string[]] => [
    `arxiv:${card.querySelector('a')?.getAttribute('href')?.split('/').at(-1)}`,
    [...card.querySelectorAll('papermarks-strip')].map((strip) => strip.getAttribute('paper') ?? ''),
  ]);
  return { cards, strips: document.querySelectorAll('papermarks-strip').length };
}

describe.each(Object.entries(MAKERS))('a list by %s', (_, make) => {
  test.each(AFTER)('that is taken over after %i ms has one strip on each card, always right, and its own buttons work', async (after) => {
    const wrong: string[] = [];
    browser.context.once('page', (page) => {
      page.on('pageerror', (error) => wrong.push(String(error)));
      page.on('console', (message) => ['warning', 'error'].includes(message.type()) && wrong.push(message.text()));
    });
    const tab = (await browser.open(make(after).address)) as ChromiumTab;
    await untilRight(tab, PAPERS);
    await until(
      () => tab.run(() => globalThis.listing !== undefined),
      (isThere) => isThere || wrong.length > 0,
    );
    await untilRight(tab, PAPERS);
    // Where a strip was there first, the framework says so, and makes the list anew.
    if (after < 3_000) expect(wrong).toEqual([]);
    await tab.run(() => document.querySelector<HTMLElement>('.card button')?.click());
    await until(
      () => tab.run(() => document.querySelector('.card button')?.textContent),
      (votes) => votes === '1',
    );
    for (const papers of [PAPERS.toReversed(), PAPERS.filter((_each, at) => at % 3 === 0), [], PAPERS]) {
      await tab.run((next) => globalThis.listing?.show(next), papers);
      await untilRight(tab, papers);
    }
    await tab.close();
  });
});
