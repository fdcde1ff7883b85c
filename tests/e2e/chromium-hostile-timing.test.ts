import { afterAll, beforeAll, expect, test } from 'vitest';
import { IN_SOAK, sizeOf } from '../sizes.ts';
import { type HostileChromium, startHostileChromium } from './hostile/in-chromium.ts';
import { writeMuch } from './hostile/library.ts';
import { TIMING, toldApart } from './hostile/timing.ts';
import { carriedOut } from './hostile/tries.ts';
import { onStage, type World } from './hostile/worlds.ts';

/** As many as are near the view at once; every second one is marked. */
const PAPERS = Array.from({ length: 12 }, (_, at) => `2612.${10_001 + at}`);
const isMarked = (_: unknown, at: number): boolean => at % 2 === 1;

const repeats = sizeOf('times what is painted or timed is looked at') - 1;
const timeout = IN_SOAK ? 600_000 : 60_000;

let hostile: HostileChromium;
beforeAll(async () => {
  hostile = await startHostileChromium();
  await writeMuch(hostile.popup, PAPERS.filter(isMarked));
});
afterAll(() => hostile.chromium.forget());

/** How surely the marked cards are told from the others: 0 not at all, 1 always. */
async function surety(world: World, attack: (typeof TIMING)[number]): Promise<number> {
  const tab = await onStage(world, { attack, papers: PAPERS, marked: PAPERS.filter(isMarked) });
  const looks = await carriedOut(world, tab, [attack], PAPERS.join(' '));
  const took: number[] = JSON.parse(looks.get(attack.name) ?? '');
  await tab.close();
  return Math.abs(
    2 *
      toldApart(
        took.filter(isMarked),
        took.filter((one, at) => !isMarked(one, at)),
      ) -
      1,
  );
}

// Not as it should be: tags of sixty letters take longer to lay out than usual ones, and are not tried here.
test.each(TIMING)('a page that $name cannot tell which are marked by the time it takes', { repeats, timeout }, async (attack) => {
  expect(await surety(hostile.imitation, attack), 'against the planted leak').toBeGreaterThan(0.9);
  // By chance alone one look in a hundred is as sure as this; three in a row are not.
  const looks = [await surety(hostile.ours, attack), await surety(hostile.ours, attack), await surety(hostile.ours, attack)];
  expect(Math.min(...looks), `against Papermarks: ${looks}`).toBeLessThan(0.85);
});
