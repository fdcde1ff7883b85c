import { type Chromium, launchChromium } from '../../harness/chromium.ts';
import type { ChromiumTab } from '../../harness/chromium-tab.ts';
import { readLibrary, writeMarks } from './library.ts';
import { createStage } from './stage.ts';
import { untilTyping, type World } from './worlds.ts';

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
  const both = {
    stage,
    open: (address: string): Promise<ChromiumTab> => chromium.open(address),
    async wheel(tab, { x, y }) {
      const { mouse } = (tab as ChromiumTab).page;
      await mouse.move(x, y);
      await mouse.wheel(0, 150);
    },
  } satisfies Partial<World>;
  const ours: World = { ...both, whose: 'ours', typing: untilTyping, library: () => readLibrary(popup) };
  const imitation: World = {
    ...both,
    whose: 'imitated',
    typing: () => new Promise((resolve) => setTimeout(resolve, 200)),
    library: (tab) => tab.run(() => JSON.stringify(Reflect.get(window, 'library'))),
  };
  return { chromium, popup, ours, imitation };
}
