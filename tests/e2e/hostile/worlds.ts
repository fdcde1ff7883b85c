import { type Tab, until } from '../../harness/driven.ts';
import { stripsOf } from '../../harness/strips.ts';
import { readLibrary } from './library.ts';
import { type createStage, PAPERS, type Scene, type Whose } from './stage.ts';

/** What came of an attack: what it learnt or changed, or why it could not be carried out. */
export type Found = { learnt: string } | { failed: string };

/** Where an attack is tried: against the imitation, or against Papermarks. */
export interface World {
  stage: ReturnType<typeof createStage>;
  /** The tab in which attacks are tried, once there is one. */
  kept?: Tab | undefined;
  /** What came of attacks that were tried beside another one, by kind of page and name, until it is asked for. */
  found: Map<string, Found>;
  open(address: string): Promise<Tab>;
  whose: Whose;
  /** Waits until what was opened can be typed in. */
  typing(tab: Tab): Promise<void>;
  /** Turns the wheel at a point, by 150 CSS pixels. */
  wheel(tab: Tab, at: { x: number; y: number }): Promise<void>;
  /** What the library holds, as text. */
  library(tab: Tab): Promise<string>;
}

/** Both worlds of a browser. */
export function worldsIn(browser: Pick<World, 'stage' | 'open' | 'wheel'>, popup: Tab): { ours: World; imitation: World } {
  return {
    ours: { ...browser, found: new Map(), whose: 'ours', typing: untilTyping, library: () => readLibrary(popup) },
    imitation: {
      ...browser,
      found: new Map(),
      whose: 'imitated',
      typing: () => new Promise((resolve) => setTimeout(resolve, 200)),
      library: (tab) => tab.run(() => JSON.stringify(Reflect.get(window, 'library'))),
    },
  };
}

/**
 * Shows a scene in the tab that is kept for attacks: a new tab costs more than most attacks. The scene takes the place of
 * the one before, so that the page's history stays as long as it is.
 */
export async function inKeptTab(world: World, scene: Scene): Promise<Tab> {
  const address = world.stage.put(world.whose, scene);
  // A tab is never seen as it first opens, but always as one in which the mouse rests in the corner.
  world.kept ??= await world.open(world.stage.put(world.whose, { papers: [PAPERS.last] }));
  const tab = world.kept;
  await tab.show();
  await tab.hover({ x: 1, y: 1 });
  await tab.run((next) => location.replace(next), address);
  const isThere = () => tab.run((next) => location.href === next && document.readyState === 'complete', address).catch(() => false);
  await until(isThere, (there) => there);
  await untilStaged(world, tab, scene);
  return tab;
}

/** Opens a scene and waits until its strips are there and know what the library holds. */
export async function onStage(world: World, scene: Scene): Promise<Tab> {
  const tab = await world.open(world.stage.put(world.whose, scene));
  await untilStaged(world, tab, scene);
  return tab;
}

/** Waits until a scene has its strips, these know what the library holds, and all else that comes by itself is there. */
async function untilStaged({ whose }: World, tab: Tab, { papers }: Scene): Promise<void> {
  const isThere = (count: number, imitated: boolean): boolean => {
    if (document.querySelectorAll('papermarks-strip').length !== count) return false;
    if (imitated) return Reflect.has(window, 'painted');
    // The file for triage brings what is drawn over cards and, on a list, a summary.
    return document.querySelector('papermarks-over') !== null && (count < 2 || document.querySelector('papermarks-dock') !== null);
  };
  await until(
    () => tab.run(isThere, papers.length, whose === 'imitated').catch(() => false),
    (there) => there,
  );
  if (whose === 'ours')
    await until(
      () => stripsOf(tab),
      (strips) =>
        strips.some(({ sending }) => sending === 'saved') && strips.every(({ sending }) => sending === 'saved' || sending === null),
    );
  // What is drawn next is drawn; where a page may run no script, a moment must do.
  const drawn = tab.run(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
  await Promise.race([drawn.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 300))]);
}

/** Waits until the editor is open and the focus is in one of its fields. */
export async function untilTyping(tab: Tab): Promise<void> {
  const focused = async (): Promise<string> => {
    const editor = await tab.editor();
    // A frame that is just going does not answer any more.
    const late = new Promise<string>((resolve) => setTimeout(resolve, 1_000, ''));
    return Promise.race([editor.run(() => document.activeElement?.localName ?? '').catch(() => ''), late]);
  };
  await until(focused, (field) => field === 'input' || field === 'textarea');
}
