import { browser } from 'wxt/browser';
import type { Sender } from '../protocol/roles.ts';
import { hostOf, SITES, siteAt, siteIdAt } from '../sites/index.ts';
import { EVERYWHERE } from '../sites/matches.ts';
import { holds } from './origins.ts';

/** Every host of a site that is known. */
const WHOLE_SITES = [...new Set(EVERYWHERE.map((match) => `https://${hostOf(match)}/*`))];

/** The scripts of the sites that a person may want. The browser runs each only where it is permitted. */
const SCRIPTS = [
  ...SITES.filter(({ asks }) => asks).map(({ id, matches }) => scriptOf(id, matches)),
  // Where a person said "always on this site": on what no adapter knows.
  scriptOf('any', ['https://*/*'], WHOLE_SITES),
];

function scriptOf(id: string, matches: readonly string[], excludeMatches: readonly string[] = []) {
  const js = [`overlay-${id}.js`];
  return {
    id: `site-${id}`,
    matches: [...matches],
    excludeMatches: [...excludeMatches],
    js,
    runAt: 'document_start' as const,
    persistAcrossSessions: true,
  };
}

let registering: Promise<void> | undefined;

/**
 * Registers the scripts of all sites, whatever is permitted: the browser holds each back until it is, so that there is
 * nothing to keep in step. An update empties the list in Chromium, so it is done at every start; an update and a start that
 * come together are one.
 */
export function registerSites(): Promise<void> {
  registering ??= register().finally(() => {
    registering = undefined;
  });
  return registering;
}

async function register(): Promise<void> {
  const { scripting } = browser;
  const there = new Set((await scripting.getRegisteredContentScripts()).map(({ id }) => id));
  const known = new Set(SCRIPTS.map(({ id }) => id));
  const gone = [...there].filter((id) => !known.has(id));
  if (gone.length > 0) await scripting.unregisterContentScripts({ ids: gone });
  const old = SCRIPTS.filter(({ id }) => there.has(id));
  const fresh = SCRIPTS.filter(({ id }) => !there.has(id));
  if (old.length > 0) await scripting.updateContentScripts(old);
  if (fresh.length > 0) await scripting.registerContentScripts(fresh);
}

/** What is remembered of a tab in which a person asked for strips, as long as it shows the same origin. */
const invokedIn = (tab: number | ''): string => `invoked:${tab}`;

/**
 * Whether a page may ask anything: its site is there from the install on, or permitted now, or the person asked for strips
 * in this tab.
 */
export async function maySpeak({ url: address = '', tab }: Sender): Promise<boolean> {
  const url = new URL(address);
  if (siteAt(url) && !siteAt(url)?.asks) return true;
  if (await browser.permissions.contains({ origins: [`${url.origin}/*`] })) return true;
  if (tab?.id === undefined) return false;
  const key = invokedIn(tab.id);
  return (await browser.storage.session.get(key))[key] === url.origin;
}

/** A person asks for strips in a tab, by the toolbar or a key: the browser lets us in there until it goes elsewhere. */
export async function showIn(tab: number, url: URL): Promise<void> {
  const site = siteIdAt(url);
  if (!site) return;
  await browser.storage.session.set({ [invokedIn(tab)]: url.origin });
  await browser.scripting.executeScript({ target: { tabId: tab }, files: [`/overlay-${site}.js` as never] });
}

/** A tab was closed. */
export function forgetTab(tab: number): Promise<void> {
  return browser.storage.session.remove(invokedIn(tab));
}

/** Permissions were taken back: no page of these origins goes by what was asked in its tab before. */
export async function forgetInvoked(origins: readonly string[]): Promise<void> {
  const { session } = browser.storage;
  const isLeft = (origin: unknown): boolean =>
    typeof origin === 'string' && URL.canParse(origin) && origins.some((left) => holds(left, new URL(origin)));
  const kept = Object.entries(await session.get(null));
  await session.remove(kept.flatMap(([key, origin]) => (key.startsWith(invokedIn('')) && isLeft(origin) ? [key] : [])));
}

/** Runs our script in the open pages of the sites that are permitted, so that nobody has to reload them. It starts only once. */
export async function reachSites(): Promise<void> {
  for (const { id, matches, js } of SCRIPTS) {
    // The browser names only tabs of sites that are permitted; on the others' pages `any` has nothing to find.
    const open = await browser.tabs.query({ url: matches, discarded: false });
    const tabs = open.filter(({ url }) => url && `site-${reachedBy(new URL(url))}` === id);
    await Promise.allSettled(
      tabs.map(({ id }) => id !== undefined && browser.scripting.executeScript({ target: { tabId: id }, files: js as never[] })),
    );
  }
}

/** The site whose script is there by itself; on a known host nothing is, beside the pages of its site, but what is asked for. */
function reachedBy(url: URL): string | undefined {
  const id = siteIdAt(url);
  return id === 'any' && siteAt(url) ? undefined : id;
}
