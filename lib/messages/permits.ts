import { browser } from 'wxt/browser';
import { SITES, siteAt } from '../sites/index.ts';
import type { KnownSite } from '../sites/site.ts';

/** Which sites Papermarks may be on, as a person grants and revokes. */
export interface Permits {
  /** Those that are permitted now, by their ids. */
  granted(): Promise<ReadonlySet<string>>;
  /** Asks for sites, in answer to a click; true when the person said yes. */
  ask(sites: readonly KnownSite[], at?: URL): Promise<boolean>;
  /** Leaves a site: its strips go from open pages at once. */
  leave(site: KnownSite): Promise<void>;
  /** Called when something was granted or revoked, here or in the browser's own settings. */
  watch(changed: () => void, signal: AbortSignal): void;
}

/** The sites that a person may want beside those that are there from the install on. */
export const WANTED: readonly KnownSite[] = SITES.filter(({ asks }) => asks);

/** What could be asked for at an address: its site, if it is one that is known; undefined where we are, or cannot be. */
export async function missingAt(url: URL): Promise<{ site?: KnownSite } | undefined> {
  if (url.protocol !== 'https:') return undefined;
  const site = siteAt(url);
  if (site && !site.asks) return undefined;
  if (await browser.permissions.contains({ origins: [`${url.origin}/*`] })) return undefined;
  return site ? { site } : {};
}

/** The permissions as the browser keeps them. */
export const permits: Permits = {
  async granted() {
    const has = await Promise.all(WANTED.map(({ asks = [] }) => browser.permissions.contains({ origins: [...asks] })));
    return new Set(WANTED.filter((_, n) => has[n]).map(({ id }) => id));
  },
  ask(sites, at) {
    const origins = new Set(sites.flatMap(({ asks = [] }) => asks));
    // A country's host of Scholar is asked for where the person stands.
    if (at) origins.add(`${at.origin}/*`);
    return browser.permissions.request({ origins: [...origins] });
  },
  async leave({ matches, asks = [] }) {
    const tabs = await browser.tabs.query({ url: [...matches] });
    // Only now may we still tell the pages.
    await Promise.allSettled(
      tabs.map(({ id }) => id !== undefined && browser.scripting.executeScript({ target: { tabId: id }, files: ['/leave.js' as never] })),
    );
    await browser.permissions.remove({ origins: [...asks] });
  },
  watch(changed, signal) {
    const { onAdded, onRemoved } = browser.permissions;
    onAdded.addListener(changed);
    onRemoved.addListener(changed);
    signal.addEventListener('abort', () => {
      onAdded.removeListener(changed);
      onRemoved.removeListener(changed);
    });
  },
};
