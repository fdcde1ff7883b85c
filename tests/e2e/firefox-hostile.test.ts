import { afterAll, beforeAll, expect, test } from 'vitest';
import { BORROWING } from './hostile/borrowing.ts';
import { type HostileFirefox, startHostileFirefox } from './hostile/in-firefox.ts';
import { LISTENING } from './hostile/listening.ts';
import { MEASURING } from './hostile/measuring.ts';
import { PAINTING } from './hostile/painting.ts';
import { READING } from './hostile/reading.ts';
import { TAKING } from './hostile/taking.ts';
import { TALKING } from './hostile/talking.ts';
import { tryAttack } from './hostile/tries.ts';
import { WATCHING } from './hostile/watching.ts';

let hostile: HostileFirefox;
beforeAll(async () => {
  hostile = await startHostileFirefox();
});
afterAll(() => hostile.firefox.forget());

const attacks = [...READING, ...MEASURING, ...WATCHING, ...BORROWING, ...PAINTING, ...LISTENING, ...TAKING, ...TALKING].filter(
  ({ only }) => only === undefined,
);

const closed = attacks.filter(({ openInFirefox }) => !openInFirefox);

test.each(closed)('a page that $name learns and changes nothing', async (attack) => {
  expect(await tryAttack(hostile.imitation, attack, 'list', closed), 'against the planted leak').not.toBe('');
  expect(await tryAttack(hostile.ours, attack, 'list', closed), 'against Papermarks').toBe('');
});

// Not as it should be: once one of these fails, Firefox has closed it, and it belongs above.
test.each(attacks.filter(({ openInFirefox }) => openInFirefox))('Firefox lets a page that $name learn: $openInFirefox', async (attack) => {
  expect(await tryAttack(hostile.ours, attack)).not.toBe('');
});
