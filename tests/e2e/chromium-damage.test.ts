import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BackupInfo } from '../../lib/protocol/requests.ts';
import { accessibilityOf } from '../harness/accessibility.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { servePages } from '../harness/pages.ts';
import { copyOf, forgetProfile } from '../harness/profile.ts';
import { clickControl, controlOf, stripOf, untilSaved } from '../harness/strips.ts';
import { seedInto } from '../seed/into.ts';
import { DAMAGES, databaseIn } from './damages.ts';
import { arxivList, madePapers } from './made-pages.ts';

/** In a page of ours. */
declare const chrome: { storage: { local: { get(keys: string[]): Promise<Kept> } } };

interface Kept {
  backups?: BackupInfo[];
  canary?: { papers: number };
}

const SEEDED = 300;
const list = arxivList(madePapers(4));
const serve = servePages([list]);
const [FIRST, SECOND, THIRD] = ['arxiv:2611.70001', 'arxiv:2611.70002', 'arxiv:2611.70003'] as const;

/** A profile in which a library was filled and backed up, and one more paper was marked within the hour: that may be lost. */
let whole: string;
beforeAll(async () => {
  const browser = await launchChromium({ serve });
  await seedInto(browser, SEEDED);
  const tab = await browser.open(list.address);
  await clickControl(tab, FIRST, 'Status: no status');
  await untilSaved(tab, FIRST, 'to read');
  await untilBackedUp(browser);
  await clickControl(tab, SECOND, 'Status: no status');
  await untilSaved(tab, SECOND, 'to read');
  await untilKept(browser, ({ canary }) => canary?.papers === SEEDED + 2);
  await browser.close();
  whole = browser.profile;
}, 60_000);
afterAll(() => forgetProfile(whole));

test.each(DAMAGES)(
  '$name: told before anything is written, and brought back with one press',
  async ({ do: damage, isMended }) => {
    const profile = copyOf('Chromium', whole);
    damage(databaseIn(profile));
    const browser = await launchChromium({ serve, profile });
    const tab = await browser.open(list.address);
    await clickControl(tab, THIRD, 'Status: no status');
    if (isMended) {
      await untilSaved(tab, THIRD, 'to read');
      await controlOf(tab, FIRST, 'Status: to read');
      await browser.forget();
      return;
    }
    const names = async () => (await accessibilityOf(tab.page)).map(({ name }) => name).join('\n');
    await until(names, (all) => all.includes('Papers are missing from your library'));
    const data = await browser.open(browser.ours('library.html'));
    await until(
      () => textOf(data),
      (all) => /came back empty|Papers are missing/.test(all) && all.includes(`It should hold ${SEEDED + 2} papers`),
    );
    expect(await savedIn(data)).not.toContain(THIRD);

    await data.page.getByRole('button', { name: 'Restore the last backup' }).click();
    await until(
      () => textOf(data),
      (all) => !all.includes('It should hold') && all.includes('good'),
    );
    const saved = await savedIn(data);
    expect(saved.length).toBeGreaterThanOrEqual(SEEDED + 1);
    expect(saved).toContain(FIRST);
    // What could not be written is written now, when it is sent again. A tab that nobody looks at may never be painted.
    await tab.show();
    await tab.page.reload();
    await clickControl(tab, THIRD, 'Status: no status');
    await untilSaved(tab, THIRD, 'to read');
    await browser.forget();
  },
  60_000,
);

test('what was typed while the library was damaged is kept, and goes in after it was restored', async () => {
  const browser = await launchChromium({ serve });
  const tab = await browser.open(list.address);
  await clickControl(tab, FIRST, 'Status: no status');
  await untilSaved(tab, FIRST, 'to read');
  await untilBackedUp(browser);
  const data = await browser.open(browser.ours('library.html'));
  await data.run(emptied);
  await browser.stopWorker();

  await tab.show();
  await clickControl(tab, SECOND, 'Status: no status');
  await until(
    () => stripOf(tab, SECOND),
    ({ sending }) => sending === 'failed',
  );
  await data.show();
  await data.page.reload();
  await data.page.getByRole('button', { name: 'Restore the last backup' }).click();
  await until(
    () => textOf(data),
    (all) => all.includes('good'),
  );
  await tab.show();
  await clickControl(tab, SECOND, 'Not saved');
  await untilSaved(tab, SECOND, 'to read');
  expect(await savedIn(data)).toEqual([FIRST, SECOND]);
  await browser.forget();
}, 60_000);

function untilBackedUp(browser: Chromium): Promise<void> {
  return untilKept(browser, ({ backups = [] }) => backups.length > 0);
}

/** Waits for what is kept beside the library: its backups, and how many papers it should hold, which is counted after an act is on disk. */
async function untilKept(browser: Chromium, holds: (kept: Kept) => boolean): Promise<void> {
  const ours = await browser.open(browser.ours('popup.html'));
  await until(() => ours.run(() => chrome.storage.local.get(['backups', 'canary'])), holds);
  await ours.close();
}

function textOf(tab: ChromiumTab): Promise<string> {
  return tab.run(() => document.body.innerText);
}

/** The ids of the papers in the library, as a page of ours reads them without any code of ours. */
function savedIn(ours: ChromiumTab): Promise<string[]> {
  return ours.run(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('papermarks');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const keys = opening.result.transaction('papers').objectStore('papers').getAllKeys();
          keys.onsuccess = () => resolve(keys.result as string[]);
          keys.onerror = () => reject(keys.error);
          opening.result.close();
        };
      }),
  );
}

/** Empties every table, as if the browser had given back another library. */
function emptied(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('papermarks');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const stores = [...opening.result.objectStoreNames];
      const all = opening.result.transaction(stores, 'readwrite');
      for (const name of stores) all.objectStore(name).clear();
      all.oncomplete = () => resolve();
      all.onerror = () => reject(all.error);
      opening.result.close();
    };
  });
}
