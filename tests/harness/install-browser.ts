import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { env, getuid, platform } from 'node:process';
import type { BrowserName } from './browsers.ts';

/** The one command that gets a browser on this machine. */
export function installCommand(name: BrowserName): string {
  if (hasBrowsersInApt()) {
    const sudo = getuid?.() === 0 ? '' : 'sudo ';
    return `${sudo}apt-get update && ${sudo}apt-get install -y ${name === 'Chromium' ? 'chromium' : 'firefox-esr'}`;
  }
  if (name === 'Chromium') return `npx playwright-core install --no-shell ${platform === 'linux' ? '--with-deps ' : ''}chromium`;
  const home = platform === 'win32' ? '%USERPROFILE%' : '"$HOME"';
  return `npx -y @puppeteer/browsers install firefox@esr --path ${home}/.cache/papermarks`;
}

/** Whether nobody is there to ask: https://docs.github.com/actions/reference/workflows-and-actions/variables */
export function underCi(): boolean {
  return !['', '0', 'false'].includes(env.CI ?? '');
}

/** Runs the command, with its output in the terminal. True when it succeeded. */
export function runInstall(command: string): boolean {
  const asked = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'], env: asked }).status === 0;
}

/** Debian and its like have both browsers as packages; Ubuntu's are snaps, which cannot see a profile elsewhere. */
function hasBrowsersInApt(): boolean {
  if (platform !== 'linux' || !existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release')) return false;
  return !/^ID(_LIKE)?=.*ubuntu/m.test(readFileSync('/etc/os-release', 'utf8'));
}
