import { afterAll, beforeAll, test } from 'vitest';
import type { Driven } from '../harness/driven.ts';
import { launchFirefox } from '../harness/firefox.ts';
import { fixturePages, servePages } from '../harness/pages.ts';
import { isTold } from './diagnostics.ts';

let browser: Driven;
beforeAll(async () => {
  browser = await launchFirefox({ serve: servePages(fixturePages()) });
});
afterAll(() => browser.forget());

test('what pages told stands in the diagnostics, in counts', () => isTold(browser));
