import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';
import { chromium } from 'playwright-core';
import { installCommand, runInstall } from './install-browser.ts';

export type BrowserName = 'Chromium' | 'Firefox';

/** A browser that is needed is not there. */
export class NoBrowser extends Error {
  override name = 'NoBrowser';
}

interface Places {
  /** The variable that names a browser outright. */
  variable: string;
  /** Names looked for on the PATH. */
  commands: string[];
  /** Whole paths, with `*` for what varies. */
  paths(): string[];
}

const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined);
const windows = (...ends: string[]): string[] => programs.flatMap((folder) => ends.map((end) => join(folder, end)));
const mac = (...ends: string[]): string[] => ends.flatMap((end) => [join('/Applications', end), join(homedir(), 'Applications', end)]);

// Google Chrome is passed over: since version 137 it ignores --load-extension without a word.
const PLACES: Record<BrowserName, Places> = {
  Chromium: {
    variable: 'PAPERMARKS_CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'chrome-for-testing', 'microsoft-edge', 'microsoft-edge-stable'],
    paths: () => [
      chromium.executablePath(),
      ...glob(join(homedir(), '.cache/puppeteer/chrome/*/chrome-*/chrome')),
      ...mac('Chromium.app/Contents/MacOS/Chromium', 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'),
      ...mac('Microsoft Edge.app/Contents/MacOS/Microsoft Edge'),
      ...windows('Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'),
    ],
  },
  Firefox: {
    variable: 'PAPERMARKS_FIREFOX',
    commands: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
    paths: () => [
      // Where `npx @puppeteer/browsers install` puts it when it is told the folder of `installCommand`.
      ...glob(join(homedir(), '.cache/papermarks/firefox/*/firefox/firefox')),
      ...glob(join(homedir(), '.cache/papermarks/firefox/*/*.app/Contents/MacOS/firefox')),
      ...glob(join(homedir(), '.cache/papermarks/firefox/*/core/firefox.exe')),
      ...mac('Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'),
      ...windows('Mozilla Firefox/firefox.exe', 'Firefox Developer Edition/firefox.exe'),
    ],
  },
};

/**
 * The path of a browser that can load an unpacked extension; null when there is none.
 *
 * @throws NoBrowser when the variable that names it names nothing
 */
export function findBrowser(name: BrowserName): string | null {
  const { variable, commands, paths } = PLACES[name];
  const named = env[variable];
  if (named !== undefined && !existsSync(named)) throw new NoBrowser(`${variable} names ${named}, and there is no such file.`);
  const ending = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command + ending)));
  return named ?? [...onPath, ...paths()].find((path) => path !== '' && existsSync(path)) ?? null;
}

/**
 * The path of a browser; gets one first if there is none and that is allowed.
 *
 * @throws NoBrowser with the one command that gets one
 */
export function needBrowser(name: BrowserName, { install }: { install: boolean }): string {
  const found = findBrowser(name);
  if (found) return found;
  const command = installCommand(name);
  if (!install) throw new NoBrowser(`No ${name} was found. This gets one, as does --install-browser:\n\n  ${command}\n`);
  console.log(`No ${name} was found; running: ${command}`);
  const installed = runInstall(command) ? findBrowser(name) : null;
  if (!installed) throw new NoBrowser(`No ${name} was found, and this did not get one: ${command}`);
  return installed;
}

function glob(pattern: string): string[] {
  return globSync(pattern).toSorted().reverse();
}
