import { afterAll, beforeAll, test } from 'vitest';
import type { Driven, Tab } from '../harness/driven.ts';
import { launchFirefox } from '../harness/firefox.ts';
import { servePages } from '../harness/pages.ts';
import { marksOnceSeesEverywhere, openSites, sitePages, wantsAndLeaves } from './sites.ts';
import { looksUpTitles, titleServer } from './titles.ts';

const { serve, asked } = titleServer(servePages(sitePages()));

let browser: Driven;
let settings: Tab;
beforeAll(async () => {
  browser = await launchFirefox({ serve });
  settings = await openSites(browser);
});
afterAll(() => browser.forget());

test('a site that a person wants shows strips at once, in open tabs too; left, they go at once', () => wantsAndLeaves(browser, settings));

test('a paper that was marked on Hugging Face is marked on arXiv, on Scholar, and on OpenReview by its other id', () =>
  marksOnceSeesEverywhere(browser, settings));

test('a missing title is looked up once a person has switched that on, and no longer', () => looksUpTitles(browser, settings, asked));
