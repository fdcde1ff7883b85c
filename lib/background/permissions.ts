import { browser } from 'wxt/browser';
import { SITES, siteAt } from '../sites/index.ts';
import type { KnownSite } from '../sites/kit/site.ts';
import { isThereAtOnce, othersOf, TITLE_HOSTS } from './origins.ts';

/** Where Papermarks may be, beside where it is from the install on. */
export interface Granted {
  /** The sites that are known, by their ids. */
  sites: ReadonlySet<string>;
  /** Other origins, as the browser names them. */
  others: readonly string[];
  /** Whether titles may be looked up. */
  titles: boolean;
}

/** Where Papermarks may be, as a person grants and revokes. */
export interface Permits {
  granted(): Promise<Granted>;
  /** Asks for origins, in answer to a click; true when the person said yes. */
  ask(origins: readonly string[]): Promise<boolean>;
  /** Leaves origins: the background hears of it, and strips go from pages that nothing else that was granted holds. */
  leave(origins: readonly string[]): Promise<void>;
  /** Called when something was granted or revoked, here or in the browser's own settings. */
  watch(changed: () => void, signal: AbortSignal): void;
}

/** The sites that a person may want beside those that are there from the install on. */
export const WANTED: readonly KnownSite[] = SITES.filter(({ asks }) => asks);

/** What is asked for to be on some sites. */
export function originsOf(sites: readonly KnownSite[]): string[] {
  return [...new Set(sites.flatMap(({ asks = [] }) => asks))];
}

/** What could be asked for at an address, and the site it belongs to, if that is known; undefined where we are, or cannot be. */
export async function missingAt(url: URL): Promise<{ site?: KnownSite; origins: string[] } | undefined> {
  if (url.protocol !== 'https:') return undefined;
  const site = siteAt(url);
  if (site && !site.asks) return undefined;
  // A country's host of Scholar is asked for where the person stands.
  const here = `${url.origin}/*`;
  if (await isGranted([here])) return undefined;
  return site ? { site, origins: [...new Set([...originsOf([site]), here])] } : { origins: [here] };
}

/** Whether titles may be looked up, as far as the browser goes. */
export function mayAskForTitles(): Promise<boolean> {
  return isGranted(TITLE_HOSTS);
}

function isGranted(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...origins] });
}

/** The permissions as the browser keeps them. */
export const permits: Permits = {
  async granted() {
    const [has, titles, { origins = [] }] = await Promise.all([
      Promise.all(WANTED.map(({ asks = [] }) => isGranted(asks))),
      mayAskForTitles(),
      browser.permissions.getAll(),
    ]);
    return { sites: new Set(WANTED.filter((_, n) => has[n]).map(({ id }) => id)), others: othersOf(origins), titles };
  },
  ask: (origins) => browser.permissions.request({ origins: [...origins] }),
  async leave(origins) {
    await browser.permissions.remove({ origins: origins.filter((origin) => !isThereAtOnce(origin)) });
    // What was asked for on such a host: Firefox gives it back, Chromium takes it for a part of the install and refuses.
    const refused = (): boolean => false;
    await Promise.all(origins.filter(isThereAtOnce).map((origin) => browser.permissions.remove({ origins: [origin] }).catch(refused)));
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
