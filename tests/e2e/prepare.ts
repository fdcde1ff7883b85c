import type { TestProject } from 'vitest/node';
import { launchChromium } from '../harness/chromium.ts';
import { launchFirefox } from '../harness/firefox.ts';
import { beginOn, forgetProfile } from '../harness/profile.ts';

/** Installs Papermarks once, for all journeys of a project to begin on copies of that profile. */
export default async function prepare({ name }: TestProject): Promise<() => Promise<void>> {
  const browser = await (name === 'firefox' ? launchFirefox : launchChromium)({ serve: () => null });
  await browser.close();
  beginOn(browser.name, browser.profile);
  return () => forgetProfile(browser.profile);
}
