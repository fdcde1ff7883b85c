import { existsSync, readdirSync } from 'node:fs';

declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

/** The page that the extension opens, once, in a new profile. */
export const WELCOME = 'library.html#welcome';

/** Whether a profile is new, so that the extension will welcome whoever begins with it. To be asked before the browser starts. */
export function isNewProfile(profile: string): boolean {
  return !existsSync(profile) || readdirSync(profile).length === 0;
}

/** Runs in a page of ours: the first listing teaches no keys, as that would lie over what is looked at. */
export function endLesson(): Promise<void> {
  return chrome.storage.local.set({ lesson: false });
}
