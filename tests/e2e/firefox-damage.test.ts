import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Driven, Tab } from '../harness/driven.ts';
import { until } from '../harness/driven.ts';
import { launchFirefox } from '../harness/firefox.ts';
import { servePages } from '../harness/pages.ts';
import { clickControl, controlOf, stripOf, untilSaved } from '../harness/strips.ts';
import { arxivList, madePapers } from './made-pages.ts';
import { clickIn } from './popup-page.ts';

const list = arxivList(madePapers(3));
const serve = servePages([list]);
const [FIRST, SECOND] = ['arxiv:2611.70001', 'arxiv:2611.70002'] as const;

test('the files of the database are gone: told before anything is written, and brought back with one press', async () => {
  let browser: Driven = await launchFirefox({ serve });
  const before = await browser.open(list.address);
  await clickControl(before, FIRST, 'Status: no status');
  await untilSaved(before, FIRST, 'to read');
  await until(
    () => dataOf(browser),
    (all) => /last backup\s+(?!none yet)\S/.test(all) && all.includes('1 paper ·'),
  );
  await browser.close();

  rmSync(libraryIn(browser.profile), { recursive: true });
  browser = await launchFirefox({ serve, profile: browser.profile });
  const tab = await browser.open(list.address);
  await clickControl(tab, SECOND, 'Status: no status');
  await until(
    () => stripOf(tab, SECOND),
    ({ sending }) => sending === 'failed',
  );
  const data = await browser.open(browser.ours('library.html'));
  const all = await until(
    () => textOf(data),
    (shown) => shown.includes('Your library came back empty'),
  );
  expect(all).toContain('It should hold 1 paper; the browser gave back 0 papers.');
  await clickIn(data, '.data-damage .primary');
  await until(
    () => textOf(data),
    (shown) => !shown.includes('came back empty') && shown.includes('good'),
  );
  await tab.show();
  await controlOf(tab, FIRST, 'Status: to read');
  await clickControl(tab, SECOND, 'Not saved');
  await untilSaved(tab, SECOND, 'to read');
  await browser.forget();
}, 90_000);

/** What the page "Your data" shows, opened anew. */
async function dataOf(browser: Driven): Promise<string> {
  const data = await browser.open(browser.ours('library.html'));
  const shown = await until(
    () => textOf(data),
    (all) => all.includes('good'),
  );
  await data.close();
  return shown;
}

function textOf(tab: Tab): Promise<string> {
  return tab.run(() => document.body.innerText);
}

/** The folder of the library's database in a profile; what is kept beside it has a context of its own. */
function libraryIn(profile: string): string {
  const stores = join(profile, 'storage', 'default');
  const name = readdirSync(stores).find((each) => each.startsWith('moz-extension+++') && !each.includes('^userContextId'));
  if (!name) throw new Error(`No database of an extension in ${stores}.`);
  return join(stores, name);
}
