import { type Tab, until } from '../../harness/driven.ts';
import { stripsOf } from '../../harness/strips.ts';
import { SEED, sizeOf } from '../../sizes.ts';
import type { Attack } from './attack.ts';
import { personAt } from './person.ts';
import { COMPARED, type createStage, HELD, PAPERS, type PageShape, type Scene, type Whose } from './stage.ts';

/** Where an attack is tried: against the imitation, or against Papermarks. */
export interface World {
  stage: ReturnType<typeof createStage>;
  /** The tab in which attacks are tried, once there is one. */
  kept?: Tab | undefined;
  open(address: string): Promise<Tab>;
  whose: Whose;
  /** Waits until what was opened can be typed in. */
  typing(tab: Tab): Promise<void>;
  /** Turns the wheel at a point, by 150 CSS pixels. */
  wheel(tab: Tab, at: { x: number; y: number }): Promise<void>;
  /** What the library holds, as text. */
  library(tab: Tab): Promise<string>;
}

/**
 * What an attack learnt or changed, in words; empty when nothing came of it.
 *
 * @param shape the kind of page that it is tried on; one that shows a single paper stands for each paper in turn
 */
export async function tryAttack(world: World, attack: Attack, shape: PageShape = 'list'): Promise<string> {
  try {
    return await carryOut(world, attack, shape);
  } catch (error) {
    // Whatever state it is in, the next attack is not to begin in it.
    world.kept = undefined;
    throw error;
  }
}

async function carryOut(world: World, attack: Attack, shape: PageShape): Promise<string> {
  if (attack.kind === 'compares') return compared(world, attack, shape);
  const paper = PAPERS[attack.on ?? 'marked'];
  const { marked, bare, typed, last, tagged, scripts } = PAPERS;
  const papers = shape === 'list' ? [marked, bare, typed, last, tagged, scripts] : [paper];
  const tab = await inKeptTab(world, { attack, papers, shape });
  const before = await world.library(tab);
  const told = await carriedOut(world, tab, attack, paper);
  const after = await world.library(tab);
  if (attack.kind === 'acts') return before === after ? '' : `the library changed to ${after}`;
  return [...HELD.flatMap(pieces), ...(attack.betrays ?? [])].filter((secret) => told.includes(JSON.stringify(secret).slice(1, -1))).join();
}

/** How the first paper that looks different from another does so. */
async function compared(world: World, attack: Attack, shape: PageShape): Promise<string> {
  const alone = attack.alone === true || shape !== 'list';
  const papers: string[] = COMPARED.slice(0, 2);
  // A leak that is planted shows in the first two; a page for each of the others takes its time.
  if (world.whose === 'ours') papers.push(...(alone ? someOthers() : COMPARED.slice(2)));
  const seen: string[] = [];
  let tab: Tab | undefined;
  for (const paper of papers) {
    if (alone || !tab)
      tab = await (attack.ownTab ? onStage : inKeptTab)(world, { attack, papers: alone ? [paper] : [...papers, PAPERS.last], shape });
    if (!alone) await bringNear(tab, paper);
    const told = await carriedOut(world, tab, attack, paper);
    seen.push(alone ? JSON.stringify([told, world.stage.asked(await tab.run(() => location.href))]) : told);
    if (attack.ownTab) await tab.close();
  }
  const [one = ''] = seen;
  const other = seen.find((told) => told !== one);
  if (other === undefined) return '';
  const from = [...one].findIndex((letter, at) => letter !== other[at]);
  const part = (told: string): string => told.slice(Math.max(0, from - 80), from + 120);
  return `${papers[0]}: ${part(one)} | ${papers[seen.indexOf(other)]}: ${part(other)}`;
}

/** Of the papers that are compared, as many beyond the first two as this run takes, others with each seed. */
function someOthers(): string[] {
  const others = COMPARED.slice(2);
  return others
    .map((_, at) => others[(at + SEED) % others.length] as string)
    .slice(0, sizeOf('papers compared, each on a page of its own') - 2);
}

/** Scrolls a strip to where it has its insides: what is far away differs, but not by what the library holds. */
async function bringNear(tab: Tab, paper: string): Promise<void> {
  await tab.run((id) => document.querySelector(`papermarks-strip[paper="arxiv:${id}"]`)?.scrollIntoView({ block: 'center' }), paper);
  await new Promise((resolve) => setTimeout(resolve, 100));
}

/** What the attack saw, as JSON. */
export async function carriedOut(world: World, tab: Tab, attack: Attack, paper: string): Promise<string> {
  const typing = (): Promise<void> => world.typing(tab);
  await attack.person?.(personAt(tab, paper, typing, (at) => world.wheel(tab, at)));
  await tab.run((detail) => void dispatchEvent(new CustomEvent('stage-look', { detail })), paper);
  const told = await until(
    () => tab.run(() => document.getElementById('stage-told')?.getAttribute('told') ?? ''),
    (seen) => seen !== '',
  );
  if (told.startsWith('"failed: ')) throw new Error(told);
  return told;
}

/**
 * Shows a scene in the tab that is kept for attacks: a new tab costs more than most attacks. The scene takes the place of
 * the one before, so that the page's history stays as long as it is.
 */
async function inKeptTab(world: World, scene: Scene): Promise<Tab> {
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

/** Every run of five letters: a part of a secret is one too. */
function pieces(secret: string): string[] {
  return Array.from({ length: secret.length - 4 }, (_, at) => secret.slice(at, at + 5));
}
