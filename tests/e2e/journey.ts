import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Driven, type Launch, type Tab, until } from '../harness/driven.ts';
import { fixturePages, type PageFile, servePages } from '../harness/pages.ts';
import { clickControl, papersOn, statusOf, untilSaved } from '../harness/strips.ts';
import { arrowTo, chooseByKeys, focusedIn, tabTo, untilNothingFloats } from './keys.ts';
import { clickIn, filterBy, inRow, rowsOf, untilRow, untilRows } from './popup-page.ts';
import { savedIfAny } from './saved.ts';
import { stopAtFirstFailure } from './steps.ts';

/** A browser in which a person goes the whole way. */
export interface Traveller {
  name: string;
  launch(how: Launch): Promise<Driven>;
  /** The names that a screen reader is told of the controls on a page. */
  namesOn(tab: Tab): Promise<string[]>;
}

/** A paper that stands on four of the project's own pages. */
const SHARED = 'arxiv:2611.90114';
/** How a status is told, and how a row of the popup names it. */
const CODES: Record<string, string> = { 'to read': 'want', reading: 'reading', read: 'read', skipped: 'skipped' };

const fixtures = fixturePages();
// A saved arXiv list would stand in the place of one of our own.
const saved = savedIfAny()
  .filter(({ file }) => file.startsWith('huggingface/'))
  .map(styled);
const serve = servePages([...saved, ...fixtures]);
const lists = [...saved, ...fixtures].filter(({ file }) => /daily-2|arxiv.(?:new|recent|month)/.test(file));
const addressOf = (name: string): string => fixtures.find(({ file }) => file === name)?.address ?? '';

/** The whole way of a person through Papermarks, told once for every browser. */
export function goTheWholeWay({ name, launch, namesOn }: Traveller): void {
  describe(`in ${name}`, () => {
    stopAtFirstFailure();
    let browser: Driven;
    /** What the person has said of each paper, as the strip tells it, and on which page. */
    const marked = new Map<string, { status: string; address: string }>();
    const [tags, note] = [['graph nets', 'to cite'], 'Figure 3 is the one to show.'];

    beforeAll(async () => {
      browser = await launch({ serve });
    });
    afterAll(() => browser.forget());

    /** Walks over the lists and does something to papers that have no mark yet. */
    async function toFresh(count: number, mark: (tab: Tab, paper: string, nth: number) => Promise<string>): Promise<void> {
      let done = 0;
      for (const { address } of lists) {
        if (done === count) return;
        const tab = await browser.open(address);
        const fresh = (await papersOn(tab)).filter((paper) => !marked.has(paper) && paper !== SHARED);
        for (const paper of fresh.slice(0, count - done)) marked.set(paper, { status: await mark(tab, paper, ++done), address });
        await tab.close();
      }
      expect(done).toBe(count);
    }

    /** The nth of the marked papers. */
    const nth = (at: number): { paper: string; address: string } => {
      const [paper = '', { address } = { address: '' }] = [...marked].at(at) ?? [];
      return { paper, address };
    };

    test('a person marks ten papers with the mouse', async () => {
      await toFresh(10, async (tab, paper) => {
        await clickControl(tab, paper, 'Status');
        await untilSaved(tab, paper, 'to read');
        return 'to read';
      });
    });

    test('a person marks ten papers with the keyboard alone: by Enter, and by the menu', async () => {
      await toFresh(10, async (tab, paper, turn) => {
        await tabTo(tab, paper);
        const status = turn % 5 === 0 ? 'skipped' : 'to read';
        if (status === 'skipped') await chooseByKeys(tab, status);
        else await tab.press('Enter');
        await untilSaved(tab, paper, status);
        return status;
      });
    });

    test('a person takes a mark back with the menu, by keys', async () => {
      const { paper, address } = nth(-1);
      const tab = await browser.open(address);
      await tabTo(tab, paper);
      await chooseByKeys(tab, 'no status');
      await untilSaved(tab, paper, 'no status');
      expect(await focusedIn(tab, paper)).toBe('All statuses');
      await chooseByKeys(tab, 'skipped');
      await untilSaved(tab, paper, 'skipped');
      await tab.close();
    });

    test('a person tags two papers in the editor, and the focus comes back', async () => {
      for (const { paper, address } of [nth(0), nth(1)]) {
        const tab = await browser.open(address);
        await tabTo(tab, paper);
        await arrowTo(tab, paper, 'Tags');
        await typeInEditor(tab, async () => {
          for (const tag of tags) {
            await tab.type(tag);
            await tab.press('Enter');
          }
        });
        await until(
          () => focusedIn(tab, paper),
          (focused) => focused === `Tags: ${tags.join(', ')}`,
        );
        // The key that closed it does not open it; only one pressed afterwards does.
        await new Promise((resolve) => setTimeout(resolve, 300));
        await untilNothingFloats(tab);
        await typeInEditor(tab, async () => undefined);
        await tab.close();
      }
    });

    test('a person writes a note', async () => {
      const { paper, address } = nth(2);
      const tab = await browser.open(address);
      await tabTo(tab, paper);
      await arrowTo(tab, paper, 'Note');
      await typeInEditor(tab, () => tab.type(note));
      await until(
        () => focusedIn(tab, paper),
        (focused) => focused === 'Note: written',
      );
      // It is there to be read again.
      await tab.press('Enter');
      const read = async () => (await tab.editor()).run(() => document.querySelector('textarea')?.value);
      await until(read, (text) => text === 'Figure 3 is the one to show.');
      await tab.press('Escape');
      await untilNothingFloats(tab);
      await tab.close();
    });

    test('a screen reader is told the statuses, tags and notes of a page', async () => {
      const { paper, address } = nth(0);
      const tab = await browser.open(address);
      await untilSaved(tab, paper, 'to read');
      const names = await namesOn(tab);
      expect(names).toEqual(expect.arrayContaining(['Status: to read', `Tags: ${tags.join(', ')}`, 'Note: written']));
      await tab.close();
    });

    test('the popup lists every marked paper: title, authors, status, tags, note, and where it was met', async () => {
      const popup = await browser.popup();
      const rows = await untilRows(popup, ({ length }) => length === marked.size);
      expect(new Map(rows.map(({ paper, status }) => [paper, status]))).toEqual(
        new Map([...marked].map(([paper, { status }]) => [paper, CODES[status]])),
      );
      for (const { title, authors, facts } of rows) {
        expect(title).not.toBe('');
        expect(authors).not.toBe('');
        expect(['Hugging Face', 'arXiv']).toContain(facts[0]);
      }
      for (const at of [0, 1]) expect(rows.find(({ paper }) => paper === nth(at).paper)?.tags).toEqual(tags);
      expect(rows.filter((row) => row.noted).map(({ paper }) => paper)).toEqual([nth(2).paper]);
      await popup.close();
    });

    test('a person filters by status', async () => {
      const skipped = [...marked].filter(([, { status }]) => status === 'skipped').map(([paper]) => paper);
      const popup = await browser.popup();
      await filterBy(popup, 'skipped');
      const rows = await untilRows(popup, ({ length }) => length === skipped.length);
      expect(rows.map(({ paper }) => paper).toSorted()).toEqual(skipped.toSorted());
      await filterBy(popup, 'all');
      await untilRows(popup, ({ length }) => length === marked.size);
      await popup.close();
    });

    test('a status changed in the popup shows on the strip of the page that is still open', async () => {
      const { paper, address } = nth(3);
      const tab = await browser.open(address);
      await untilSaved(tab, paper, 'to read');
      const popup = await browser.popup();
      await untilRow(popup, paper, 'want');
      await clickIn(popup, inRow(paper, '.status-step'));
      await untilRow(popup, paper, 'reading');
      await untilSaved(tab, paper, 'reading');
      marked.set(paper, { status: 'reading', address });
      await popup.close();
      await tab.close();
    });

    test('a mark made on Hugging Face shows on the arXiv list, on the abstract, in another tab and in the open popup', async () => {
      const files = ['arxiv/new.html', 'arxiv/abs.html', 'huggingface/paper.html', 'huggingface/daily-2026.html'];
      const others: Tab[] = [];
      for (const file of files) {
        const other = await browser.open(addressOf(file));
        // A tab that goes to the background before it was painted shows nothing until it comes to the front.
        expect(await statusOf(other, SHARED)).toBe('no status');
        others.push(other);
      }
      const popup = await browser.popup();
      const tab = await browser.open(addressOf('huggingface/daily-2026.html'));
      expect(await statusOf(tab, SHARED)).toBe('no status');

      await clickControl(tab, SHARED, 'Status');
      await untilSaved(tab, SHARED, 'to read');
      for (const other of others) await untilSaved(other, SHARED, 'to read');
      await untilRow(popup, SHARED, 'want');

      marked.set(SHARED, { status: 'to read', address: addressOf('huggingface/daily-2026.html') });
      for (const each of [tab, popup, ...others]) await each.close();
    });

    test('a person removes a paper in the popup, and takes that back', async () => {
      const { paper, address } = nth(0);
      const tab = await browser.open(address);
      await untilSaved(tab, paper, 'to read');
      const popup = await browser.popup();
      const before = await untilRows(popup, ({ length }) => length === marked.size);
      await clickIn(popup, inRow(paper, '[data-act=remove]'));
      await untilRows(popup, (rows) => rows.every((row) => row.paper !== paper));
      await untilSaved(tab, paper, 'no status');
      await popup.show();
      await popup.press('u');
      await untilRow(popup, paper, 'want');
      await untilSaved(tab, paper, 'to read');
      expect(await rowsOf(popup)).toEqual(before);
      await popup.close();
      await tab.close();
    });

    test('after the browser has been closed and opened again, all is there', async () => {
      const popup = await browser.popup();
      const before = await untilRows(popup, ({ length }) => length === marked.size);
      await browser.close();

      browser = await launch({ serve, profile: browser.profile });
      const after = await untilRows(await browser.popup(), ({ length }) => length === marked.size);
      expect(after.map(unaged)).toEqual(before.map(unaged));
      const { paper, address } = nth(0);
      const tab = await browser.open(address);
      await untilSaved(tab, paper, 'to read');
    });
  });
}

/** A saved page comes without the site's styles: in Firefox its avatars then grow without end as they come into view. */
function styled(page: PageFile): PageFile {
  const sizes = '[style*="content-visibility"], img { inline-size: 1em; block-size: 1em }';
  return { ...page, html: page.html.replace('</head>', `<style>${sizes}</style></head>`) };
}

/** A row without its age, which grows. */
function unaged<R extends { facts: string[] }>({ facts: [met], ...row }: R): object {
  return { ...row, met };
}

/** Opens the editor with Enter, types in it, and closes it with Escape. */
async function typeInEditor(tab: Tab, type: () => Promise<void>): Promise<void> {
  await tab.press('Enter');
  const editor = await tab.editor();
  await until(
    () => editor.run(() => document.activeElement?.localName),
    (focused) => focused === 'input' || focused === 'textarea',
  );
  await type();
  await tab.press('Escape');
  await untilNothingFloats(tab);
}
