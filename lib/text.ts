import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';

/** The name of a text a person reads; the texts stand in `public/_locales`. */
export type TextKey = keyof typeof messages;

/** The texts read so far: once the extension is gone none can be read, and the strips that it left still have to say so. */
const known = new Map<TextKey, string>();

/** A text in the person's language, with `$1`, `$2` … filled in. */
export function text(key: TextKey, ...fill: string[]): string {
  try {
    known.set(key, browser.i18n.getMessage(key, ['$1', '$2', '$3']));
  } catch {
    // The extension is going, or gone: its texts are refused.
  }
  return (known.get(key) ?? '').replace(/\$(\d)/g, (_, place) => fill[place - 1] ?? '');
}

/** A word as it stands at the beginning of a line. */
export function capitalised(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}
