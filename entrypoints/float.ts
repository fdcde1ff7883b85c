import { browser } from 'wxt/browser';
import { createOutbox } from '../lib/messages/outbox.ts';
import type { Envelope } from '../lib/messages/requests.ts';
import { openEditor, warmEditor } from '../lib/overlay/editor-frame.ts';
import { setFloat } from '../lib/overlay/float.ts';
import { measureSoon } from '../lib/overlay/measure.ts';
import { openBeside } from '../lib/overlay/open-beside.ts';
import { RUNS, world } from '../lib/overlay/runs.ts';
import { LONGEST } from '../lib/paper/paper.ts';
import { pageText } from '../lib/sites/page-text.ts';
import type { Site, Tell } from '../lib/sites/site.ts';

/**
 * What floats over a page, what carries acts, and how papers are read. It runs when a person first reaches for a
 * strip, beside the first; the build makes one for each site (wxt.config.ts), and gives those that are known their site to measure.
 */
export default function float(tell: Tell, site?: Site): void {
  const whole: Tell = (doc, url, card) => ({ ...tell(doc, url, card), ...(card.also && { also: [...card.also] }) });
  const read = (title: Element): string => pageText(title, { longest: LONGEST.title, without: site?.label });
  setFloat({ openBeside, openEditor, warmEditor, createOutbox, tell: whole, read });
  const isAlive = (): boolean => world[RUNS]?.() === true;
  if (site) measureSoon(site, tell, isAlive, (ask) => browser.runtime.sendMessage<Envelope>({ papermarks: 1, name: 'sawCards', ask }));
}
