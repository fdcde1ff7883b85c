import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { welcome } from '../../lib/background/welcome.ts';

const opened = vi.fn<(tab: { url: string }) => Promise<void>>();
let hasLibrary: boolean;

const installed = (reason = 'install'): Promise<void> => welcome({ reason }, async () => hasLibrary);

beforeEach(async () => {
  hasLibrary = false;
  await browser.storage.local.clear();
  Object.assign(browser.tabs, { create: opened });
});

it('opens its page at the first install, and never again where the browser tells of an install at each start', async () => {
  await installed();
  expect(opened.mock.calls).toEqual([[{ url: `${browser.runtime.getURL('/library.html' as never)}#welcome` }]]);
  await installed();
  expect(opened).toHaveBeenCalledOnce();
});

it('lets the first list of papers teach its keys, and no other than the first', async () => {
  await installed();
  expect(await browser.storage.local.get('lesson')).toEqual({ lesson: true });
  await browser.storage.local.set({ lesson: false });
  await installed();
  expect(await browser.storage.local.get('lesson')).toEqual({ lesson: false });
});

it.each(['update', 'chrome_update'])('does not open it at an %s', async (reason) => {
  await installed(reason);
  expect(opened).not.toHaveBeenCalled();
});

it('does not open it where there is a library, one that was erased too: then nothing is kept beside it', async () => {
  hasLibrary = true;
  await installed();
  expect(opened).not.toHaveBeenCalled();
});
