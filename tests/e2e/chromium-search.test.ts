import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { servePages } from '../harness/pages.ts';
import { bySvelte } from './frameworks/made-by.ts';
import type { ShownPaper } from './frameworks/shown.ts';
import { untilSaid, untilTriage } from './listing.ts';
import { untilRows } from './popup-page.ts';

/** A search of Hugging Face as the first user has it: 39 papers, each with title, abstract, number of authors, date and comments. */
const PAPERS: readonly ShownPaper[] = Array.from({ length: 39 }, (_, at) => ({
  id: `2309.9${String(at).padStart(4, '0')}`,
  title: `Letter ${at} to a Listening Machine`,
  abstract: `People write to machines as they write to friends. This is letter ${at}, and it was sent to nobody at all.`,
  count: at + 2,
  date: `Sep ${(at % 30) + 1}, 2023`,
}));

const search = (await bySvelte())('div')(PAPERS, 0);

let browser: Chromium;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([search]) });
});
afterAll(() => browser.forget());

test('all that a search shows is kept with two keys, in the library file and the popup', async () => {
  const tab = await browser.open(search.address);
  await untilTriage(tab);
  for (const key of ['j', 'a', '2']) await tab.press(key);
  await untilSaid(tab, 'To read: 39 papers');

  const data = await browser.open(browser.ours('library.html'));
  const [download] = await Promise.all([
    data.page.waitForEvent('download'),
    data.page.getByRole('button', { name: 'Save 39 papers' }).click(),
  ]);
  const path = join(browser.profile, download.suggestedFilename());
  await download.saveAs(path);
  const { papers } = JSON.parse(readFileSync(path, 'utf8')) as { papers: { paper: { id: string } }[] };
  const kept = papers.map(({ paper }) => paper).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  expect(kept).toEqual(
    PAPERS.map(({ id, title, abstract, count, date }) => ({
      id: `arxiv:${id}`,
      title,
      authors: [],
      authorCount: count,
      published: `2023-09-${(/\d+/.exec(date)?.[0] ?? '').padStart(2, '0')}`,
      abstract,
    })),
  );

  const popup = await browser.popup();
  const rows = await untilRows(popup, (all) => all.some(({ title }) => title === 'Letter 5 to a Listening Machine'));
  expect(rows.find(({ title }) => title === 'Letter 5 to a Listening Machine')?.authors).toBe('7 authors');
});
