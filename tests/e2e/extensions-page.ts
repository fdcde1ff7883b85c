import type { Chromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';

/** The part of Chromium's own interface to its page of extensions that is used here. */
interface DeveloperPrivate {
  updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
  addHostPermission(id: string, host: string): Promise<void>;
  removeHostPermission(id: string, host: string): Promise<void>;
  reload(id: string, options: { failQuietly: boolean }): Promise<unknown>;
}
interface Management {
  setEnabled(id: string, enabled: boolean): Promise<void>;
}
declare const chrome: { developerPrivate: DeveloperPrivate; management: Management };

/** Chromium's page of extensions, where a person reloads, switches off and switches on. */
export interface ExtensionsPage {
  reload(): Promise<void>;
  setEnabled(enabled: boolean): Promise<void>;
  /** Says yes beforehand to what a click of ours will ask for: without a window nobody can answer the browser's question. */
  agreeTo(host: string): Promise<void>;
  /** Takes back a permission, as a person does in the browser's own settings. */
  revoke(host: string): Promise<void>;
}

/** Opens it. */
export async function openExtensions(browser: Chromium): Promise<ExtensionsPage> {
  const id = new URL(browser.ours('')).host;
  const tab: ChromiumTab = await browser.open('chrome://extensions');
  await tab.run(() => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }));
  return {
    agreeTo: (host) => tab.run((of, on) => chrome.developerPrivate.addHostPermission(of, on), id, host),
    revoke: (host) => tab.run((of, on) => chrome.developerPrivate.removeHostPermission(of, on), id, host),
    reload: () => tab.run(async (of) => void (await chrome.developerPrivate.reload(of, { failQuietly: true })), id),
    setEnabled: (enabled) => tab.run((of, on) => chrome.management.setEnabled(of, on), id, enabled),
  };
}
