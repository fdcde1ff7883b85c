import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { dressBadge, flash, showHealth, showSaved } from '../lib/background/badge.ts';
import { onLinkSaved, onPapersSought, putMenu } from '../lib/background/context-menu.ts';
import { createDiagnostics } from '../lib/background/diagnostics/diagnostics.ts';
import { createDocuments } from '../lib/background/documents.ts';
import { saveInDownloads } from '../lib/background/downloads.ts';
import { createEditings } from '../lib/background/editing.ts';
import { createOpened } from '../lib/background/opened.ts';
import { bring, notifyAllPages, notifyPages, reachOpenPages, reachOpenPagesOnce, runInteraction } from '../lib/background/page-files.ts';
import { mayAskForTitles } from '../lib/background/permissions.ts';
import { serveLibrary } from '../lib/background/serve.ts';
import { forgetInvoked, forgetTab, maySpeak, reachSites, registerSites, showIn } from '../lib/background/site-scripts.ts';
import { createSettings } from '../lib/background/stored-settings.ts';
import { askForTitle } from '../lib/background/title-request.ts';
import { createTitles } from '../lib/background/titles/titles.ts';
import { welcome } from '../lib/background/welcome.ts';
import { createKeeper } from '../lib/library/backup/keeper.ts';
import { LibraryDb } from '../lib/library/db.ts';
import { emptyAreas } from '../lib/library/import/erase.ts';
import { isLibraryThere } from '../lib/library/open.ts';
import { paperInFull } from '../lib/library/queries.ts';
import { newAct } from '../lib/mark/act.ts';
import { lacksTitle, type Sighting, untitled } from '../lib/paper/paper.ts';
import { roleOf, type Sender } from '../lib/protocol/roles.ts';
import { answer } from '../lib/protocol/server.ts';
import { EVERYWHERE } from '../lib/sites/matches.ts';

/** The only writer. It may be stopped at any time: listeners stand at top level, and what it holds in memory may be lost. */
export default defineBackground(() => {
  const { id, getManifest, getURL } = browser.runtime;
  const diagnostics = createDiagnostics(browser.storage.local, () => `Papermarks ${getManifest().version}, ${navigator.userAgent}`);
  const documents = createDocuments(browser.storage.session, (tab, saved) => tried('the badge', showSaved(tab, saved)));
  const keeper = createKeeper(
    browser.storage.local,
    saveInDownloads,
    (health) => tried('the badge', showHealth(health)),
    (error) => tried('keeping', Promise.reject(error)),
  );
  const db = new LibraryDb();
  const settings = createSettings(browser.storage.local);
  const library = createOpened(db, { keeper, diagnostics });
  const titles = createTitles({
    library,
    area: browser.storage.session,
    isOn: async () => (await settings.read()).fetchTitles && (await mayAskForTitles()),
    ask: askForTitle,
    report: (error) => tried('looking up a title', Promise.reject(error)),
  });
  const handlers = serveLibrary(db, {
    editings: createEditings(browser.storage.session),
    documents,
    changed: (by) => tried('telling pages', notifyPages(EVERYWHERE, documents.tabs(), by)),
    bringInteraction: runInteraction,
    bring,
    diagnostics,
    reportProgress: (progress) =>
      tried(
        'telling progress',
        browser.runtime.sendMessage(progress).catch(() => undefined),
      ),
    keeper,
    settings,
    titles,
    forget: () => emptyAreas(browser.storage.local, browser.storage.session),
  });
  const popup = getURL('/popup.html');
  // A sender names the editor by the fixed address; getURL would give the one that changes (use_dynamic_url).
  const ours = { id, editor: new URL('/editor.html', popup).href, pages: [popup, getURL('/library.html')] };

  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, respond: (reply: unknown) => void) => {
    const role = roleOf(sender, ours);
    const held = role === 'page' ? maySpeak(sender).then((may) => (may ? role : null)) : role;
    const answering = answer(handlers, message, sender, held);
    void answering?.then(respond);
    return answering !== undefined ? true : undefined;
  });

  browser.tabs.onRemoved.addListener((tab) => tried('forgetting a tab', Promise.all([documents.closed(tab), forgetTab(tab)])));
  browser.runtime.onInstalled.addListener((installed) => tried('welcoming', welcome(installed, isLibraryThere)));
  browser.runtime.onInstalled.addListener(() => tried('reaching open pages', Promise.all([reachOpenPages(), reachSites()])));
  for (const begun of [browser.runtime.onInstalled, browser.runtime.onStartup]) {
    begun.addListener(() => tried('registering sites', registerSites()));
  }
  browser.runtime.onInstalled.addListener(() => tried('the menus', putMenu()));
  // The menu and the key are the person's word, as the toolbar's button is: for this tab, until it goes elsewhere.
  onPapersSought((tab, page) => tried('finding papers', showIn(tab, page)));
  onLinkSaved((sighting, tab) => {
    const saving = saveLink(sighting);
    tried('saving a link', saving);
    if (tab !== undefined) tried('the badge', flash(tab, saving));
  });
  browser.permissions.onAdded.addListener(() => tried('reaching a site', reachSites()));
  browser.permissions.onRemoved.addListener(({ origins = [] }) => tried('leaving a site', forgetInvoked(origins).then(notifyAllPages)));
  // A library that came back empty or short is told of before anybody looks.
  browser.runtime.onStartup.addListener(() => tried('looking at the library', lookAtLibrary()));
  tried('reaching open pages', reachOpenPagesOnce(reachSites));
  tried('looking up titles', titles.goOn());
  tried('the badge', dressBadge());
  // What is kept there is for our own pages; a page's script must not read it.
  tried('closing storage', browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }));

  async function lookAtLibrary(): Promise<void> {
    const { health } = await handlers.health(null, {}, 'ours');
    // What was marked right before the browser ended may be in no backup.
    if (health === 'good') await library.within((open) => keeper.started(open));
    // No page of ours that laid rows of a file aside is there any more.
    if (health !== 'closed') await library.within((open) => open.staged.clear());
  }

  /** To be read, where it has no status yet: what is read already is not read anew. */
  async function saveLink(sighting: Sighting): Promise<void> {
    const known = await library.within((open) => paperInFull(open, sighting.paper.id));
    if (known && known.mark.status !== 'none') return;
    // The words of a link are no title where there is one.
    const paper = known && !lacksTitle(known.paper) ? untitled(sighting.paper) : sighting.paper;
    const act = newAct(paper.id, { kind: 'status', status: 'want' });
    await handlers.perform({ act, sighting: { ...sighting, paper } }, {}, 'ours');
  }

  /** Leaves a note of what failed without anybody waiting for it. */
  function tried(what: string, work: Promise<unknown> | undefined): void {
    work?.catch((error) => diagnostics.report(error, what)).catch(() => undefined);
  }
});
