import 'fake-indexeddb/auto';
import { beforeEach } from 'vitest';
import { browser } from 'wxt/browser';
import messages from '../public/_locales/en/messages.json' with { type: 'json' };

// Every test reads the texts that a person reads.
beforeEach(() => {
  const texts: Record<string, { message: string }> = messages;
  browser.i18n.getMessage = ((key: string, fill: string | string[] = []) => {
    const given = [fill].flat();
    return (texts[key]?.message ?? '').replace(/\$(\d)/g, (_, n) => given[Number(n) - 1] ?? '');
  }) as typeof browser.i18n.getMessage;
});
