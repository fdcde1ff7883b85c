import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeEach } from 'vitest';
import { browser } from 'wxt/browser';
import messages from '../public/_locales/en/messages.json' with { type: 'json' };
import { SEED } from './sizes.ts';

// What is drawn by chance is drawn again when the run is given its seed.
fc.configureGlobal({ seed: SEED });

// Every test reads the texts that a person reads.
beforeEach(() => {
  const texts: Record<string, { message: string }> = messages;
  browser.i18n.getMessage = ((key: string, fill: string | string[] = []) => {
    const given = [fill].flat();
    return (texts[key]?.message ?? '').replace(/\$(\d)/g, (_, n) => given[Number(n) - 1] ?? '');
  }) as typeof browser.i18n.getMessage;
});

// The next test file may be given the same document.
afterAll(() => {
  if ('document' in globalThis) document.body.replaceChildren();
});

// A machine that does other things too may take its time to draw.
if ('document' in globalThis) {
  const { configure } = await import('@testing-library/dom');
  configure({ asyncUtilTimeout: 20_000 });
}
