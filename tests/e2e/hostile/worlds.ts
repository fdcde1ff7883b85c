import { type Tab, until } from '../../harness/driven.ts';
import type { Attack } from './attack.ts';
import { personAt } from './person.ts';
import { COMPARED, type createStage, HELD, PAPERS, type PageShape, type Scene, type Whose } from './stage.ts';

/** Where an attack is tried: against the imitation, or against Papermarks. */
export interface World {
  stage: ReturnType<typeof createStage>;
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
  if (attack.kind === 'compares') return compared(world, attack, shape);
  const paper = PAPERS[attack.on ?? 'marked'];
  const { marked, bare, typed, last, tagged, scripts } = PAPERS;
  const papers = shape === 'list' ? [marked, bare, typed, last, tagged, scripts] : [paper];
  const tab = await onStage(world, { attack, papers, shape });
  const before = await world.library(tab);
  const told = await carriedOut(world, tab, attack, paper);
  const after = await world.library(tab);
  await tab.close();
  if (attack.kind === 'acts') return before === after ? '' : `the library changed to ${after}`;
  return [...HELD.flatMap(pieces), ...(attack.betrays ?? [])].filter((secret) => told.includes(JSON.stringify(secret).slice(1, -1))).join();
}

/** How the first paper that looks different from another does so. */
async function compared(world: World, attack: Attack, shape: PageShape): Promise<string> {
  const alone = attack.alone === true || shape !== 'list';
  // A leak that is planted shows in the first two; a page for each of the others takes its time.
  const papers = COMPARED.slice(0, world.whose === 'imitated' ? 2 : alone ? 5 : COMPARED.length);
  const seen: string[] = [];
  let tab: Tab | undefined;
  for (const paper of papers) {
    if (alone || !tab) tab = await onStage(world, { attack, papers: alone ? [paper] : [...papers, PAPERS.last], shape });
    if (!alone) await bringNear(tab, paper);
    const told = await carriedOut(world, tab, attack, paper);
    seen.push(alone ? JSON.stringify([told, world.stage.asked(await tab.run(() => location.href))]) : told);
    if (alone || paper === papers.at(-1)) await tab.close();
  }
  const [one = ''] = seen;
  const other = seen.find((told) => told !== one);
  if (other === undefined) return '';
  const from = [...one].findIndex((letter, at) => letter !== other[at]);
  const part = (told: string): string => told.slice(Math.max(0, from - 80), from + 120);
  return `${papers[0]}: ${part(one)} | ${papers[seen.indexOf(other)]}: ${part(other)}`;
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

/** Opens a scene and waits until its strips are there and know what the library holds. */
export async function onStage(world: World, scene: Scene): Promise<Tab> {
  const tab = await world.open(world.stage.put(world.whose, scene));
  const count = () => tab.run(() => document.querySelectorAll('papermarks-strip').length);
  await until(count, (strips) => strips === scene.papers.length);
  await new Promise((resolve) => setTimeout(resolve, 300));
  return tab;
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
