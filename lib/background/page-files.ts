import { browser } from 'wxt/browser';
import { Trouble } from '../paper/trouble.ts';
import type { PageFile } from '../protocol/page-file.ts';
import { CHANGED } from '../protocol/requests.ts';
import type { Sender } from '../protocol/roles.ts';
import { siteIdAt } from '../sites/index.ts';

/**
 * Tells the open pages of known sites, and the tabs that asked, that something in the library changed, and never what. The
 * page that did it knows.
 */
export async function notifyPages(matches: readonly string[], asked: Promise<Iterable<number>>, by: Sender): Promise<void> {
  const doer = by.frameId === 0 ? by.tab?.id : undefined;
  const [tabs, others] = await Promise.all([browser.tabs.query({ url: [...matches] }), asked]);
  const ids = new Set([...tabs.map(({ id }) => id), ...others]);
  for (const id of ids) {
    // A tab whose page has no script of ours yet, or no longer, does not listen.
    if (id !== undefined && id !== doer) browser.tabs.sendMessage(id, CHANGED).catch(() => undefined);
  }
}

/** Tells every page that something was revoked: one that asks now and may not speak any more leaves. The browser names no addresses of theirs. */
export async function notifyAllPages(): Promise<void> {
  const tabs = await browser.tabs.query({});
  for (const { id } of tabs) if (id !== undefined) browser.tabs.sendMessage(id, CHANGED).catch(() => undefined);
}

/** Runs the file of its site for what floats in the page that asks for it. */
export function runInteraction(page: Sender): Promise<null> {
  return run(page, (site) => [`/interaction-${site}.js`]);
}

/** Runs another file of ours in the page that asks for it. */
export function bring(page: Sender, file: PageFile): Promise<null> {
  return run(page, () => (file === 'triage' ? ['/acts.js', '/triage.js', '/links.js'] : [`/${file}.js`]));
}

async function run({ tab, frameId, url }: Sender, filesFor: (site: string) => string[]): Promise<null> {
  const site = url && siteIdAt(new URL(url));
  if (tab?.id === undefined || frameId !== 0 || !site) throw new Trouble('not-allowed', 'no page');
  await browser.scripting.executeScript({ target: { tabId: tab.id, frameIds: [0] }, files: filesFor(site) as never });
  return null;
}

/**
 * Runs our script in the pages that were open before the extension came or was updated, so that nobody has to reload
 * them. Firefox does this by itself; the script starts only once.
 */
export async function reachOpenPages(): Promise<void> {
  for (const { matches = [], js = [] } of browser.runtime.getManifest().content_scripts ?? []) {
    const tabs = await browser.tabs.query({ url: matches, discarded: false });
    const runs = tabs.map(({ id }) => id !== undefined && browser.scripting.executeScript({ target: { tabId: id }, files: js as never[] }));
    // A tab may be gone, or show an error page, by now.
    await Promise.allSettled(runs);
  }
}

/**
 * Reaches them, too, when the extension was switched on: no event tells of it, but the session's storage is then empty.
 *
 * @param others reaches the open pages of the sites that were asked for
 */
export async function reachOpenPagesOnce(others: () => Promise<void>): Promise<void> {
  const { session } = browser.storage;
  if ((await session.get('reached')).reached) return;
  await session.set({ reached: true });
  await Promise.all([reachOpenPages(), others()]);
}
