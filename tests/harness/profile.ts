import { cpSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import type { BrowserName } from './browsers.ts';

/** The variable that names a prepared profile: one in which Papermarks was installed and nothing was done. */
const PREPARED: Record<BrowserName, string> = {
  Chromium: 'PAPERMARKS_PREPARED_CHROMIUM',
  Firefox: 'PAPERMARKS_PREPARED_FIREFOX',
};

/** A folder for all that a browser keeps, with nothing in it. */
export function newProfile(browser: string): string {
  return mkdtempSync(join(tmpdir(), `papermarks-${browser}-`));
}

/** A folder in which Papermarks was installed and nothing was done, where one was prepared; else an empty one. A browser starts on it in half the time. */
export function profileToBegin(browser: BrowserName): string {
  const prepared = env[PREPARED[browser]];
  return prepared ? copyOf(browser, prepared) : newProfile(browser.toLowerCase());
}

/** A copy of a profile that no browser runs on. */
export function copyOf(browser: BrowserName, profile: string): string {
  const copy = newProfile(browser.toLowerCase());
  cpSync(profile, copy, { recursive: true });
  return copy;
}

/** Lets all browsers that begin from now on, in this process and those that it starts, begin on copies of a profile. */
export function beginOn(browser: BrowserName, prepared: string): void {
  env[PREPARED[browser]] = prepared;
}

/** Removes all that a browser kept; its last processes may still be writing. */
export function forgetProfile(profile: string): Promise<void> {
  return rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
