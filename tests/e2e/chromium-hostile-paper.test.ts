import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SEED, sizeOf } from '../sizes.ts';
import { type HostileChromium, startHostileChromium } from './hostile/in-chromium.ts';
import { LISTENING } from './hostile/listening.ts';
import { MEASURING } from './hostile/measuring.ts';
import { READING } from './hostile/reading.ts';
import { tryAttack } from './hostile/tries.ts';
import { WATCHING } from './hostile/watching.ts';

let hostile: HostileChromium;
beforeAll(async () => {
  hostile = await startHostileChromium();
});
afterAll(() => hostile.chromium.forget());

// There the strip is wide, and has room for the whole mark.
const SHAPES = [
  { shape: 'paper', attacks: [...READING, ...MEASURING, ...WATCHING, ...LISTENING] },
  { shape: 'abs', attacks: [...READING, ...MEASURING, ...WATCHING] },
] as const;
/** As many of them as this run takes, others with each seed. */
const shapes = SHAPES.map((_, at) => SHAPES[(at + SEED) % SHAPES.length] as (typeof SHAPES)[number]).slice(
  0,
  sizeOf('kinds of pages of one paper'),
);

describe.each(shapes)('on the page of one paper, $shape', ({ shape, attacks }) => {
  test.each(attacks)('a page that $name learns nothing', async (attack) => {
    expect(await tryAttack(hostile.imitation, attack, shape, attacks), 'against the planted leak').not.toBe('');
    expect(await tryAttack(hostile.ours, attack, shape, attacks), 'against Papermarks').toBe('');
  });
});
