import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HostileFirefox, startHostileFirefox } from './hostile/in-firefox.ts';
import { LISTENING } from './hostile/listening.ts';
import { MEASURING } from './hostile/measuring.ts';
import { PAINTING } from './hostile/painting.ts';
import { READING } from './hostile/reading.ts';
import { choose, SETTINGS, TRIAGE, whileTriaging } from './hostile/triage.ts';
import { WATCHING } from './hostile/watching.ts';
import { tryAttack } from './hostile/worlds.ts';

let hostile: HostileFirefox;
beforeAll(async () => {
  hostile = await startHostileFirefox();
});
afterAll(() => hostile.firefox.forget());

const attacks = [...READING, ...MEASURING, ...WATCHING, ...PAINTING, ...LISTENING].filter(({ only }) => only === undefined);

test.each([...TRIAGE, ...attacks].filter(({ openInFirefox, on, kind }) => !openInFirefox && on === undefined && kind !== 'acts'))(
  'while papers are dimmed, lit, selected and told of, a page that $name learns nothing',
  async (attack) => {
    await choose(hostile.popup, SETTINGS);
    // The others are tried against their planted leaks where nothing is selected, in the file beside this one.
    if (TRIAGE.includes(attack)) expect(await tryAttack(hostile.imitation, attack), 'against the planted leak').not.toBe('');
    expect(await tryAttack(hostile.ours, whileTriaging(attack)), 'against Papermarks').toBe('');
  },
);
