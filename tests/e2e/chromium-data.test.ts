import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { controlOf } from '../harness/strips.ts';
import { seedInto } from '../seed/into.ts';
import { seededPaper } from '../seed/papers.ts';
import { faultsIn } from './faults.ts';
import { arxivList } from './made-pages.ts';

const PAPERS = 1_200;
const [first] = Array.from({ length: 1 }, (_, n) => seededPaper(1, n).sighting.paper);
const list = arxivList([{ id: first?.id.slice('arxiv:'.length) ?? '', title: first?.title ?? '' }]);

let browser: Chromium;
let data: ChromiumTab;

// One library serves all three: the first two leave it as they found it, the last erases it.
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages([list]) });
  await seedInto(browser, PAPERS);
});
beforeEach(async () => {
  data = await browser.open(browser.ours('library.html'));
});
afterEach(() => data.close());
afterAll(() => browser.forget());

/** Presses a button and gives the file that the browser then saves. */
async function saved(button: string): Promise<string> {
  const [download] = await Promise.all([data.page.waitForEvent('download'), data.page.getByRole('button', { name: button }).click()]);
  const path = join(browser.profile, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

async function shows(...sentences: string[]): Promise<string> {
  return until(
    () => data.run(() => document.body.innerText),
    (all) => sentences.every((sentence) => all.includes(sentence)),
  );
}

const press = (name: string) => data.page.getByRole('button', { name, exact: true }).click();
const choose = (file: string) => data.page.setInputFiles('input[type=file]', file);

test('saved, erased, brought in, saved again: the same to the byte, and an open page follows', async () => {
  const tab = await browser.open(list.address);
  const { name } = await controlOf(tab, first?.id ?? '', 'Status: ');
  await data.show();
  const file = await saved('Save 1,200 papers');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'papermarks', counts: { papers: PAPERS } });

  await press('Erase everything…');
  await shows('This erases 1,200 papers');
  await press('Erase it all');
  await shows('Erased. Rows left: 0 in 14 tables; kept beside them: 0.');
  await controlOf(tab, first?.id ?? '', 'Status: no status');

  await data.show();
  await choose(file);
  await shows('New: 1,200 papers');
  await press('Bring in');
  await shows('Done.', 'New: 1,200 papers. Changed: 0 papers.');
  await controlOf(tab, first?.id ?? '', name);
  await data.show();
  const again = await saved('Save 1,200 papers');
  expect(readFileSync(again, 'utf8')).toBe(readFileSync(file, 'utf8'));
});

test('a file is looked at first; what it changed is taken back; a broken one says so and changes nothing', async () => {
  const file = await saved('Save 1,200 papers');
  const before = readFileSync(file, 'utf8');
  const [head, paper, ...lines] = before.split('\n');
  const other = join(browser.profile, 'other.json');
  const changed = JSON.parse((paper ?? '').slice(0, -1));
  changed.mark.tags.push('from a file');
  changed.fields['tag:from a file'] = { at: '0mzzzzzzz-0000-other000' };
  const unreadable = lines.with(0, '{"paper":{}},');
  writeFileSync(other, [head, `${JSON.stringify(changed)},`, ...unreadable].join('\n'));
  await choose(other);
  await shows('Would change: 1 paper', 'Already here, and the same: 1,198 papers', 'Cannot be read: 1');
  await data.page.getByText('Cannot be read: 1').click();
  await shows('Row 3');
  await press('Bring in');
  await shows('New: 0 papers. Changed: 1 paper.');
  await press('Undo');
  await until(
    () => data.page.getByRole('button', { name: 'Undo', exact: true }).count(),
    (buttons) => buttons === 0,
  );
  expect(readFileSync(await saved('Save 1,200 papers'), 'utf8')).toBe(before);

  for (const [broken, says] of [
    [before.slice(0, before.length / 2), 'The end of this file is missing'],
    ['{"format":"papermarks","version":99,"papers":[\n', 'A newer version of Papermarks has written this file.'],
    ['PK\u0003\u0004', 'Papermarks does not know the format of this file.'],
    ['', 'Papermarks does not know the format of this file.'],
  ] as const) {
    writeFileSync(other, broken);
    await choose(other);
    await shows(says);
  }
  expect(readFileSync(await saved('Save 1,200 papers'), 'utf8')).toBe(before);
});

test('by keyboard alone, and nothing that axe knows to be wrong, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await data.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await faultsIn(data.page.mainFrame())).toEqual([]);
  }
  const focused = () => data.run(() => document.activeElement?.textContent ?? '');
  const tabTo = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 20; presses++) {
      await data.press('Tab');
      if ((await focused()) === name) return;
    }
    throw new Error(`Tab never leads to ${name}.`);
  };
  await tabTo('Back up now');
  await data.press('Enter');
  await shows('1,200 papers ·');
  await tabTo('Erase everything…');
  await data.press('Enter');
  await until(focused, (name) => name === 'Keep it');
  expect(await faultsIn(data.page.mainFrame())).toEqual([]);
  await data.press('Shift+Tab');
  await data.press('Enter');
  await shows('Erased.');
  expect(await faultsIn(data.page.mainFrame())).toEqual([]);
});
