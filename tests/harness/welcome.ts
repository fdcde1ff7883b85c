import { existsSync, readdirSync } from 'node:fs';

/** The page that the extension opens, once, in a new profile. */
export const WELCOME = 'library.html#welcome';

/** Whether a profile is new, so that the extension will welcome whoever begins with it. To be asked before the browser starts. */
export function isNewProfile(profile: string): boolean {
  return !existsSync(profile) || readdirSync(profile).length === 0;
}
