import { afterAll, beforeAll, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { fixturePages, servePages } from '../harness/pages.ts';
import { isTold } from './diagnostics.ts';

let browser: Chromium;
beforeAll(async () => {
  browser = await launchChromium({ serve: servePages(fixturePages()) });
});
afterAll(() => browser.forget());

test('what pages told stands in the diagnostics, in counts', () => isTold(browser));
