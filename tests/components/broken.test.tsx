import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LibraryPage, type LibraryPageProps } from '../../components/library/LibraryPage.tsx';
import { openForReading } from '../../components/parts/useLibrary.ts';
import type { PaperRow } from '../../lib/store/db.ts';
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

/** Makes a row such as nothing that is drawn expects. */
async function breakRow(place: number): Promise<void> {
  const row = (await library.papers.get(idOf(place))) as PaperRow;
  await library.papers.put({ ...row, met: { site: 'any', url: 'no address' } });
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
