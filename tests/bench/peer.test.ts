import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { copyPeer } from './peer.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function extension(manifest?: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'papermarks-test-'));
  folders.push(folder);
  if (manifest) writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

test('another extension is copied with a key of its own, and its popup found', () => {
  const from = extension({ name: 'Other', key: 'AAAA', action: { default_popup: './src/pop.html' } });
  const peer = copyPeer(from);
  folders.push(peer.folder);
  expect(peer.name).toBe('Other');
  expect(peer.popup).toMatch(/^chrome-extension:\/\/[a-p]{32}\/src\/pop\.html$/);
  const copied = JSON.parse(readFileSync(join(peer.folder, 'manifest.json'), 'utf8'));
  expect(copied).toMatchObject({ name: 'Other', action: { default_popup: './src/pop.html' } });
  expect(copied.key).not.toBe('AAAA');
  expect(JSON.parse(readFileSync(join(from, 'manifest.json'), 'utf8')).key).toBe('AAAA');
});

test('its name is read in its own language', () => {
  const from = extension({ name: '__MSG_title__', default_locale: 'de', action: { default_popup: 'pop.html' } });
  mkdirSync(join(from, '_locales/de'), { recursive: true });
  writeFileSync(join(from, '_locales/de/messages.json'), JSON.stringify({ title: { message: 'Der andere' } }));
  const peer = copyPeer(from);
  folders.push(peer.folder);
  expect(peer.name).toBe('Der andere');
});

test('a folder that holds no extension, or one without a popup, is told', () => {
  expect(() => copyPeer(extension())).toThrow('it holds no manifest.json');
  expect(() => copyPeer(extension({ name: 'Other' }))).toThrow('names no action.default_popup');
});
