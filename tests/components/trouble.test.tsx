import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { openForReading } from '../../components/ui/useLibrary.ts';
import { DB_NAME, SCHEMA } from '../../lib/library/db.ts';
import { TROUBLE_CODES, Trouble } from '../../lib/paper/trouble.ts';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import {
  asked,
  client,
  eachWithALibrary,
  expectAccessible,
  library,
  openPopup,
  said,
  save,
  setMeanwhile,
  showsSoon,
  soon,
} from './popup.tsx';

eachWithALibrary();

/** The number that the browser would give the next schema's database. */
const NEWER = (SCHEMA + 1) * 10;
const OLDER = (SCHEMA - 1) * 10;

describe('a library that cannot be opened', () => {
  test.each(TROUBLE_CODES)('says what %s means, and what to do', async (code) => {
    openPopup(() => Promise.reject(new Trouble(code, 'schema 2')));
    const alert = await screen.findByRole('alert');
    const texts: Record<string, { message: string }> = messages;
    const key = code.replaceAll('-', '_');
    expect(alert.textContent).toContain(texts[`trouble_${key}`]?.message);
    expect(alert.textContent).toContain(texts[`advice_${key}`]?.message);
    expect(alert.textContent).toContain(`Code: ${code}`);
    expect(screen.queryByRole('radio')).toBeNull();
  });

  test('is accessible, and counts as painted', async () => {
    performance.clearMarks();
    openPopup(() => Promise.reject(new Trouble('library-closed')));
    await screen.findByRole('alert');
    await expectAccessible();
    await soon(() => expect(performance.getEntriesByName('papermarks:list-painted')).toHaveLength(1));
  });

  test('can be tried again', async () => {
    await save({ title: 'A' });
    let broken = true;
    const user = openPopup(() => (broken ? Promise.reject(new Trouble('library-closed')) : openForReading(client)));
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('alert');
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await showsSoon('A');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('gives the diagnostics to copy, headed by what happened', async () => {
    const user = openPopup(() => Promise.reject(new Trouble('library-full', 'QuotaExceededError')));
    await user.click(await screen.findByRole('button', { name: 'Copy diagnostics' }));
    await screen.findByRole('button', { name: 'Copied' });
    expect(await navigator.clipboard.readText()).toBe('library-full: QuotaExceededError\nno card on a page of arxiv');
    expect(said()).toBe('Diagnostics copied');
  });

  test('gives what it knows itself when the background is silent', async () => {
    setMeanwhile(async () => {
      throw new Trouble('no-answer', 'late');
    });
    const user = openPopup(() => Promise.reject(new Trouble('library-full')));
    await user.click(await screen.findByRole('button', { name: 'Copy diagnostics' }));
    await screen.findByRole('button', { name: 'Copied' });
    expect(await navigator.clipboard.readText()).toBe('library-full\nno-answer: late');
  });

  test('says so when nothing could be copied', async () => {
    const user = openPopup(() => Promise.reject(new Trouble('library-full')));
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
    await user.click(await screen.findByRole('button', { name: 'Copy diagnostics' }));
    await soon(() => expect(said()).toBe('The diagnostics could not be copied'));
  });
});

describe('opening', () => {
  test('asks the background to make a library, and no more once it is there', async () => {
    (await openForReading(client)).close();
    (await openForReading(client)).close();
    expect(asked.map(({ name }) => name)).toEqual(['openLibrary']);
  });

  test('refuses a library that newer code has written, and leaves it alone', async () => {
    library.close();
    await write(NEWER);
    await expect(openForReading(client)).rejects.toMatchObject({ code: 'library-newer' });
    expect((await indexedDB.databases()).find(({ name }) => name === DB_NAME)?.version).toBe(NEWER);
  });

  test('does not migrate a library that an older background has opened, which could not write then', async () => {
    await write(OLDER);
    const old = (async (name: string) => {
      asked.push({ name: name as never, ask: null });
      return null;
    }) as typeof client;
    await expect(openForReading(old)).rejects.toMatchObject({ code: 'background-old' });
    expect(asked.map(({ name }) => name)).toEqual(['openLibrary']);
    expect((await indexedDB.databases()).find(({ name }) => name === DB_NAME)?.version).toBe(OLDER);
  });

  test('makes no library that the background has not made', async () => {
    await expect(openForReading((async () => null) as unknown as typeof client)).rejects.toMatchObject({ code: 'background-old' });
    expect(await indexedDB.databases()).toEqual([]);
  });

  test('tells when the library is taken away while it is shown', async () => {
    await save({ title: 'A' });
    openPopup();
    await showsSoon('A');
    await write(NEWER);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Code: library-closed');
  });
});

/** Opens the database as newer code would, which makes older code close it. */
function write(version: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DB_NAME, version);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}
