import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { bring, notifyAllPages, notifyPages, reachOpenPages, runInteraction } from '../../lib/background/page-files.ts';
import { CHANGED } from '../../lib/protocol/requests.ts';
import { EDITOR, PAGE, POPUP } from '../protocol/senders.ts';

const MATCHES = ['https://arxiv.org/list/*'];
const sent = vi.fn<(tab: number, message: unknown) => Promise<void>>();
const run = vi.fn<(script: unknown) => Promise<void>>();

beforeEach(() => {
  sent.mockImplementation(async (tab) => {
    if (tab === 3) throw new Error('Could not establish connection. Receiving end does not exist.');
  });
  run.mockImplementation(async () => undefined);
  const query = vi.fn().mockResolvedValue([{ id: 1 }, { id: 2 }, {}, { id: 3 }, { id: 4 }]);
  Object.assign(browser.tabs, { query, sendMessage: sent });
  Object.assign(browser, { scripting: { executeScript: run } });
});

describe('tellPages', () => {
  it.each([
    ['of all other tabs what a page did', PAGE, [2, 3, 4, 9]],
    ['of all tabs what an editor in one of them did', EDITOR, [1, 2, 3, 4, 9]],
    ['of all tabs what the popup did', POPUP, [1, 2, 3, 4, 9]],
  ])('tells the pages %s, those on no known site that asked too, each once, and nothing but that', async (_, by, tabs) => {
    await notifyPages(MATCHES, Promise.resolve([4, 9, 1]), by);
    expect(sent.mock.calls).toEqual(tabs.map((tab) => [tab, CHANGED]));
    expect(browser.tabs.query).toHaveBeenCalledWith({ url: MATCHES });
  });
});

describe('tellAllPages', () => {
  it('tells every tab, of those too whose address the browser does not name any more, and nothing but that', async () => {
    await notifyAllPages();
    expect(sent.mock.calls).toEqual([1, 2, 3, 4].map((tab) => [tab, CHANGED]));
    expect(browser.tabs.query).toHaveBeenCalledWith({});
  });
});

describe('bringInteraction', () => {
  it('runs the second file in the page that asks, and in none of its frames', async () => {
    await runInteraction(PAGE);
    expect(run.mock.calls).toEqual([[{ target: { tabId: 1, frameIds: [0] }, files: ['/interaction-arxiv.js'] }]]);
    await expect(runInteraction({ ...PAGE, frameId: 2 })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(runInteraction(POPUP)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(runInteraction({ ...PAGE, url: 'http://example.com/list/cs.LG/new' })).rejects.toMatchObject({ code: 'not-allowed' });
    expect(run).toHaveBeenCalledOnce();
  });
});

describe('bring', () => {
  it('runs a file in the page that asks, and with the one for triage those that go with it', async () => {
    await bring(PAGE, 'links');
    await bring(PAGE, 'triage');
    const target = { tabId: 1, frameIds: [0] };
    expect(run.mock.calls).toEqual([[{ target, files: ['/links.js'] }], [{ target, files: ['/acts.js', '/triage.js', '/links.js'] }]]);
    await expect(bring({ ...PAGE, frameId: 2 }, 'links')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('reachOpenPages', () => {
  it('runs the script of each site in the tabs of that site, whatever becomes of one of them', async () => {
    const scripts = [
      { matches: ['https://arxiv.org/list/*'], js: ['overlay-arxiv.js'] },
      { matches: ['https://huggingface.co/papers*'], js: ['overlay-huggingface.js'] },
    ];
    browser.runtime.getManifest = () => ({ manifest_version: 3, name: 'Papermarks', version: '0.1.0', content_scripts: scripts }) as never;
    vi.mocked(browser.tabs.query).mockImplementation(
      async ({ url }) => (String(url).includes('arxiv') ? [{ id: 1 }, { id: 2 }] : [{ id: 3 }]) as never,
    );
    run.mockRejectedValueOnce(new Error('The tab was closed.'));
    await reachOpenPages();
    expect(run.mock.calls).toEqual([
      [{ target: { tabId: 1 }, files: ['overlay-arxiv.js'] }],
      [{ target: { tabId: 2 }, files: ['overlay-arxiv.js'] }],
      [{ target: { tabId: 3 }, files: ['overlay-huggingface.js'] }],
    ]);
  });
});
