import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { readLibrary, writeMarks } from './hostile/library.ts';
import { MEASURING } from './hostile/measuring.ts';
import { READING } from './hostile/reading.ts';
import { createStage, IMITATED, OURS } from './hostile/stage.ts';
import { TALKING } from './hostile/talking.ts';
import { tryAttack, type World } from './hostile/worlds.ts';

const stage = createStage();
let chromium: Chromium;
let ours: World;
let imitation: World;

beforeAll(async () => {
  chromium = await launchChromium({ serve: stage.serve });
  await chromium.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const popup = await chromium.popup();
  await writeMarks(popup);
  const both = {
    stage,
    open: (address: string) => chromium.open(address),
    async wheel(tab: ChromiumTab, x: number, y: number) {
      await tab.page.mouse.move(x, y);
      await tab.page.mouse.wheel(0, 150);
    },
  } as Pick<World, 'stage' | 'open' | 'wheel'>;
  imitation = {
    ...both,
    base: IMITATED,
    typing: () => new Promise((resolve) => setTimeout(resolve, 200)),
    library: (tab) => tab.run(() => JSON.stringify(Reflect.get(window, 'library'))),
  };
  ours = {
    ...both,
    base: OURS,
    async typing(tab) {
      const editor = await tab.editor();
      await until(
        () => editor.run(() => document.activeElement?.localName ?? ''),
        (focused) => focused === 'input' || focused === 'textarea',
      );
    },
    library: () => readLibrary(popup),
  };
});
afterAll(() => chromium.forget());

test.each([...READING, ...MEASURING, ...TALKING])('a page that $name learns and changes nothing', async (attack) => {
  expect(await tryAttack(imitation, attack), 'against the planted leak').not.toBe('');
  expect(await tryAttack(ours, attack), 'against Papermarks').toBe('');
});
