import { browser } from 'wxt/browser';

/** Kept beside the library once the page was opened. */
const KEY = 'welcomed';
/** The first listing teaches its keys: see lib/background/stored-settings.ts. */
const LESSON = 'lesson';

/**
 * Opens the page that welcomes, at the first install in a profile. To the browser an extension that is loaded by a switch is
 * installed at each start; and a library, also one that was erased, says that somebody was here before.
 *
 * @param hasLibrary whether there is one, as empty as it may be
 */
export async function welcome({ reason }: { reason: string }, hasLibrary: () => Promise<boolean>): Promise<void> {
  if (reason !== 'install') return;
  const { local } = browser.storage;
  // Both at once: what starts beside this may open a library.
  const [kept, isThere] = await Promise.all([local.get(KEY), hasLibrary()]);
  if (kept[KEY] || isThere) return;
  await local.set({ [KEY]: true, [LESSON]: true });
  await browser.tabs.create({ url: `${browser.runtime.getURL('/library.html')}#welcome` });
}
