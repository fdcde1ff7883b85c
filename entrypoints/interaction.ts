import { browser } from 'wxt/browser';
import { setInteraction } from '../lib/page/core/bring-interaction.ts';
import { RUNS, world } from '../lib/page/core/running.ts';
import { openEditor, warmEditor } from '../lib/page/interaction/editor-frame.ts';
import { measureSoon } from '../lib/page/interaction/measure.ts';
import { openBeside } from '../lib/page/interaction/open-beside.ts';
import { LONGEST } from '../lib/paper/paper.ts';
import { createOutbox } from '../lib/protocol/outbox.ts';
import type { Envelope } from '../lib/protocol/requests.ts';
import { pageText } from '../lib/sites/kit/page-text.ts';
import { orNamed } from '../lib/sites/kit/read-named.ts';
import type { ReadPaper, Site } from '../lib/sites/kit/site.ts';

/**
 * What floats over a page, what carries acts, and how papers are read. It runs when a person first reaches for a
 * strip, beside the first; the build makes one for each site (wxt.config.ts), and gives those that are known their site to measure.
 */
export default function float(readPaper: ReadPaper, site?: Site): void {
  const named = orNamed(readPaper);
  const whole: ReadPaper = (doc, url, card) => ({ ...named(doc, url, card), ...(card.also && { also: [...card.also] }) });
  const read = (title: Element): string => pageText(title, { longest: LONGEST.title, without: site?.label });
  setInteraction({ openBeside, openEditor, warmEditor, createOutbox, readPaper: whole, read });
  const isAlive = (): boolean => world[RUNS]?.() === true;
  if (site) measureSoon(site, readPaper, isAlive, (ask) => browser.runtime.sendMessage<Envelope>({ papermarks: 1, name: 'sawCards', ask }));
}
