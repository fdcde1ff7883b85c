import { expect } from 'vitest';
import { type Driven, until } from '../harness/driven.ts';
import { fixturePages } from '../harness/pages.ts';
import { clickControl, papersOn } from '../harness/strips.ts';

declare const chrome: { runtime: { sendMessage(message: object): Promise<{ answer: string }> } };

/** A person uses a strip on a list: the diagnostics then say, in counts alone, what its page told. */
export async function isTold(browser: Driven): Promise<void> {
  const ours = await browser.open(browser.ours('popup.html'));
  const tab = await browser.open(fixturePages().find(({ file }) => file === 'arxiv/new.html')?.address ?? '');
  const [first = ''] = await papersOn(tab);
  await clickControl(tab, first, 'Status');
  const told = await until(
    () => ours.run(async () => (await chrome.runtime.sendMessage({ papermarks: 1, name: 'diagnose', ask: null })).answer.split('\n')),
    ({ length }) => length > 1,
  );
  expect(told.slice(1)).toEqual([
    'On 100 cards of each site (cards: on 100 places for one):',
    'arxiv list, pages: 1; cards 100; authors 100; abstract 100; date 0; title 100',
  ]);
}
