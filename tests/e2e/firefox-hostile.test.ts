import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Driven, Tab } from '../harness/driven.ts';
import { launchFirefox } from '../harness/firefox.ts';
import { readLibrary, writeMarks } from './hostile/library.ts';
import { LISTENING } from './hostile/listening.ts';
import { MEASURING } from './hostile/measuring.ts';
import { PAINTING } from './hostile/painting.ts';
import { READING } from './hostile/reading.ts';
import { createStage } from './hostile/stage.ts';
import { TALKING } from './hostile/talking.ts';
import { choose, SETTINGS, TRIAGE, whileTriaging } from './hostile/triage.ts';
import { WATCHING } from './hostile/watching.ts';
import { tryAttack, untilTyping, type World } from './hostile/worlds.ts';

const stage = createStage();
let firefox: Driven;
let popup: Tab;
let ours: World;
let imitation: World;

beforeAll(async () => {
  firefox = await launchFirefox({ serve: stage.serve });
  popup = await firefox.popup();
  await writeMarks(popup);
  const both = { stage, open: (address: string) => firefox.open(address), wheel: async () => undefined };
  ours = { ...both, whose: 'ours', typing: untilTyping, library: () => readLibrary(popup) };
  imitation = {
    ...both,
    whose: 'imitated',
    typing: () => new Promise((resolve) => setTimeout(resolve, 200)),
    library: (tab) => tab.run(() => JSON.stringify(Reflect.get(window, 'library'))),
  };
});
afterAll(() => firefox.forget());

const attacks = [...READING, ...MEASURING, ...WATCHING, ...PAINTING, ...LISTENING, ...TALKING].filter(({ only }) => only === undefined);

test.each(attacks.filter(({ openInFirefox }) => !openInFirefox))('a page that $name learns and changes nothing', async (attack) => {
  expect(await tryAttack(imitation, attack), 'against the planted leak').not.toBe('');
  expect(await tryAttack(ours, attack), 'against Papermarks').toBe('');
});

// Not as it should be: once one of these fails, Firefox has closed it, and it belongs above.
test.each(attacks.filter(({ openInFirefox }) => openInFirefox))('Firefox lets a page that $name learn: $openInFirefox', async (attack) => {
  expect(await tryAttack(ours, attack)).not.toBe('');
});

test.each([...TRIAGE, ...attacks].filter(({ openInFirefox, on, kind }) => !openInFirefox && on === undefined && kind !== 'acts'))(
  'while papers are dimmed, lit, selected and told of, a page that $name learns nothing',
  async (attack) => {
    await choose(popup, SETTINGS);
    expect(await tryAttack(imitation, attack), 'against the planted leak').not.toBe('');
    expect(await tryAttack(ours, whileTriaging(attack)), 'against Papermarks').toBe('');
  },
);
