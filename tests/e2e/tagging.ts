import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Driven, type Launch, type Tab, until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { counting } from './counting.ts';
import { arrowTo, focusedIn, tabTo, untilNothingFloats } from './keys.ts';
import { arxivList, madePapers } from './made-pages.ts';
import { type RowSeen, rowsOf, untilRows } from './popup-page.ts';
import { stopAtFirstFailure } from './steps.ts';

/** The tags that ten papers get, two each: five in all, so that most are offered when they are wanted. */
const TAGS = ['graph nets', 'to cite', 'reading group', 'theory', 'méthodes'];
/** How many letters of a tag are typed when it is in use already. */
const BEGINNING = 2;
/** Which papers get which note. */
const NOTES = new Map([
  [2, 'Figure 3 is the one to show.'],
  [5, 'Compare the ablation with ours.'],
  [8, 'Ask Noor about the dataset.'],
]);

/** The most keys that may go into going from card to card and to the tags of each. */
const GOING = 400;

const AUTHORS = ['Ada Lovelace', 'Emmy Noether', 'Émilie du Châtelet', 'Hypatia', 'Sofja Kowalewskaja'];
const papers = madePapers(10, 5_001).map((paper, at) => ({ ...paper, author: `${AUTHORS[at % 5]} ${Math.floor(at / 5)}` }));
const ids = papers.map(({ id }) => `arxiv:${id}`);
const list = arxivList(papers);
const tagsOf = (at: number): string[] => [TAGS[at % 5] ?? '', TAGS[(at + 1) % 5] ?? ''];

/** Ten papers tagged and three noted from the keyboard alone, found again in the popup, and once more after a restart. */
export function tagByKeyboard(name: string, launch: (how: Launch) => Promise<Driven>): void {
  describe(`in ${name}`, () => {
    stopAtFirstFailure();
    let browser: Driven;
    const keys = { pressed: 0, typed: 0, least: 0 };

    beforeAll(async () => {
      browser = await launch({ serve: servePages([list]) });
    });
    afterAll(() => browser.forget());

    test('a person tags ten papers with two tags each, and writes three notes, without a mouse', async () => {
      const tab = counting(await browser.open(list.address), keys);
      const used = new Set<string>();
      for (const [at, paper] of ids.entries()) {
        await tabTo(tab, paper);
        await arrowTo(tab, paper, 'Tags');
        await tab.press('Enter');
        const editor = await until(
          () => tab.editor(),
          (place) => place !== undefined,
        );
        await until(
          () => editor.run(() => document.activeElement?.localName),
          (focused) => focused === 'input',
        );
        for (const tag of tagsOf(at)) {
          const typed = used.has(tag) ? tag.slice(0, BEGINNING) : tag;
          await tab.type(typed);
          await tab.press('Enter');
          used.add(tag);
          keys.least += typed.length + 1;
        }
        const note = NOTES.get(at);
        if (note) {
          await tab.press('Tab');
          await until(
            () => editor.run(() => document.activeElement?.localName),
            (focused) => focused === 'textarea',
          );
          await tab.type(note);
          keys.least += note.length + 1;
        }
        await tab.press('Escape');
        await untilNothingFloats(tab);
        // One key to open the editor, one to close it.
        keys.least += 2;
        await until(
          () => focusedIn(tab, paper),
          (focused) => focused === `Tags: ${tagsOf(at).join(', ')}`,
        );
      }
      // The rest is going from card to card and to the tags of each.
      expect(keys.pressed - keys.least, `${keys.pressed} keys, of which ${keys.least} say something`).toBeLessThan(GOING);
      await tab.close();
    });

    test('each is found by its tag, by a word of its note and by its author', async () => {
      const popup = await openPopup(browser);
      await allAreThere(popup);
      for (const tag of TAGS) await finds(popup, tag, (at) => tagsOf(at).includes(tag));
      await finds(popup, 'ABLATION', (at) => at === 5);
      await finds(popup, 'dataset noor', (at) => at === 8);
      await finds(popup, 'figure', (at) => at === 2);
      await finds(popup, 'emilie du chatelet', (at) => at % 5 === 2);
      await finds(popup, 'hypatia 1', (at) => at === 8);
      await finds(popup, 'theory noether', (at) => at % 5 === 1 && tagsOf(at).includes('theory'));
      await popup.close();
    });

    test('all is there after a restart', async () => {
      const before = await openPopup(browser);
      const rows = await allAreThere(before);
      await browser.close();
      browser = await launch({ serve: servePages([list]), profile: browser.profile });
      const popup = await openPopup(browser);
      const facts = ({ facts: _age, ...row }: RowSeen): object => row;
      expect((await allAreThere(popup)).map(facts)).toEqual(rows.map(facts));
      await finds(popup, 'ablation', (at) => at === 5);
      await finds(popup, 'methodes', (at) => tagsOf(at).includes('méthodes'));
    });
  });
}

async function openPopup(browser: Driven): Promise<Tab> {
  const popup = await browser.popup();
  await popup.show();
  return popup;
}

async function allAreThere(popup: Tab): Promise<RowSeen[]> {
  const rows = await untilRows(popup, ({ length }) => length === ids.length);
  const seen = new Map(rows.map((row) => [row.paper, row]));
  for (const [at, id] of ids.entries()) expect(seen.get(id)).toMatchObject({ tags: tagsOf(at), noted: NOTES.has(at) });
  return rows;
}

/** Searches by keys and expects exactly the papers that are meant. */
async function finds(popup: Tab, words: string, meant: (at: number) => boolean): Promise<void> {
  const expected = ids.filter((_, at) => meant(at));
  await popup.press('/');
  await popup.press('Control+a');
  await popup.type(words);
  const found = async () => (await rowsOf(popup)).map(({ paper }) => paper).toSorted();
  await until(found, (seen) => seen.join() === expected.toSorted().join()).catch((cause: unknown) => {
    throw new Error(`Searching for "${words}" never found ${expected.join(', ')} alone.`, { cause });
  });
  await popup.press('Escape');
  await untilRows(popup, ({ length }) => length === ids.length);
  await popup.press('ArrowDown');
}
