import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HostileChromium, startHostileChromium } from './hostile/in-chromium.ts';
import { LISTENING } from './hostile/listening.ts';
import { MEASURING } from './hostile/measuring.ts';
import { READING } from './hostile/reading.ts';
import { WATCHING } from './hostile/watching.ts';
import { tryAttack } from './hostile/worlds.ts';

let hostile: HostileChromium;
beforeAll(async () => {
  hostile = await startHostileChromium();
});
afterAll(() => hostile.chromium.forget());

// There the strip is wide, and has room for the whole mark.
describe.each(['paper', 'abs'] as const)('on the page of one paper, %s', (shape) => {
  test.each([...READING, ...MEASURING, ...WATCHING, ...LISTENING])('a page that $name learns nothing', async (attack) => {
    expect(await tryAttack(hostile.imitation, attack, shape), 'against the planted leak').not.toBe('');
    expect(await tryAttack(hostile.ours, attack, shape), 'against Papermarks').toBe('');
  });
});
