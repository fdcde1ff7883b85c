import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { until } from '../harness/driven.ts';
import { fixturePages, servePages } from '../harness/pages.ts';
import { clickControl, papersOn, untilSaved } from '../harness/strips.ts';
import { untilRows } from './popup-page.ts';

const DAILY = fixturePages().find(({ file }) => file === 'huggingface/daily-2026.html')?.address ?? '';
const OTHER = 'https://huggingface.co/papers/date/2026-01-01';

/** What a script of ours has of the browser's interface. */
interface Chrome {
  tabs: { query(about: object): Promise<{ id: number; url?: string }[]> };
  action: {
    getBadgeText(of: { tabId: number }): Promise<string>;
    getTitle(of: { tabId: number }): Promise<string>;
    getBadgeBackgroundColor(of: object): Promise<number[]>;
  };
}

let browser: Chromium;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages(fixturePages()) });
});
afterAll(() => browser.forget());

/** The text on the toolbar's button in each tab of a site, in the order in which the tabs were opened. */
function badges(): Promise<string[]> {
  return browser.worker.evaluate(async () => {
    const { tabs, action } = (globalThis as unknown as { chrome: Chrome }).chrome;
    const open = (await tabs.query({})).filter(({ url }) => url?.startsWith('https://'));
    return Promise.all(open.map(({ id }) => action.getBadgeText({ tabId: id })));
  });
}

const untilBadges = (...texts: string[]) =>
  until(badges, (seen) => seen.join() === texts.join()).catch(() => expect(badges()).resolves.toEqual(texts));

test('the button counts the saved papers of each tab’s page, whoever changes them', async () => {
  const one = await browser.open(DAILY);
  const two = await browser.open(DAILY);
  const [first = '', second = '', third = ''] = await papersOn(one);
  await untilBadges('', '');

  await clickControl(one, first, 'Status');
  await untilBadges('1', '1');
  await clickControl(two, second, 'Status');
  await untilBadges('2', '2');

  const popup = await browser.popup();
  await untilRows(popup, (rows) => rows.length === 2);
  await popup.run(() => document.querySelector<HTMLElement>('li.paper button, li.paper a, li.paper [tabindex]')?.focus());
  await popup.press('Delete');
  await untilBadges('1', '1');
  await popup.press('u');
  await untilBadges('2', '2');
  await popup.close();

  await browser.stopWorker();
  await clickControl(one, third, 'Status');
  await untilSaved(one, third, 'to read');
  await untilBadges('3', '3');

  await one.go(OTHER);
  await untilBadges('', '3');
  await clickControl(two, third, 'Status');
  await untilSaved(two, third, 'reading');
  await untilBadges('', '3');
  await one.run(() => history.back());
  await untilBadges('3', '3');

  await two.close();
  await untilBadges('3');
});

test('the count is white on slate, and the button says it', async () => {
  const [background, title] = await browser.worker.evaluate(async () => {
    const { tabs, action } = (globalThis as unknown as { chrome: Chrome }).chrome;
    const tab = (await tabs.query({})).find(({ url }) => url?.startsWith('https://'));
    return [await action.getBadgeBackgroundColor({}), await action.getTitle({ tabId: tab?.id ?? -1 })] as const;
  });
  expect(background).toEqual([91, 102, 117, 255]);
  expect(title).toBe('Papermarks: 3 of the papers here are in your library');
});

test('nothing of a closed tab is kept', async () => {
  const tabs = () =>
    browser.worker.evaluate(async () => {
      const { storage } = (globalThis as unknown as { chrome: { storage: { session: { get(): Promise<Record<string, unknown>> } } } })
        .chrome;
      return Object.keys(await storage.session.get()).filter((key) => key.startsWith('document:')).length;
    });
  expect(await tabs()).toBeGreaterThan(0);
  for (const page of browser.context.pages()) if (page.url().startsWith('https://')) await page.close();
  await until(tabs, (kept) => kept === 0);
});
