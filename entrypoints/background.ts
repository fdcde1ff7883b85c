import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createEditings } from '../lib/messages/editing.ts';
import { roleOf, type Sender } from '../lib/messages/roles.ts';
import { answer } from '../lib/messages/server.ts';
import { isKnownSite } from '../lib/sites/index.ts';
import { LibraryDb } from '../lib/store/db.ts';
import { serveLibrary } from '../lib/store/serve.ts';

export default defineBackground(() => {
  const editings = createEditings(browser.storage.session);
  const handlers = serveLibrary(new LibraryDb(), {
    editings,
    changed: () => undefined,
    diagnostics: { sawNoCards: async () => undefined, text: async () => '' },
  });
  const ours = { id: browser.runtime.id, pages: [browser.runtime.getURL('/popup.html')] };

  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, respond: (reply: unknown) => void) => {
    const answering = answer(handlers, message, sender, roleOf(sender, ours, isKnownSite));
    void answering?.then(respond);
    return answering !== undefined ? true : undefined;
  });
});
