import { type Chromium, launchChromium } from '../../harness/chromium.ts';
import type { ChromiumTab } from '../../harness/chromium-tab.ts';
import { writeMarks } from './library.ts';
import { createStage } from './stage.ts';
import { type World, worldsIn } from './worlds.ts';

/** A Chromium with both worlds in it. */
export interface HostileChromium {
  chromium: Chromium;
  /** A page of the extension, to look into the library from. */
  popup: ChromiumTab;
  ours: World;
  imitation: World;
}

/** Starts Chromium on an empty library, and gives the papers on the stage their marks. */
export async function startHostileChromium(): Promise<HostileChromium> {
  const stage = createStage();
  const chromium = await launchChromium({ serve: stage.serve });
  await chromium.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const popup = await chromium.popup();
  await writeMarks(popup);
  const wheel: World['wheel'] = async (tab, { x, y }) => {
    const { mouse } = (tab as ChromiumTab).page;
    await mouse.move(x, y);
    await mouse.wheel(0, 150);
  };
  return { chromium, popup, ...worldsIn({ stage, open: (address) => chromium.open(address), wheel }, popup) };
}
