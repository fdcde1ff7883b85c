import { type Tab, until } from '../../harness/driven.ts';
import { SEED, sizeOf } from '../../sizes.ts';
import { type Attack, onlyLooks } from './attack.ts';
import { personAt } from './person.ts';
import { COMPARED, HELD, PAPERS, type PageShape } from './stage.ts';
import { type Found, inKeptTab, onStage, type World } from './worlds.ts';

/**
 * What an attack learnt or changed, in words; empty when nothing came of it.
 *
 * @param shape the kind of page that it is tried on; one that shows a single paper stands for each paper in turn
 * @param among the attacks that are tried after one another: those that only look are all tried on the pages of the first
 * @throws Error when the attack could not be carried out
 */
export async function tryAttack(
  world: World,
  attack: Attack,
  shape: PageShape = 'list',
  among: readonly Attack[] = [attack],
): Promise<string> {
  const key = (each: Attack): string => `${shape} ${each.name}`;
  let found = world.found.get(key(attack));
  if (!found) {
    const together = among.filter((other) => canShare(world, attack, other));
    try {
      for (const [name, one] of await carryOut(world, together.length > 0 ? together : [attack], shape))
        world.found.set(`${shape} ${name}`, one);
    } catch (error) {
      // Whatever state it is in, the next attack is not to begin in it.
      world.kept = undefined;
      throw error;
    }
    found = world.found.get(key(attack)) as Found;
  }
  world.found.delete(key(attack));
  if ('failed' in found) {
    world.kept = undefined;
    throw new Error(found.failed);
  }
  return found.learnt;
}

/** Whether two attacks can be tried on the same pages. */
function canShare({ whose }: World, one: Attack, other: Attack): boolean {
  const isAlike = one.kind === other.kind && one.alone === other.alone && one.first === other.first && one.on === other.on;
  return isAlike && onlyLooks(one) && onlyLooks(other) && (whose === 'ours' || one.leak === other.leak);
}

async function carryOut(world: World, attacks: readonly Attack[], shape: PageShape): Promise<Map<string, Found>> {
  const [attack, ...others] = attacks as [Attack, ...Attack[]];
  if (attack.kind === 'compares') return compared(world, attacks, shape);
  const paper = PAPERS[attack.on ?? 'marked'];
  const { marked, bare, typed, last, tagged, scripts } = PAPERS;
  const papers = shape === 'list' ? [marked, bare, typed, last, tagged, scripts] : [paper];
  const tab = await inKeptTab(world, { attack, others, papers, shape });
  const before = await world.library(tab);
  const looks = await carriedOut(world, tab, attacks, paper);
  const after = await world.library(tab);
  return foundBy(attacks, (each) => {
    if (each.kind === 'acts') return before === after ? '' : `the library changed to ${after}`;
    const told = toldBy(looks, each);
    return [...HELD.flatMap(pieces), ...(each.betrays ?? [])].filter((secret) => told.includes(JSON.stringify(secret).slice(1, -1))).join();
  });
}

/** How the first paper that looks different from another does so, for each attack. */
async function compared(world: World, attacks: readonly Attack[], shape: PageShape): Promise<Map<string, Found>> {
  const [attack, ...others] = attacks as [Attack, ...Attack[]];
  const alone = attack.alone === true || shape !== 'list';
  const papers: string[] = COMPARED.slice(0, 2);
  // A leak that is planted shows in the first two; a page for each of the others takes its time.
  if (world.whose === 'ours') papers.push(...(alone ? someOthers() : COMPARED.slice(2)));
  const seen: { looks: Map<string, string>; asked: string }[] = [];
  let tab: Tab | undefined;
  for (const paper of papers) {
    if (alone || !tab)
      tab = await (attack.ownTab ? onStage : inKeptTab)(world, {
        attack,
        others,
        papers: alone ? [paper] : [...papers, PAPERS.last],
        shape,
      });
    const looks = await carriedOut(world, tab, attacks, paper, alone ? undefined : () => bringNear(tab as Tab, paper));
    seen.push({ looks, asked: alone ? JSON.stringify(world.stage.asked(await tab.run(() => location.href))) : '' });
    if (attack.ownTab) await tab.close();
  }
  return foundBy(attacks, (each) =>
    difference(
      papers,
      seen.map(({ looks, asked }) => toldBy(looks, each) + asked),
    ),
  );
}

/** What tells two papers apart: a part of what was seen of each. */
function difference(papers: readonly string[], seen: readonly string[]): string {
  const [one = ''] = seen;
  const other = seen.find((told) => told !== one);
  if (other === undefined) return '';
  const from = [...one].findIndex((letter, at) => letter !== other[at]);
  const part = (told: string): string => told.slice(Math.max(0, from - 80), from + 120);
  return `${papers[0]}: ${part(one)} | ${papers[seen.indexOf(other)]}: ${part(other)}`;
}

/** What came of each attack; one that could not be carried out takes no other with it. */
function foundBy(attacks: readonly Attack[], learnt: (attack: Attack) => string): Map<string, Found> {
  return new Map(
    attacks.map((attack): [string, Found] => {
      try {
        return [attack.name, { learnt: learnt(attack) }];
      } catch (error) {
        return [attack.name, { failed: String(error) }];
      }
    }),
  );
}

/** What an attack saw, as JSON. */
function toldBy(looks: ReadonlyMap<string, string>, { name }: Attack): string {
  const told = looks.get(name) ?? '"failed: it never answered"';
  if (told.startsWith('"failed: ')) throw new Error(told);
  return told;
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

/** What each attack saw, as JSON, by its name; what the person does is done once. */
export async function carriedOut(
  world: World,
  tab: Tab,
  attacks: readonly Attack[],
  paper: string,
  goesThere?: () => Promise<void>,
): Promise<Map<string, string>> {
  const person = personAt(
    tab,
    paper,
    () => world.typing(tab),
    (at) => world.wheel(tab, at),
  );
  const [attack] = attacks;
  if (attack?.settles) await untilSettled(tab);
  await attack?.first?.(person);
  // Where a page is scrolled away from its card, the ring begins anew: the person acts before.
  await goesThere?.();
  await attack?.person?.(person);
  const looks = new Map<string, string>();
  for (const { name } of attacks) {
    await tab.run((detail) => void dispatchEvent(new CustomEvent('stage-look', { detail })), JSON.stringify([name, paper]));
    const told = await until(
      () => tab.run(() => document.getElementById('stage-told')?.getAttribute('told') ?? ''),
      (seen) => seen !== '',
    );
    looks.set(name, told);
  }
  return looks;
}

/** Waits until a page has gathered nothing for half a second: keys end what browsers tell of what is painted. */
async function untilSettled(tab: Tab): Promise<void> {
  let [gathered, since] = [-1, 0];
  await until(
    () => tab.run(() => window.loot.length),
    (count) => {
      if (count !== gathered) [gathered, since] = [count, Date.now()];
      return Date.now() - since > 500;
    },
  );
}

/** Every run of five letters: a part of a secret is one too. */
function pieces(secret: string): string[] {
  return Array.from({ length: secret.length - 4 }, (_, at) => secret.slice(at, at + 5));
}
