import type { Driven, Tab } from '../../harness/driven.ts';
import { launchFirefox } from '../../harness/firefox.ts';
import { readLibrary, writeMarks } from './library.ts';
import { createStage } from './stage.ts';
import { untilTyping, type World } from './worlds.ts';

/** A Firefox with both worlds in it. */
export interface HostileFirefox {
  firefox: Driven;
  /** A page of the extension, to look into the library from. */
  popup: Tab;
  ours: World;
  imitation: World;
}

/** Starts Firefox on an empty library, and gives the papers on the stage their marks. */
export async function startHostileFirefox(): Promise<HostileFirefox> {
  const stage = createStage();
  const firefox = await launchFirefox({ serve: stage.serve });
  const popup = await firefox.popup();
  await writeMarks(popup);
  const both = { stage, open: (address: string) => firefox.open(address), wheel: async () => undefined };
  const ours: World = { ...both, whose: 'ours', typing: untilTyping, library: () => readLibrary(popup) };
  const imitation: World = {
    ...both,
    whose: 'imitated',
    typing: () => new Promise((resolve) => setTimeout(resolve, 200)),
    library: (tab) => tab.run(() => JSON.stringify(Reflect.get(window, 'library'))),
  };
  return { firefox, popup, ours, imitation };
}
