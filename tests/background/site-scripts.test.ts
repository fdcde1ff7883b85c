import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { forgetInvoked, forgetTab, maySpeak, reachSites, registerSites, showIn } from '../../lib/background/site-scripts.ts';
import type { Sender } from '../../lib/protocol/roles.ts';
import { SITES } from '../../lib/sites/index.ts';
import { PAGE } from '../protocol/senders.ts';

const FORUM = 'https://openreview.net/forum?id=aVh9KRZdRk';
const BLOG = 'https://blog.example.org/reading';
const at = (url: string, tab = 1): Sender => ({ ...PAGE, url, tab: { id: tab } });

/** The scripts that a browser has registered; it refuses an id twice, and what it does not know. */
let registered: Map<string, { id: string; matches: string[] }>;
let permitted: Set<string>;
const run = vi.fn<(script: { target: { tabId: number }; files: string[] }) => Promise<void>>();

beforeEach(() => {
  registered = new Map();
  permitted = new Set();
  const kept = new Map<string, unknown>();
  run.mockImplementation(async () => undefined);
  const refuse = (is: boolean, why: string): void => {
    if (is) throw new Error(why);
  };
  Object.assign(browser, {
    permissions: { contains: async ({ origins }: { origins: string[] }) => origins.every((origin) => permitted.has(origin)) },
    scripting: {
      executeScript: run,
      getRegisteredContentScripts: async () => [...registered.values()],
      async unregisterContentScripts({ ids }: { ids: string[] }) {
        for (const id of ids) registered.delete(id);
      },
      async registerContentScripts(scripts: { id: string; matches: string[] }[]) {
        for (const { id } of scripts) refuse(registered.has(id), `Duplicate script ID '${id}'`);
        for (const script of scripts) registered.set(script.id, script);
      },
      async updateContentScripts(scripts: { id: string; matches: string[] }[]) {
        for (const { id } of scripts) refuse(!registered.has(id), `Content script with ID '${id}' does not exist`);
        for (const script of scripts) registered.set(script.id, script);
      },
    },
  });
  Object.assign(browser.storage, {
    session: {
      get: async (key: string | null) => (key === null ? Object.fromEntries(kept) : kept.has(key) ? { [key]: kept.get(key) } : {}),
      async set(items: Record<string, unknown>) {
        for (const [key, value] of Object.entries(items)) kept.set(key, value);
      },
      async remove(keys: string | string[]) {
        for (const key of [keys].flat()) kept.delete(key);
      },
    },
  });
});

describe('a page', () => {
  it('may speak where we are from the install on, or where a person permits it, and nowhere else', async () => {
    expect(await maySpeak(PAGE)).toBe(true);
    const others = [
      'https://example.org/list/cs.LG/new',
      'https://notarxiv.org/list/cs.LG/new',
      'https://arxiv.org.example.org/list/cs.LG/new',
      'https://example.org/#https://arxiv.org/',
      'https://arxiv.org@example.org/',
      'https://arxiv.org:8443/list/cs.LG/new',
      'https://openreview.net:8443/forum?id=aVh9KRZdRk',
    ];
    for (const url of [FORUM, BLOG, ...others]) expect(await maySpeak(at(url)), url).toBe(false);
    permitted.add('https://openreview.net/*');
    expect(await maySpeak(at(FORUM))).toBe(true);
    expect(await maySpeak(at(BLOG))).toBe(false);
    permitted.clear();
    expect(await maySpeak(at(FORUM))).toBe(false);
  });

  it('may speak in the tab where a person asked for strips, of that origin alone', async () => {
    await showIn(1, new URL(BLOG));
    expect(run.mock.calls).toEqual([[{ target: { tabId: 1 }, files: ['/overlay-any.js'] }]]);
    expect(await maySpeak(at(BLOG))).toBe(true);
    expect(await maySpeak(at('https://blog.example.org/another'))).toBe(true);
    expect(await maySpeak(at(BLOG, 2))).toBe(false);
    expect(await maySpeak(at(FORUM))).toBe(false);
    expect(await maySpeak({ url: BLOG })).toBe(false);
    await forgetTab(1);
    expect(await maySpeak(at(BLOG))).toBe(false);
  });

  it('is told nothing more when a permission is taken back, though a person had asked in its tab before', async () => {
    await showIn(1, new URL(FORUM));
    permitted.add('https://openreview.net/*');
    expect(await maySpeak(at(FORUM))).toBe(true);
    permitted.clear();
    await showIn(2, new URL(BLOG));
    await forgetInvoked(['https://openreview.net/*']);
    expect(await maySpeak(at(FORUM))).toBe(false);
    // What was asked elsewhere holds on.
    expect(await maySpeak(at(BLOG, 2))).toBe(true);
  });

  it('gets the script for any page where a person asks for it beside the pages of its site', async () => {
    await showIn(1, new URL('https://huggingface.co/blog/reading'));
    await showIn(1, new URL('https://huggingface.co/papers'));
    expect(run.mock.calls.map(([{ files }]) => files)).toEqual([['/overlay-any.js'], ['/overlay-huggingface.js']]);
  });

  it('gets no script where none may be', async () => {
    await showIn(1, new URL('http://blog.example.org/'));
    expect(run).not.toHaveBeenCalled();
    expect(await maySpeak(at('http://blog.example.org/'))).toBe(false);
  });
});

describe('the scripts of all sites', () => {
  const ids = [...SITES.filter(({ asks }) => asks).map(({ id }) => `site-${id}`), 'site-any'].toSorted();

  it('are registered once, also when an update and a start come together', async () => {
    await Promise.all([registerSites(), registerSites()]);
    expect([...registered.keys()].toSorted()).toEqual(ids);
    await registerSites();
    expect([...registered.keys()].toSorted()).toEqual(ids);
  });

  it('are brought up to date: those of sites that are gone leave', async () => {
    registered.set('site-gone', { id: 'site-gone', matches: [] });
    registered.set('site-acl', { id: 'site-acl', matches: ['https://old.example/*'] });
    await registerSites();
    expect([...registered.keys()].toSorted()).toEqual(ids);
    expect(registered.get('site-acl')?.matches).toEqual(['https://aclanthology.org/*']);
  });

  it('reach the open pages of their own site, whatever becomes of one of them', async () => {
    const tabs = [{ id: 1, url: FORUM }, { id: 2, url: BLOG }, { id: 3 }];
    Object.assign(browser.tabs, {
      query: async ({ url }: { url: string[] }) => (url.some((match) => /openreview|\*\/\*$/.test(match)) ? tabs : []),
    });
    run.mockRejectedValueOnce(new Error('No tab with id: 1'));
    await reachSites();
    expect(run.mock.calls.map(([{ target, files }]) => [target.tabId, ...files])).toEqual([
      [1, 'overlay-openreview.js'],
      [2, 'overlay-any.js'],
    ]);
  });
});
