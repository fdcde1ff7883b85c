import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { holds, isThereAtOnce, othersOf, TITLE_HOSTS } from '../../lib/background/origins.ts';
import { missingAt, originsOf, permits, WANTED } from '../../lib/background/permissions.ts';
import { SITES } from '../../lib/sites/index.ts';

/** The origins that the browser has granted. */
let has: string[];
const removed = vi.fn<(from: { origins: string[] }) => Promise<boolean>>();

const isIn = (origins: readonly string[], address: string): boolean => origins.some((origin) => holds(origin, new URL(address)));

beforeEach(() => {
  has = ['https://huggingface.co/papers*', 'https://arxiv.org/list/*'];
  removed.mockImplementation(async ({ origins }) => {
    // As Chromium does, which takes a host for the whole of it.
    if (origins.some((origin) => isThereAtOnce(origin))) throw new Error('You cannot remove required permissions.');
    has = has.filter((origin) => !origins.includes(origin));
    return true;
  });
  Object.assign(browser, {
    permissions: {
      getAll: async () => ({ origins: has }),
      contains: async ({ origins }: { origins: string[] }) => origins.every((each) => isIn(has, each.replaceAll('*', ''))),
      request: async ({ origins }: { origins: string[] }) => has.push(...origins) > 0,
      remove: removed,
    },
  });
});

describe('an origin', () => {
  it.each([
    ['https://github.com/*', 'https://github.com/made/list', true],
    ['https://github.com/*', 'https://gist.github.com/', false],
    ['https://github.com/*', 'https://github.com.example.org/', false],
    ['https://github.com/*', 'http://github.com/', false],
    ['https://*.google.com/*', 'https://scholar.google.com/', true],
    ['https://*.google.com/*', 'https://notgoogle.com/', false],
    ['https://*/*', 'https://github.com/', true],
    ['<all_urls>', 'https://github.com/', true],
    ['<all_urls>', 'http://github.com/', false],
    ['*://*/*', 'file:///etc/hosts', false],
  ])('%s and the page %s: %s', (origin, page, does) => expect(holds(origin, new URL(page))).toBe(does));
});

describe('what was granted beside known sites', () => {
  it('is told by the origins that no known site asks for, and that are not there from the install on', () => {
    const required = SITES.filter(({ asks }) => !asks).flatMap(({ matches }) => matches);
    expect(othersOf([...required, ...originsOf(WANTED), 'https://api.crossref.org/*', 'https://export.arxiv.org/*'])).toEqual([]);
    expect(othersOf(['https://huggingface.co/*', 'file:///*', 'http://a.org/*'])).toEqual([]);
    const others = ['https://*/*', 'https://github.com/*', 'https://scholar.google.de/*'];
    expect(othersOf([...others.toReversed(), 'https://scholar.google.com/*'])).toEqual(others);
  });

  it('is asked for where the person stands: a country of Scholar with Scholar, any other site alone, none where we are', async () => {
    expect((await missingAt(new URL('https://scholar.google.de/scholar?q=x')))?.origins).toEqual([
      'https://scholar.google.com/*',
      'https://scholar.google.de/*',
    ]);
    expect(await missingAt(new URL('https://lobste.rs/s/x'))).toEqual({ origins: ['https://lobste.rs/*'] });
    for (const there of ['https://arxiv.org/list/cs.LG/new', 'http://lobste.rs/']) expect(await missingAt(new URL(there))).toBeUndefined();
    await permits.ask(['https://lobste.rs/*']);
    expect(await missingAt(new URL('https://lobste.rs/s/x'))).toBeUndefined();
    expect((await permits.granted()).others).toEqual(['https://lobste.rs/*']);
  });
});

describe('leaving', () => {
  it('gives the permission back', async () => {
    has.push('https://github.com/*', 'https://lobste.rs/*');
    await permits.leave(['https://github.com/*']);
    expect(removed.mock.calls).toEqual([[{ origins: ['https://github.com/*'] }]]);
    expect((await permits.granted()).others).toEqual(['https://lobste.rs/*']);
  });

  it('of what was asked for on a host that is there from the install on gives back the rest', async () => {
    await permits.ask(TITLE_HOSTS);
    expect(await permits.granted()).toMatchObject({ titles: true, others: [] });
    await permits.leave(TITLE_HOSTS);
    expect(has).not.toContain('https://api.crossref.org/*');
    expect((await permits.granted()).titles).toBe(false);
  });

  it('of a known site leaves its hosts in other countries as they are', async () => {
    has.push('https://scholar.google.com/*', 'https://scholar.google.de/*');
    await permits.leave(originsOf(WANTED.filter(({ id }) => id === 'scholar')));
    expect((await permits.granted()).others).toEqual(['https://scholar.google.de/*']);
  });
});
