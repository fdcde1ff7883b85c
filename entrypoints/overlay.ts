import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createClient } from '../lib/messages/client.ts';
import { CHANGED } from '../lib/messages/requests.ts';
import { startOverlay } from '../lib/overlay/start.ts';
import { siteAt } from '../lib/sites/index.ts';

declare global {
  /** Set in our own world of a page, which the page cannot see: whether a script of this extension runs here already. */
  var papermarksRuns: (() => boolean) | undefined;
}

/**
 * What runs in a page of a known site, from the start of the document so that the room for the strips is there at the
 * first paint. The manifest names it, not WXT: WXT's own start would dispatch an event that a page can hear and forge.
 */
export default defineUnlistedScript(() => {
  const site = siteAt(new URL(location.href));
  // Our id is gone once the extension was reloaded or removed.
  const isAlive = (): boolean => Boolean(browser.runtime?.id);
  if (!site || globalThis.papermarksRuns?.()) return;
  globalThis.papermarksRuns = isAlive;

  startOverlay(site, {
    client: createClient((envelope) => browser.runtime.sendMessage(envelope)),
    editor: { address: browser.runtime.getURL('/editor.html'), origin: new URL(browser.runtime.getURL('/')).origin },
    isAlive,
    onChanged(changed, signal) {
      const listener = (message: unknown): void => {
        if (message === CHANGED) changed();
      };
      browser.runtime.onMessage.addListener(listener);
      signal.addEventListener('abort', () => isAlive() && browser.runtime.onMessage.removeListener(listener));
    },
  });
});
