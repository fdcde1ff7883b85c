import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SaveCopy } from '../../components/data/SaveCopy.tsx';
import { LibraryPage, type LibraryPageProps } from '../../components/library/LibraryPage.tsx';
import { openForReading } from '../../components/ui/useLibrary.ts';
import type { PaperRow } from '../../lib/library/db.ts';
import { fakePermits } from './permits.ts';
import {
  changesAsked,
  client,
  eachWithALibrary,
  expectAccessible,
  idOf,
  library,
  openPopup,
  save,
  showsSoon,
  soon,
  titles,
} from './popup.tsx';

eachWithALibrary();

/** The files that were saved, as text. */
let files: Promise<string>[];

beforeEach(() => {
  files = [];
  // React tells the console of each error that a boundary holds.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push((file as Blob).text());
    return 'blob:copy';
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Has the row of a paper fail while it is drawn: it is read as it should be, whatever stands in the database. */
async function breakRow(place: number): Promise<void> {
  const { savedAt } = (await library.papers.get(idOf(place))) as PaperRow;
  const told = Date.prototype.toISOString;
  vi.spyOn(Date.prototype, 'toISOString').mockImplementation(function (this: Date) {
    if (this.getTime() === savedAt) throw new RangeError('cannot be drawn');
    return told.call(this);
  });
}

/** Puts something else in the place of what stands in a row. */
async function change(place: number, fields: { [field in keyof PaperRow]?: unknown }): Promise<void> {
  const row = (await library.papers.get(idOf(place))) as PaperRow;
  await library.papers.put({ ...row, ...fields } as PaperRow);
}

describe('a title', () => {
  test.each([
    ['groups', '{'.repeat(10_000)],
    ['a formula of powers', `$${'^'.repeat(9_998)}$`],
    ['accents', '\\^'.repeat(5_000)],
  ])('of %s without end is shown as it is written, in the list and in the editor', async (_, hostile) => {
    await save({ title: 'A' }, { title: hostile }, { title: 'B' });
    const user = openPopup();
    await showsSoon('A', hostile, 'B');
    await user.keyboard('{ArrowDown}{ArrowDown}n');
    await soon(() => expect(document.querySelector('dialog.sheet textarea')).not.toBeNull());
  });

  test('of that kind is searched, too', async () => {
    await save({ title: `${'{'.repeat(10_000)} graphs` }, { title: 'Graphs' });
    const user = openPopup();
    await soon(() => expect(titles()).toHaveLength(2));
    await user.keyboard('graphs');
    await soon(() => expect(document.querySelectorAll('mark')).toHaveLength(2));
  });
});

describe('a row that cannot be drawn', () => {
  test('leaves the others as they are, and can be reached by keys and removed', async () => {
    await save({ title: 'A' }, { title: 'Broken' }, { title: 'B' });
    await breakRow(1);
    const user = openPopup();
    await showsSoon('A', 'arXiv:2611.00001', 'B');
    await expectAccessible();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('arXiv:2611.00001');
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    await showsSoon('A', 'B');
    await soon(() => expect(changesAsked()).toEqual([{ kind: 'remove' }]));
  });
});

describe('a damaged row', () => {
  test.each<[string, { [field in keyof PaperRow]?: unknown }, string]>([
    ['tags that are no list', { tags: 7, tagKeys: 7 }, 'Damaged graphs'],
    ['no title', { title: undefined }, 'arXiv:2611.00001'],
    ['no authors', { authors: null }, 'Damaged graphs'],
    ['an address that is none', { met: { site: 'any', url: 'no address' } }, 'Damaged graphs'],
  ])('with %s leaves the search as it is, and is found by what is left of it', async (_, fields, shown) => {
    await save({ title: 'Graphs A' }, { title: 'Damaged graphs' }, { title: 'Graphs B' });
    await change(1, fields);
    await library.notes.put({ id: idOf(1), text: 2611 as unknown as string });
    await change(1, { noted: true });
    const user = openPopup();
    await showsSoon('Graphs A', shown, 'Graphs B');
    await user.keyboard('graphs');
    await showsSoon(...['Graphs A', shown, 'Graphs B'].filter((title) => title.toLowerCase().includes('graphs')));
    await user.keyboard('{Control>}a{/Control}2611');
    await showsSoon(shown);
    await user.keyboard('{ArrowDown}{Delete}');
    await soon(() => expect(changesAsked()).toEqual([{ kind: 'remove' }]));
    await vi.waitFor(async () => expect(await library.papers.toCollection().primaryKeys()).toEqual([idOf(0), idOf(2)]));
  });

  test('is among the papers of which a copy is saved, by words too', async () => {
    await save({ title: 'Graphs A' }, { title: 'Damaged graphs' });
    await change(1, { tags: 'theory', authors: undefined });
    render(<SaveCopy db={library} announce={() => undefined} />);
    const user = userEvent.setup();
    await user.type(screen.getByRole('searchbox'), 'graphs');
    await user.click(await screen.findByRole('button', { name: 'Save 2 papers' }));
    await soon(() => expect(files).toHaveLength(1));
    const { papers } = JSON.parse((await files[0]) ?? '');
    expect(papers.map(({ mark }: { mark: { tags: string[] } }) => mark.tags)).toEqual([[], ['theory']]);
  });
});

describe('a page that cannot be drawn', () => {
  test('still gives a copy of all and the diagnostics, and is tried again', async () => {
    await save({ title: 'A' });
    let broken = true;
    const user = openPopup(() => {
      if (broken) throw new RangeError('Maximum call stack size exceeded in a title');
      return openForReading(client);
    });
    await screen.findByRole('alert');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Copy diagnostics' }));
    await screen.findByRole('button', { name: 'Copied' });
    const copied = await navigator.clipboard.readText();
    expect(copied).toContain('unexpected: RangeError while drawing broken.test.tsx:');
    expect(copied).not.toContain('title');
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Save a copy of all' }));
    await screen.findByText('Saved');
    expect(await files[0]).toContain('"title":"A"');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await showsSoon('A');
  });

  test('says so when no copy can be made', async () => {
    const user = openPopup(() => {
      throw new Error('gone');
    });
    await user.click(await screen.findByRole('button', { name: 'Save a copy of all' }));
    await screen.findByText('The copy could not be saved.');
  });
});

describe('the library page', () => {
  test('keeps all its other parts when one cannot be drawn', async () => {
    await save({ title: 'A' });
    const silent = async (name: string, ask: never) =>
      name === 'health' ? { health: 'good', backups: [null], copies: {} } : client(name as never, ask);
    const props = {
      client: silent,
      quick: silent,
      permits: fakePermits(),
      library: () => openForReading(client),
      kept: { get: async () => ({}) },
      allowFiles: async () => false,
      listen: () => undefined,
    } as unknown as LibraryPageProps;
    render(<LibraryPage {...props} />);
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Save 1 paper' }));
    await soon(() => expect(files).toHaveLength(1));
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('This part of the page could not be drawn.'),
    ]);
  });
});
