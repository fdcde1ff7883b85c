import { expect } from 'vitest';
import { SITES } from '../../lib/sites/index.ts';
import type { Chromium } from '../harness/chromium.ts';
import type { Driven, Tab } from '../harness/driven.ts';
import { until } from '../harness/driven.ts';
import { fixturePages, type PageFile } from '../harness/pages.ts';
import { clickControl, statusOf, untilSaved } from '../harness/strips.ts';
import { openExtensions } from './extensions-page.ts';

/** One paper on five sites, by what each of them calls it. */
export const EVERYWHERE = {
  huggingface: 'arxiv:2611.90055',
  arxiv: 'arxiv:2611.90055',
  abs: 'arxiv:2611.90055',
  scholar: 'scholar:1GbGU5H7rmsJ',
  openreview: 'openreview:cT_7nWq5Ez',
} as const;

export const ADDRESSES = {
  huggingface: addressOf('huggingface/daily-2026.html'),
  arxiv: addressOf('arxiv/recent.html'),
  abs: 'https://arxiv.org/abs/2611.90055',
  scholar: addressOf('scholar/search.html'),
  openreview: addressOf('openreview/group.html'),
} as const;

/** The pages of the journeys: those that are shipped, and the same paper's own page on arXiv. */
export function sitePages(): PageFile[] {
  const { html } = pageOf('arxiv/abs.html');
  return [...fixturePages(), { file: 'made/abs.html', address: ADDRESSES.abs, html: html.replaceAll('2611.90114', '2611.90055') }];
}

function addressOf(file: string): string {
  return pageOf(file).address;
}

function pageOf(file: string): PageFile {
  const page = fixturePages().find((each) => each.file === file);
  if (!page) throw new Error(`There is no page ${file}.`);
  return page;
}

/** The settings, with their switches. */
export async function openSites(browser: Driven): Promise<Tab> {
  const tab = await browser.open(`${browser.ours('library.html')}#settings`);
  await until(
    () => tab.run(() => document.querySelectorAll('[role=switch]').length > 10),
    (there) => there,
  );
  return tab;
}

/** A person wants every site, with one click. */
export async function wantAll(browser: Chromium): Promise<void> {
  const extensions = await openExtensions(browser);
  for (const host of new Set(SITES.flatMap(({ asks = [] }) => asks))) await extensions.agreeTo(host);
  const settings = await openSites(browser);
  await settings.click(
    await settings.run(() => {
      const all = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'All of them');
      all?.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = all?.getBoundingClientRect() ?? new DOMRect();
      return { x: left + width / 2, y: top + height / 2 };
    }),
  );
  await until(
    () =>
      settings.run(
        () => [...document.querySelectorAll('[role=switch]')].filter((each) => each.getAttribute('aria-checked') === 'true').length,
      ),
    (on) => on >= SITES.filter(({ asks }) => asks).length,
  );
  await settings.close();
}

/** Clicks the switch of a site, as a person does, and sees it turn. */
export async function clickSite(settings: Tab, name: string): Promise<void> {
  await settings.show();
  const before = await isWanted(settings, name);
  const at = await settings.run((site) => {
    const label = [...document.querySelectorAll('label')].find((each) => each.firstElementChild?.textContent === site);
    label?.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = label?.querySelector('input')?.getBoundingClientRect() ?? new DOMRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, name);
  await settings.click(at);
  await until(
    () => isWanted(settings, name),
    (wanted) => wanted !== before,
  );
}

/** Whether the switch of a site is on; undefined where it has none. */
export function isWanted(settings: Tab, name: string): Promise<boolean | undefined> {
  return settings.run((site) => {
    const label = [...document.querySelectorAll('label')].find((each) => each.firstElementChild?.textContent === site);
    return label?.querySelector('input')?.checked;
  }, name);
}

const stripsOn = (tab: Tab): Promise<string[]> =>
  tab.run(() => [...document.querySelectorAll('papermarks-strip')].map((strip) => strip.getAttribute('paper') ?? ''));

/** Waits until a page has so many strips, and tells their papers. */
export const untilStrips = (tab: Tab, count: (strips: number) => boolean): Promise<string[]> =>
  until(
    () => stripsOn(tab),
    ({ length }) => count(length),
  );

/** A person wants a site, sees strips in the tab that was open and in a new one, and leaves the site again. */
export async function wantsAndLeaves(browser: Driven, settings: Tab): Promise<void> {
  const open = await browser.open(ADDRESSES.openreview);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await stripsOn(open)).toEqual([]);
  await clickSite(settings, 'OpenReview');
  await open.show();
  expect(await untilStrips(open, (strips) => strips === 6)).toContain(EVERYWHERE.openreview);
  const anew = await browser.open(ADDRESSES.openreview);
  await untilStrips(anew, (strips) => strips === 6);
  await clickControl(anew, 'openreview:bQ2-mLpX0s', 'Status');
  await untilSaved(anew, 'openreview:bQ2-mLpX0s', 'to read');
  await clickSite(settings, 'OpenReview');
  await untilStrips(open, (strips) => strips === 0);
  await untilStrips(anew, (strips) => strips === 0);
  await anew.close();
  // Wanted again, it is there again, with what was marked.
  await clickSite(settings, 'OpenReview');
  await open.show();
  await untilStrips(open, (strips) => strips === 6);
  await until(
    () => statusOf(open, 'openreview:bQ2-mLpX0s'),
    (status) => status === 'to read',
  );
  await open.close();
}

/** A person marks a paper on Hugging Face, and sees it marked wherever it is met, under whatever id. */
export async function marksOnceSeesEverywhere(browser: Driven, settings: Tab): Promise<void> {
  await clickSite(settings, 'Google Scholar');
  const daily = await browser.open(ADDRESSES.huggingface);
  await clickControl(daily, EVERYWHERE.huggingface, 'Status');
  await untilSaved(daily, EVERYWHERE.huggingface, 'to read');
  for (const site of ['arxiv', 'abs', 'scholar', 'openreview'] as const) {
    const tab = await browser.open(ADDRESSES[site]);
    await until(
      () => statusOf(tab, EVERYWHERE[site]),
      (status) => status === 'to read',
    );
    // What is done here is seen there.
    if (site === 'openreview') {
      await clickControl(tab, EVERYWHERE.openreview, 'Status');
      await untilSaved(tab, EVERYWHERE.openreview, 'reading');
    }
    await tab.close();
  }
  await daily.show();
  await until(
    () => statusOf(daily, EVERYWHERE.huggingface),
    (status) => status === 'reading',
  );
  await daily.close();
}
