import type { KeyAct } from '../../lib/mark/settings.ts';
import { text } from '../../lib/text.ts';

/** What a key does on a listing, in words. */
export function keyActText(act: KeyAct): string {
  return text(`key_${act}`);
}
