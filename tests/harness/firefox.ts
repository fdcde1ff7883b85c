import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needBrowser } from './browsers.ts';
import { type Driven, type Launch, type Tab, until } from './driven.ts';
import { addWitness, writePictures } from './evidence.ts';
import { installExtension, setSetting, stopBackground, untilExtensionRuns } from './firefox-extension.ts';
import { FIREFOX_UUID, writeSettings } from './firefox-profile.ts';
import { type Turn, tabAt } from './firefox-tab.ts';
import { connectMarionette, type Marionette } from './marionette.ts';
import { endWithUs, isRunning, killAll } from './processes.ts';
import { forgetProfile, newProfile, profileToBegin } from './profile.ts';
import { startTlsServer } from './tls-server.ts';
import { endLesson, isNewProfile, WELCOME } from './welcome.ts';

/** The production build for Firefox. */
export const FIREFOX_BUILD = join(import.meta.dirname, '../../.output/firefox-mv3');

/** How long Firefox may take to listen, in milliseconds. */
const START_PATIENCE = 30_000;
/** The popup's size, in CSS pixels. */
const POPUP = { width: 420, height: 600 };

/** A running Firefox with Papermarks in it. */
export interface Firefox extends Driven {
  /** Changes a setting of the browser, by its name in `about:config`, until it ends. */
  set(name: string, value: number): Promise<unknown>;
}

/**
 * Starts Firefox with the production build installed.
 *
 * @throws NoBrowser when there is no browser
 */
export async function launchFirefox({ serve, profile, window = false, welcome = false, fresh = welcome }: Launch): Promise<Firefox> {
  if (!existsSync(join(FIREFOX_BUILD, 'manifest.json'))) throw new Error('Papermarks is not built: run `npm run build:firefox`.');
  const path = needBrowser('Firefox', { install: false });
  const folder = profile ?? (fresh ? newProfile('firefox') : profileToBegin('Firefox'));
  const isNew = isNewProfile(folder);
  const server = await startTlsServer(serve);
  writeSettings(folder, server.port);
  const { process: firefox, marionette } = await start(path, folder, window);
  firefox.once('exit', () => {
    server.close();
    marionette.end();
  });
  const driven = drive(firefox, marionette, folder);
  firefox.once('exit', addWitness({ testify: (into) => testify(marionette, into) }));
  try {
    // The certificate is our own. Marionette wants this flat, not under alwaysMatch.
    await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
    await installExtension(marionette, FIREFOX_BUILD, folder);
    await untilExtensionRuns(marionette);
    if (isNew && !welcome) await closeWelcome(marionette, driven.ours(WELCOME));
    return driven;
  } catch (error) {
    await driven.kill();
    throw error;
  }
}

function drive(firefox: ChildProcess, marionette: Marionette, profile: string): Firefox {
  const turn = inTurn(marionette);
  const ours = (page: string): string => `moz-extension://${FIREFOX_UUID}/${page}`;
  const ended = new Promise((resolve) => firefox.once('exit', resolve));

  async function open(address: string, type: 'tab' | 'window' = 'tab'): Promise<Tab> {
    const { handle } = await turn((send) => send<{ handle: string }>('WebDriver:NewWindow', { type, focus: true }));
    const tab = tabAt(handle, turn);
    if (type === 'window') await resize(handle, POPUP, turn);
    await tab.go(address);
    return tab;
  }

  async function close(): Promise<void> {
    if (isRunning(firefox)) await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] });
    await ended;
  }

  return {
    name: 'Firefox',
    profile,
    ours,
    open: (address) => open(address),
    popup: () => open(ours('popup.html'), 'window'),
    stopWorker: () => turn(() => stopBackground(marionette)),
    set: (name, value) => turn(() => setSetting(marionette, name, value)),
    async kill() {
      if (isRunning(firefox) && firefox.pid !== undefined) killAll(firefox.pid);
      await ended;
    },
    close,
    async forget() {
      await close();
      await forgetProfile(profile);
    },
  };
}

/** Leaves a picture of each tab, and the last commands that were sent. */
async function testify(marionette: Marionette, folder: string): Promise<void> {
  const commands = marionette.lastCommands();
  const pictures: { address: string; png: Buffer }[] = [];
  for (const handle of await marionette.send<string[]>('WebDriver:GetWindowHandles')) {
    const tab = tabAt(handle, inTurn(marionette));
    pictures.push({ address: await tab.run(() => location.href), png: await tab.picture() });
  }
  writePictures(folder, pictures);
  writeFileSync(join(folder, 'commands.txt'), commands.join('\n'));
}

/** Waits for the page that welcomes, so that it comes over no other, and closes it. */
async function closeWelcome(marionette: Marionette, address: string): Promise<void> {
  const turn = inTurn(marionette);
  const find = async (): Promise<Tab | undefined> => {
    const handles = await marionette.send<string[]>('WebDriver:GetWindowHandles');
    for (const handle of handles) {
      const tab = tabAt(handle, turn);
      if ((await tab.run(() => location.href)) === address) return tab;
    }
    return undefined;
  };
  const page = await until(find, (tab) => tab !== undefined);
  await page?.run(endLesson);
  await page?.close();
}

/** Starts the browser and connects to it; it writes the port that it listens on into its profile. */
async function start(path: string, profile: string, window: boolean): Promise<{ process: ChildProcess; marionette: Marionette }> {
  const portFile = join(profile, 'MarionetteActivePort');
  rmSync(portFile, { force: true });
  const args = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile, ...(window ? [] : ['--headless'])];
  const size = { MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '985' };
  const firefox = spawn(path, args, { detached: true, stdio: 'ignore', env: { ...process.env, ...size } });
  endWithUs(firefox);
  // The file is there a moment before the number is in it.
  const listening = async () => (existsSync(portFile) && readFileSync(portFile, 'utf8') !== '') || firefox.exitCode !== null;
  await until(listening, (over) => over, START_PATIENCE);
  if (!existsSync(portFile)) throw new Error(`${path} ended with code ${firefox.exitCode} as it started.`);
  return { process: firefox, marionette: await connectMarionette(Number(readFileSync(portFile, 'utf8'))) };
}

/** Marionette has one current window: what two tabs ask for at once is done one after the other. */
function inTurn({ send }: Marionette): Turn {
  let last: Promise<unknown> = Promise.resolve();
  return (commands) => {
    const mine = last.then(() => commands(send));
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Gives a window's page a size: windows are measured with their frame. */
async function resize(handle: string, { width, height }: { width: number; height: number }, turn: Turn): Promise<void> {
  const tab = tabAt(handle, turn);
  const frame = await tab.run(() => ({ width: outerWidth - innerWidth, height: outerHeight - innerHeight }));
  await turn((send) => send('WebDriver:SetWindowRect', { width: width + frame.width, height: height + frame.height }));
}
