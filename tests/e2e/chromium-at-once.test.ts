import { launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { typeAtOnce } from './at-once.ts';

typeAtOnce('Chromium', launchChromium, [1, 4], async (tab, rate) => {
  const { page } = tab as ChromiumTab;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
});
