import { join } from 'node:path';
import { build } from 'vite';
import type { Chromium } from '../harness/chromium.ts';
import type { Checked } from './check.ts';
import type * as InPage from './in-page.ts';

/** The library of a made-up person, the same on every machine. */
export const SEED = 1;

/** How many papers are written between two words of progress. */
const AT_ONCE = 5_000;

declare global {
  /** In the page that fills a library. */
  var seeding: typeof InPage;
}

/**
 * Fills the empty library of a running browser with papers, and checks it.
 *
 * @param told called with how many papers are in
 * @throws when the library holds papers already, or does not agree with itself afterwards
 */
export async function seedInto(browser: Chromium, papers: number, seed = SEED, told?: (sofar: number) => void): Promise<Checked> {
  const script = await inPageScript();
  // A page of the extension that runs no script of its own.
  const tab = await browser.open(browser.ours('manifest.json'));
  const session = await browser.context.newCDPSession(tab.page);
  await session.send('Runtime.evaluate', { expression: script });
  const held = await tab.run(() => seeding.count());
  if (held > 0) throw new Error(`The library in ${browser.profile} holds ${held} papers: name a folder that is new.`);
  for (let at = 0; at < papers; at += AT_ONCE) {
    const to = Math.min(papers, at + AT_ONCE);
    await tab.run((by, from, upTo) => seeding.fillFrom(by, from, upTo), seed, at, to);
    told?.(to);
  }
  await tab.run(() => seeding.shelveAll());
  const checked = await tab.run(() => seeding.checkAll());
  await tab.close();
  if (checked.wrong.length > 0) throw new Error(checked.wrong.slice(0, 10).join('\n'));
  return checked;
}

/** The script for the page, with the store's own code in it. */
async function inPageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry: join(import.meta.dirname, 'in-page.ts'), formats: ['iife'], name: 'seeding' } },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('The script that fills the library was not built.');
  return output.output[0].code;
}
