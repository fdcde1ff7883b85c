import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';
import type { TroubleCode } from './paper/trouble.ts';

/** The name of a text a person reads; the texts stand in `public/_locales`. */
export type TextKey = keyof typeof messages;

/** The texts read so far: once the extension is gone none can be read, and the strips that it left still have to say so. */
const known = new Map<TextKey, string>();

/** The name of the sentence that says what a Trouble means. */
export const troubleKey = (code: TroubleCode): TextKey => `trouble_${code.replaceAll('-', '_')}` as TextKey;

/** A text in the person's language, with `$1`, `$2` … filled in. */
export function text(key: TextKey, ...fill: string[]): string {
  const whole = browser.i18n?.getMessage(key, ['$1', '$2', '$3']) ?? known.get(key) ?? '';
  known.set(key, whole);
  return whole.replace(/\$(\d)/g, (_, place) => fill[place - 1] ?? '');
}
