import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { originOf } from '../harness/chromium.ts';

/** Another extension, unpacked, of which is known what its manifest says. */
export interface Peer {
  name: string;
  /** A copy of it. */
  folder: string;
  /** Where its popup is. */
  popup: string;
}

interface Manifest {
  name?: string;
  key?: string;
  default_locale?: string;
  action?: { default_popup?: string };
}

/**
 * Copies an unpacked extension, with a key in its manifest, so that its address is known.
 *
 * @throws Error with a sentence for a person, when it is none or has no popup
 */
export function copyPeer(from: string): Peer {
  const manifestFile = join(from, 'manifest.json');
  if (!existsSync(manifestFile)) throw new Error(`${from} is no unpacked extension: it holds no manifest.json.`);
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  const popup = manifest.action?.default_popup;
  if (!popup) throw new Error(`${from} has no popup: its manifest names no action.default_popup.`);
  const folder = mkdtempSync(join(tmpdir(), 'papermarks-peer-'));
  cpSync(from, folder, { recursive: true });
  // One of its own might be that of Papermarks: two extensions of one address do not run side by side.
  const key = Buffer.from(`the one beside ${from}`).toString('base64');
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, key }));
  return { name: nameOf(from, manifest), folder, popup: `${originOf(folder)}/${popup.replace(/^\.?\//, '')}` };
}

/** Its name, where need be in its own language: https://developer.chrome.com/docs/extensions/reference/api/i18n */
function nameOf(from: string, { name = from, default_locale = 'en' }: Manifest): string {
  const [, key = ''] = /^__MSG_(\w+)__$/.exec(name) ?? [];
  const texts = join(from, '_locales', default_locale, 'messages.json');
  if (key === '' || !existsSync(texts)) return name;
  const messages = JSON.parse(readFileSync(texts, 'utf8')) as Record<string, { message?: string }>;
  return messages[key]?.message ?? name;
}
