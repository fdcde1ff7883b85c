import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';

/** The name of a text a person reads; the texts stand in `public/_locales`. */
export type TextKey = keyof typeof messages;

/** A text in the person's language, with `$1`, `$2` … filled in. */
export function text(key: TextKey, ...fill: string[]): string {
  return browser.i18n.getMessage(key, fill);
}
