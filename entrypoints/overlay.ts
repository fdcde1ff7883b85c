import { browser } from 'wxt/browser';
import { RUNS, world } from '../lib/page/core/running.ts';
import { startOverlay } from '../lib/page/core/start-page.ts';
import { createClient } from '../lib/protocol/client.ts';
import { CHANGED, HERE } from '../lib/protocol/requests.ts';
import type { Site } from '../lib/sites/kit/site.ts';

/**
 * What runs in a page of a site, from the start of the document so that the room for the strips is there at the first
 * paint. The build makes one script for each site (wxt.config.ts), so that a page runs the adapter of its own site alone.
 * The manifest names them, not WXT: WXT's own start would dispatch an event that a page can hear and forge.
 */
export default function overlay(site: Site): void {
  // Our id is gone once the extension was reloaded or removed; our place, once the person no longer wants us on the site.
  const isAlive = (): boolean => world[RUNS] === isAlive && Boolean(browser.runtime?.id);
  if (world[RUNS]?.()) return;
  world[RUNS] = isAlive;

  startOverlay(site, {
    client: createClient((envelope) => browser.runtime.sendMessage(envelope)),
    editor: { address: browser.runtime.getURL('/editor.html'), origin: new URL(browser.runtime.getURL('/')).origin },
    isAlive,
    onMessages({ changed, here }, signal) {
      const listener = (message: unknown, _: unknown, respond: (answer: unknown) => void): true | undefined => {
        if (message === CHANGED) changed();
        if (message !== HERE) return undefined;
        void here().then(respond, () => respond(null));
        return true;
      };
      browser.runtime.onMessage.addListener(listener);
      // A page that the Back button brings back was not told of anything meanwhile.
      addEventListener('pageshow', ({ persisted }) => persisted && changed(), { signal });
      signal.addEventListener('abort', () => {
        try {
          browser.runtime.onMessage.removeListener(listener);
        } catch {
          // The extension is gone, and what it listened with.
        }
      });
    },
  });
}
