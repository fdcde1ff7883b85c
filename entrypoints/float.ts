import { citationOf } from '../lib/formats/citation.ts';
import { createOutbox } from '../lib/messages/outbox.ts';
import { openEditor, warmEditor } from '../lib/overlay/editor-frame.ts';
import { setFloat } from '../lib/overlay/float.ts';
import { openMenu } from '../lib/overlay/menu.ts';
import type { Tell } from '../lib/sites/site.ts';

/**
 * What floats over a page, what carries acts, and how papers are read and cited. It runs when a person first reaches for a
 * strip, beside the first; the build makes one for each site (wxt.config.ts).
 */
export default function float(tell: Tell): void {
  const whole: Tell = (doc, url, card) => ({ ...tell(doc, url, card), ...(card.also && { also: [...card.also] }) });
  setFloat({ openMenu, openEditor, warmEditor, createOutbox, tell: whole, cite: citationOf });
}
