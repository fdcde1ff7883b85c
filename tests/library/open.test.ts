import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DB_NAME, LibraryDb, SCHEMA } from '../../lib/library/db.ts';
import { isLibraryReady, openLibrary, storeTrouble } from '../../lib/library/open.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import { freshLibrary } from './library.ts';

afterEach(() => vi.restoreAllMocks());

/** Makes every opening of a database fail as a browser's does. */
function failToOpen(name: string) {
  vi.spyOn(console, 'warn').mockReturnValue();
  return vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    const request = { error: new DOMException('planted', name) } as IDBOpenDBRequest;
    const event = { target: request, preventDefault: () => undefined, stopPropagation: () => undefined };
    setTimeout(() => request.onerror?.(event as unknown as Event));
    return request;
  });
}

describe('openLibrary', () => {
  it('opens a library that is not there yet, one that is, and one that is open', async () => {
    const db = freshLibrary();
    for (let n = 0; n < 2; n++) expect((await openLibrary(db)).isOpen()).toBe(true);
    db.close();
    expect((await openLibrary(new LibraryDb(db.name))).verno).toBe(SCHEMA);
  });

  it.each([
    ['VersionError', 'library-newer'],
    ['QuotaExceededError', 'library-full'],
    ['UnknownError', 'library-closed'],
    ['InvalidStateError', 'library-closed'],
    ['AbortError', 'library-closed'],
  ])('tells a %s as %s', async (name, code) => {
    failToOpen(name);
    await expect(openLibrary(freshLibrary())).rejects.toMatchObject({ name: 'Trouble', code });
  });

  it('gives up after a few tries', async () => {
    const opening = failToOpen('UnknownError');
    await expect(openLibrary(freshLibrary())).rejects.toMatchObject({ code: 'library-closed' });
    // Dexie tries up to three times each time that it is told to.
    expect(opening.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(opening.mock.calls.length).toBeLessThanOrEqual(9);
  });

  it('opens at the second try', async () => {
    const opening = failToOpen('UnknownError');
    setTimeout(() => opening.mockRestore(), 50);
    expect((await openLibrary(freshLibrary())).isOpen()).toBe(true);
  });

  it('opens again when the disk is itself again', async () => {
    const db = freshLibrary();
    failToOpen('UnknownError');
    await expect(openLibrary(db)).rejects.toMatchObject({ code: 'library-closed' });
    vi.restoreAllMocks();
    expect((await openLibrary(db)).isOpen()).toBe(true);
  });

  it('tells that the browser has no database at all', async () => {
    const { indexedDB: there } = Dexie.dependencies;
    Object.assign(Dexie.dependencies, { indexedDB: undefined });
    const db = freshLibrary();
    Object.assign(Dexie.dependencies, { indexedDB: there });
    await expect(openLibrary(db)).rejects.toMatchObject({ code: 'library-closed' });
  });
});

describe('storeTrouble', () => {
  it('leaves a Trouble, and does not pretend to understand another error', () => {
    const trouble = new Trouble('too-much');
    expect(storeTrouble(trouble)).toBe(trouble);
    expect(storeTrouble(new TypeError('bug')).code).toBe('unexpected');
    expect(storeTrouble('text').code).toBe('unexpected');
  });

  it('looks into what Dexie wraps', () => {
    const full = new DOMException('no room', 'QuotaExceededError');
    expect(storeTrouble(new Dexie.AbortError('aborted', full)).code).toBe('library-full');
    expect(storeTrouble(new Dexie.AbortError('aborted', new Dexie.QuotaExceededError('inner', full))).code).toBe('library-full');
    expect(storeTrouble(new Dexie.OpenFailedError('x', new TypeError('bug'))).code).toBe('library-closed');
  });
});

describe('isLibraryReady', () => {
  it('is so once the library stands at this schema', async () => {
    await Dexie.delete(DB_NAME);
    expect(await isLibraryReady()).toBe(false);
    const db = await openLibrary(new LibraryDb());
    expect(await isLibraryReady()).toBe(true);
    db.close();
    await Dexie.delete(DB_NAME);
    const other = new Dexie(DB_NAME);
    other.version(SCHEMA + 1).stores({ rows: 'id' });
    await other.open();
    expect(await isLibraryReady()).toBe(false);
    await other.delete();
  });

  it('is not so where the browser cannot tell', async () => {
    Object.defineProperty(indexedDB, 'databases', { value: undefined, configurable: true });
    expect(await isLibraryReady()).toBe(false);
    Reflect.deleteProperty(indexedDB, 'databases');
  });
});
