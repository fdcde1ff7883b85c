import { type Tab, until } from '../../harness/driven.ts';
import type { Attack } from './attack.ts';
import { personAt } from './person.ts';
import { type createStage, HELD, type IMITATED, type OURS, PAPERS, type Scene } from './stage.ts';

/** Where an attack is tried: against the imitation, or against Papermarks. */
export interface World {
  stage: ReturnType<typeof createStage>;
  open(address: string): Promise<Tab>;
  base: typeof OURS | typeof IMITATED;
  /** Waits until what was opened can be typed in. */
  typing(tab: Tab): Promise<void>;
  /** Turns the wheel at a point, by 150 CSS pixels. */
  wheel(tab: Tab, at: { x: number; y: number }): Promise<void>;
  /** What the library holds, as text. */
  library(tab: Tab): Promise<string>;
}

/** What an attack learnt or changed, in words; empty when nothing came of it. */
export async function tryAttack(world: World, attack: Attack): Promise<string> {
  if (attack.kind === 'compares') return compared(world, attack);
  const tab = await onStage(world, { attack, papers: [PAPERS.marked, PAPERS.bare, PAPERS.typed, PAPERS.last] });
  const before = await world.library(tab);
  const told = await carriedOut(world, tab, attack, PAPERS[attack.on ?? 'marked']);
  const after = await world.library(tab);
  await tab.close();
  if (attack.kind === 'acts') return before === after ? '' : `the library changed to ${after}`;
  return [...HELD.flatMap(pieces), ...(attack.betrays ?? [])].filter((secret) => told.includes(JSON.stringify(secret).slice(1, -1))).join();
}

async function compared(world: World, attack: Attack): Promise<string> {
  const [marked, bare] = [PAPERS.marked, PAPERS.bare];
  const seen: string[] = [];
  if (attack.alone) {
    for (const paper of [marked, bare]) {
      const scene = { attack, papers: [paper] };
      const tab = await onStage(world, scene);
      const told = await carriedOut(world, tab, attack, paper);
      seen.push(JSON.stringify([told, world.stage.asked(await tab.run(() => location.href))]));
      await tab.close();
    }
  } else {
    const tab = await onStage(world, { attack, papers: [marked, bare, PAPERS.last] });
    for (const paper of [marked, bare]) seen.push(await carriedOut(world, tab, attack, paper));
    await tab.close();
  }
  const [one = '', other = ''] = seen;
  if (one === other) return '';
  const from = [...one].findIndex((letter, at) => letter !== other[at]);
  return `${one.slice(Math.max(0, from - 80), from + 120)} | ${other.slice(Math.max(0, from - 80), from + 120)}`;
}

/** What the attack saw, as JSON. */
async function carriedOut(world: World, tab: Tab, attack: Attack, paper: string): Promise<string> {
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
  const tab = await world.open(world.stage.put(world.base, scene));
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
