import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HostileFirefox, startHostileFirefox } from './hostile/in-firefox.ts';
import { LISTENING } from './hostile/listening.ts';
import { MEASURING } from './hostile/measuring.ts';
import { PAINTING } from './hostile/painting.ts';
import { READING } from './hostile/reading.ts';
import { choose, SETTINGS, TRIAGE, whileTriaging } from './hostile/triage.ts';
import { tryAttack } from './hostile/tries.ts';
import { WATCHING } from './hostile/watching.ts';

let hostile: HostileFirefox;
beforeAll(async () => {
  hostile = await startHostileFirefox();
  await choose(hostile.popup, SETTINGS);
});
afterAll(() => hostile.firefox.forget());

const attacks = [...TRIAGE, ...READING, ...MEASURING, ...WATCHING, ...PAINTING, ...LISTENING]
  .filter(({ only, openInFirefox, on, kind }) => only === undefined && !openInFirefox && on === undefined && kind !== 'acts')
  .map(whileTriaging);

test.each(attacks)('while papers are dimmed, lit, selected and told of, a page that $name learns nothing', async (attack) => {
  expect(await tryAttack(hostile.ours, attack, 'list', attacks)).toBe('');
});

// The others are tried against their planted leaks where nothing is selected, in the file beside this one.
test.each(TRIAGE)('a page that $name finds the planted leak', async (attack) => {
  expect(await tryAttack(hostile.imitation, attack)).not.toBe('');
});
