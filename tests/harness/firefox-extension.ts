import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './driven.ts';
import { FIREFOX_ID, packExtension } from './firefox-profile.ts';
import { type Marionette, MarionetteError } from './marionette.ts';

/** Installs a build for good, so that it is there after a restart; where Firefox wants a signature, for this start only. */
export async function installExtension(marionette: Marionette, build: string, profile: string): Promise<void> {
  if (existsSync(join(profile, 'extensions', `${FIREFOX_ID}.xpi`))) return;
  const path = join(profile, 'papermarks.xpi');
  await packExtension(build, path);
  try {
    await marionette.send('Addon:Install', { path, temporary: false });
  } catch (error) {
    if (!(error instanceof MarionetteError) || !/signed|signature/i.test(error.message)) throw error;
    await marionette.send('Addon:Install', { path, temporary: true });
  }
}

/** Waits until the extension may act on the sites, as it may once it is installed. */
export async function untilExtensionRuns(marionette: Marionette): Promise<void> {
  const runs = () => inChrome<boolean>(marionette, `return WebExtensionPolicy.getByID(${JSON.stringify(FIREFOX_ID)})?.active === true;`);
  await until(runs, (active) => active);
}

/** Stops the extension's background, as Firefox does when it has been idle, until it has stopped: one that is just being asked something goes on. */
export async function stopBackground(marionette: Marionette): Promise<void> {
  const stop = `const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(FIREFOX_ID)});
    const stopped = extension.backgroundState === 'running' && extension.terminateBackground({ ignoreDevToolsAttached: true });
    return Promise.resolve(stopped).then(() => extension.backgroundState);`;
  await until(
    () => inChrome<string>(marionette, stop),
    (now) => now === 'stopped',
  );
}

/** Sets a setting of the running browser, as `about:config` does. */
export function setSetting(marionette: Marionette, name: string, value: number): Promise<null> {
  return inChrome(marionette, `Services.prefs.setIntPref(${JSON.stringify(name)}, ${value}); return null;`);
}

/** Runs a script with the rights of the browser itself. */
async function inChrome<R>({ send }: Marionette, script: string): Promise<R> {
  await send('Marionette:SetContext', { value: 'chrome' });
  const { value } = await send<{ value: R }>('WebDriver:ExecuteScript', { script, args: [] });
  await send('Marionette:SetContext', { value: 'content' });
  return value;
}
