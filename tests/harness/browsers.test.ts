import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findBrowser, NoBrowser, needBrowser } from './browsers.ts';

const folders: string[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with one program in it, alone on the PATH; nothing is where browsers usually are. */
function onlyProgram(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'papermarks-path-'));
  folders.push(folder);
  writeFileSync(join(folder, name), '');
  chmodSync(join(folder, name), 0o755);
  for (const variable of ['PAPERMARKS_CHROMIUM', 'PAPERMARKS_FIREFOX']) vi.stubEnv(variable, undefined);
  vi.stubEnv('PATH', folder);
  vi.stubEnv('HOME', folder);
  return folder;
}

test('finds a browser on the PATH', () => {
  const folder = onlyProgram('chromium-browser');
  expect(findBrowser('Chromium')).toBe(join(folder, 'chromium-browser'));
});

test('passes Google Chrome over', () => {
  const folder = onlyProgram('google-chrome');
  expect(findBrowser('Chromium')).not.toBe(join(folder, 'google-chrome'));
});

test('says the one command that gets a browser', () => {
  onlyProgram('something');
  expect(findBrowser('Firefox')).toBeNull();
  expect(() => needBrowser('Firefox', { install: false })).toThrow(
    /apt-get install -y firefox-esr|@puppeteer\/browsers install firefox@esr/,
  );
});

test('takes the browser that a variable names, and no other when there is no such file', () => {
  const folder = onlyProgram('mine');
  vi.stubEnv('PAPERMARKS_CHROMIUM', join(folder, 'mine'));
  expect(findBrowser('Chromium')).toBe(join(folder, 'mine'));
  vi.stubEnv('PAPERMARKS_CHROMIUM', join(folder, 'gone'));
  expect(() => findBrowser('Chromium')).toThrow(NoBrowser);
});
