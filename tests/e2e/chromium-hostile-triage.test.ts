import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { type HostileChromium, startHostileChromium } from './hostile/in-chromium.ts';
import { MEASURING } from './hostile/measuring.ts';
import { READING } from './hostile/reading.ts';
import { PAPERS } from './hostile/stage.ts';
import { choose, SETTINGS, TRIAGE, takeStock, whileTriaging } from './hostile/triage.ts';
import { tryAttack } from './hostile/tries.ts';
import { WATCHING } from './hostile/watching.ts';
import { onStage } from './hostile/worlds.ts';
import { docksOf, drawnOf } from './listing.ts';

let hostile: HostileChromium;
beforeAll(async () => {
  hostile = await startHostileChromium();
  await choose(hostile.popup, SETTINGS);
});
afterAll(() => hostile.chromium.forget());

test('what the attacks are to find is drawn', async () => {
  const tab = (await onStage(hostile.ours, { papers: [PAPERS.marked, PAPERS.bare, PAPERS.brief] })) as ChromiumTab;
  await expect
    .poll(async () => (await drawnOf(tab)).map(({ is, why }) => [is.join(' '), why]))
    .toEqual([
      ['done lit', 'Highlighted by a rule of yours'],
      ['', ''],
      ['done', 'Dimmed by a rule of yours'],
    ]);
  await tab.close();
});

const attacks = [...TRIAGE, ...READING, ...MEASURING, ...WATCHING].filter(({ on }) => on === undefined).map(whileTriaging);

test.each(attacks)('while papers are dimmed, lit, selected and told of, a page that $name learns nothing', async (attack) => {
  expect(await tryAttack(hostile.ours, attack, 'list', attacks)).toBe('');
});

// The others are tried against their planted leaks where nothing is selected, in the file beside this one.
test.each(TRIAGE)('a page that $name finds the planted leak', async (attack) => {
  expect(await tryAttack(hostile.imitation, attack)).not.toBe('');
});

test('the summary and what it opens are the same to a page, whatever they say', async () => {
  const stock = async (papers: readonly string[], plant = false): Promise<unknown> => {
    const tab = (await onStage(hostile.ours, { papers })) as ChromiumTab;
    await expect.poll(async () => (await docksOf(tab)).some(({ name, isShown }) => name === 'pill' && isShown)).toBe(true);
    const [pill] = (await docksOf(tab)).filter(({ name }) => name === 'pill');
    await tab.click({ x: (pill?.buttons.panel?.x ?? 0) + 20, y: (pill?.buttons.panel?.y ?? 0) + 10 });
    await expect.poll(async () => (await docksOf(tab)).some(({ name, isShown }) => name === 'panel' && isShown)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (plant) await tab.run(() => document.querySelectorAll('papermarks-dock')[1]?.setAttribute('papers', '2'));
    const told = await tab.run(takeStock, PAPERS.last);
    await tab.close();
    return told;
  };
  const one = await stock([PAPERS.last, PAPERS.marked, PAPERS.brief]);
  expect(await stock([PAPERS.last, PAPERS.bare, PAPERS.steppedTo])).toEqual(one);
  expect(await stock([PAPERS.last, PAPERS.bare, PAPERS.steppedTo], true), 'with a planted leak').not.toEqual(one);
});
