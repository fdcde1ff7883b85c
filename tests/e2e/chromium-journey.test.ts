import { accessibilityOf } from '../harness/accessibility.ts';
import { launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { goTheWholeWay } from './journey.ts';

goTheWholeWay({
  name: 'Chromium',
  launch: launchChromium,
  namesOn: async (tab) =>
    (await accessibilityOf((tab as ChromiumTab).page)).filter(({ role }) => role === 'button').map(({ name }) => name),
});
