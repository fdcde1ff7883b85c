import type { Driven, Tab } from '../../harness/driven.ts';
import { launchFirefox } from '../../harness/firefox.ts';
import { writeMarks } from './library.ts';
import { createStage } from './stage.ts';
import { type World, worldsIn } from './worlds.ts';

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
  return { firefox, popup, ...worldsIn({ stage, open: (address) => firefox.open(address), wheel: async () => undefined }, popup) };
}
