import { afterAll, beforeAll, expect, test } from 'vitest';
import { BORROWING } from './hostile/borrowing.ts';
import { type HostileChromium, startHostileChromium } from './hostile/in-chromium.ts';
import { LISTENING } from './hostile/listening.ts';
import { MEASURING } from './hostile/measuring.ts';
import { READING } from './hostile/reading.ts';
import { RECENT } from './hostile/recent.ts';
import { TAKING } from './hostile/taking.ts';
import { TALKING } from './hostile/talking.ts';
import { tryAttack } from './hostile/tries.ts';
import { WATCHING } from './hostile/watching.ts';

let hostile: HostileChromium;
beforeAll(async () => {
  hostile = await startHostileChromium();
});
afterAll(() => hostile.chromium.forget());

const attacks = [...READING, ...MEASURING, ...WATCHING, ...BORROWING, ...RECENT, ...LISTENING, ...TAKING, ...TALKING];

test.each(attacks)('a page that $name learns and changes nothing', async (attack) => {
  expect(await tryAttack(hostile.imitation, attack, 'list', attacks), 'against the planted leak').not.toBe('');
  expect(await tryAttack(hostile.ours, attack, 'list', attacks), 'against Papermarks').toBe('');
});
