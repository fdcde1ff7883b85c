import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for all that a browser keeps. */
export function newProfile(browser: string): string {
  return mkdtempSync(join(tmpdir(), `papermarks-${browser}-`));
}

/** Removes all that a browser kept; its last processes may still be writing. */
export function forgetProfile(profile: string): Promise<void> {
  return rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
