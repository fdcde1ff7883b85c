import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IN_SOAK, sizeOf } from '../sizes.ts';
import { type HostileChromium, startHostileChromium } from './hostile/in-chromium.ts';
import { PAINTING } from './hostile/painting.ts';
import { choose, SETTINGS, whileTriaging } from './hostile/triage.ts';
import { tryAttack } from './hostile/tries.ts';

let hostile: HostileChromium;
beforeAll(async () => {
  hostile = await startHostileChromium();
});
afterAll(() => hostile.chromium.forget());

/** What may be told once in many times is tried as often as the soak wants. */
const repeats = sizeOf('times what is painted or timed is looked at') - 1;
const timeout = IN_SOAK ? 600_000 : 60_000;

describe.each(['list', 'paper', 'abs'] as const)('on a page of the kind %s', (shape) => {
  test.each(PAINTING)('a page that $name learns nothing', { repeats, timeout }, async (attack) => {
    expect(await tryAttack(hostile.imitation, attack, shape), 'against the planted leak').not.toBe('');
    expect(await tryAttack(hostile.ours, attack, shape), 'against Papermarks').toBe('');
  });
});

test.each(PAINTING.filter(({ on }) => on === undefined))(
  'while papers are dimmed, lit, selected and told of, a page that $name learns nothing',
  { repeats, timeout },
  async (attack) => {
    await choose(hostile.popup, SETTINGS);
    expect(await tryAttack(hostile.imitation, attack), 'against the planted leak').not.toBe('');
    expect(await tryAttack(hostile.ours, whileTriaging(attack)), 'against Papermarks').toBe('');
  },
);
