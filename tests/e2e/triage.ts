import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Driven, Launch, Tab } from '../harness/driven.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { papersOn } from '../harness/strips.ts';
import { counting } from './counting.ts';
import { untilNothingFloats } from './keys.ts';
import { ringAt, saidBy, untilRing, untilSaid, untilTriage } from './listing.ts';
import { huggingFaceList, madePapers } from './made-pages.ts';
import { type RowSeen, untilRows } from './popup-page.ts';
import { pagesToTriage } from './saved.ts';
import { stopAtFirstFailure } from './steps.ts';

/** What becomes of each card of a day: 5 to read, 3 read, 3 noted, the other 20 skipped. */
const WANT = [2, 7, 13, 20, 26];
const READ = [4, 11, 29];
const NOTED = [0, 9, 23];
const TAGS = ['to cite', 'agents'];
const NOTE = 'Ask Noor.';
const COUNT = 31;
/** The most keys that may go into going from card to card, opening and closing. */
const GOING = 400;

/** A day of papers decided from the keyboard alone, and taken back over the closing of its tab. */
export function triageByKeyboard(name: string, launch: (how: Launch) => Promise<Driven>): void {
  describe(`in ${name}`, () => {
    stopAtFirstFailure();
    let browser: Driven;
    const page = pagesToTriage() ?? huggingFaceList(madePapers(COUNT));
    const keys = { pressed: 0, typed: 0 };
    let papers: string[];

    beforeAll(async () => {
      browser = await launch({ serve: servePages([page]) });
    });
    afterAll(() => browser.forget());

    test('31 cards are triaged by keys alone: read, noted, to read with two tags each, and the rest skipped at once', async () => {
      const tab = counting(await browser.open(page.address), keys);
      papers = await papersOn(tab);
      expect(papers.length).toBe(COUNT);
      await untilTriage(tab);

      for (let at = 0; at < COUNT; at++) {
        await tab.press('j');
        await untilRing(tab, papers[at]);
        if (WANT.includes(at)) await tab.press('2');
        if (READ.includes(at)) await tab.press('4');
        if (!NOTED.includes(at)) continue;
        await tab.press('n');
        await untilFocused(tab, 'textarea');
        await tab.type(NOTE);
        await tab.press('Escape');
        await untilNothingFloats(tab);
        await untilRing(tab, papers[at]);
      }
      await tab.press('5');
      await tab.press('e');
      await untilSaid(tab, 'Skipped: 19 papers');

      await tab.press('/');
      await untilFocused(tab, 'input');
      await tab.type('to read');
      await tab.press('Enter');
      await untilNothingFloats(tab);
      await until(
        () => ringAt(tab),
        (at) => WANT.some((n) => papers[n] === at),
      );
      await tab.press('a');
      await tab.press('t');
      await untilFocused(tab, 'input');
      for (const tag of TAGS) {
        await tab.type(tag);
        await tab.press('Enter');
      }
      await tab.press('Escape');
      await untilSaid(tab, `Tagged “${TAGS.at(-1)}”: 5 papers`);

      const text = 3 * NOTE.length + TAGS.join('').length;
      const least = COUNT + WANT.length * TAGS.length + text;
      expect(keys.pressed, `${least} keys would do if all were at hand`).toBeLessThan(least + GOING);
      expect(rowsMeant(await savedRows(browser, COUNT))).toEqual(meant(papers));
      await tab.close();
    });

    test('all of it is taken back by u, in a tab that came after, until nothing is left', async () => {
      const tab = await browser.open(page.address);
      await untilTriage(tab);
      await tab.press('j');
      await pressUntil(tab, 'u', 'Undone', 'Nothing to undo here');
      await savedRows(browser, 0);
      await tab.close();
    });

    test('and brought back by U, in one that came after that', async () => {
      const tab = await browser.open(page.address);
      await untilTriage(tab);
      await tab.press('j');
      await pressUntil(tab, 'Shift+U', 'Done again', 'Nothing to redo here');
      expect(rowsMeant(await savedRows(browser, COUNT))).toEqual(meant(papers));
    });
  });
}

/** Presses a key again and again, each time when it is told what it did, until there is nothing left. */
async function pressUntil(tab: Tab, key: string, does: string, nothing: string): Promise<void> {
  for (let step = 0; step < 60 && !(await saidBy(tab)).includes(nothing); step++) {
    const before = await saidBy(tab);
    await tab.press(key);
    await until(
      () => saidBy(tab),
      (said) => said !== '' && (said !== before || said.includes(does)),
    );
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  expect(await saidBy(tab)).toContain(nothing);
}

/** Waits until a field of this kind in the frame has the focus. */
async function untilFocused(tab: Tab, field: 'input' | 'textarea'): Promise<void> {
  // A frame that is just going does not answer any more.
  const focused = async () => (await tab.editor()).run(() => document.activeElement?.localName).catch(() => undefined);
  await until(focused, (name) => name === field);
}

async function savedRows(browser: Driven, count: number): Promise<RowSeen[]> {
  const popup = await browser.popup();
  await popup.show();
  const rows = await untilRows(popup, ({ length }) => length === count);
  await popup.close();
  return rows;
}

function rowsMeant(rows: readonly RowSeen[]): object[] {
  const told = rows.map(({ paper, status, tags, noted }) => ({ paper, status, tags: tags.toSorted(), noted }));
  return told.toSorted((a, b) => a.paper.localeCompare(b.paper));
}

function meant(papers: readonly string[]): object[] {
  const of = (at: number): string => (WANT.includes(at) ? 'want' : READ.includes(at) ? 'read' : NOTED.includes(at) ? 'none' : 'skipped');
  const all = papers.map((paper, at) => ({
    paper,
    status: of(at),
    tags: WANT.includes(at) ? TAGS.toSorted() : [],
    noted: NOTED.includes(at),
  }));
  return all.toSorted((a, b) => a.paper.localeCompare(b.paper));
}
