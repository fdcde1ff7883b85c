import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createClient } from '../../lib/messages/client.ts';
import { CHANGED } from '../../lib/messages/requests.ts';
import { startOverlay } from '../../lib/overlay/start.ts';
import { siteAt } from '../../lib/sites/index.ts';
import { MATCHES } from '../../lib/sites/matches.ts';

declare global {
  /** Set in our own world of a page, which the page cannot see: whether a script of this extension runs here already. */
  var papermarksRuns: (() => boolean) | undefined;
}

export default defineContentScript({
  matches: [...MATCHES],
  // The room for the strips must be there at the first paint.
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  // WXT's context is left unused: a page can forge the event that ends it.
  main() {
    const site = siteAt(new URL(location.href));
    // Our id is gone once the extension was reloaded or removed.
    const isAlive = (): boolean => Boolean(browser.runtime?.id);
    if (!site || globalThis.papermarksRuns?.()) return;
    globalThis.papermarksRuns = isAlive;

    startOverlay(site, {
      client: createClient((envelope) => browser.runtime.sendMessage(envelope)),
      editor: browser.runtime.getURL('/editor.html'),
      isAlive,
      onChanged(changed, signal) {
        const listener = (message: unknown): void => {
          if (message === CHANGED) changed();
        };
        browser.runtime.onMessage.addListener(listener);
        signal.addEventListener('abort', () => isAlive() && browser.runtime.onMessage.removeListener(listener));
      },
    });
  },
});
