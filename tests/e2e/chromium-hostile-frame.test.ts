import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { type Sent, until } from '../harness/driven.ts';
import { clickControl, controlOf, middle } from '../harness/strips.ts';
import { FRAME } from './hostile/frame.ts';
import { type HostileChromium, startHostileChromium } from './hostile/in-chromium.ts';
import { noteIn } from './hostile/library.ts';
import { PAPERS } from './hostile/stage.ts';
import { tryAttack } from './hostile/tries.ts';
import { onStage, untilTyping } from './hostile/worlds.ts';

const PAPER = `arxiv:${PAPERS.last}`;
let hostile: HostileChromium;
beforeAll(async () => {
  hostile = await startHostileChromium();
});
afterAll(() => hostile.chromium.forget());

describe.each(['list', 'paper'] as const)('on a %s', (shape) => {
  test.each(FRAME)('a page that $name learns nothing', async (attack) => {
    expect(await tryAttack(hostile.imitation, attack, shape), 'against the planted leak').not.toBe('');
    expect(await tryAttack(hostile.ours, attack, shape), 'against Papermarks').toBe('');
  });
});

test('the address of an editor is in no attribute: a page that a person comes back to is told that of each frame', async () => {
  const tab = (await onStage(hostile.ours, { papers: [PAPERS.marked, PAPERS.last] })) as ChromiumTab;
  await tab.hover(middle((await controlOf(tab, PAPER, 'Note')).box));
  const [frame] = await until(
    () => tab.inRoots('papermarks-layer', (rooted) => rooted.map(({ root }) => root.querySelector('iframe')?.outerHTML ?? '')),
    ([html]) => html !== undefined && html !== '',
  );
  expect(frame).not.toContain('editor.html');
  await tab.close();
});

/** What a page does to the editor that waits. */
const SABOTAGE: { does: string; work: Sent<[], void> }[] = [
  { does: 'moves it into its body', work: () => document.body.append(document.querySelector('papermarks-layer') as Element) },
  {
    does: 'puts it where it was again',
    work: () => document.documentElement.append(document.querySelector('papermarks-layer') as Element),
  },
  {
    does: 'moves it into a part that is not shown',
    work: () => {
      const hidden = document.createElement('div');
      hidden.style.display = 'none';
      document.body.append(hidden);
      hidden.append(document.querySelector('papermarks-layer') as Element);
    },
  },
  {
    does: 'moves it into a root of its own',
    work: () => {
      const host = document.body.appendChild(document.createElement('div'));
      host.attachShadow({ mode: 'open' }).append(document.querySelector('papermarks-layer') as Element);
    },
  },
  {
    does: 'moves it into another document and back',
    work: () => {
      const layer = document.querySelector('papermarks-layer') as Element;
      document.implementation.createHTMLDocument('').body.append(layer);
      document.body.append(layer);
    },
  },
  {
    does: 'moves it as it is into a part that is not shown',
    work: () => {
      const hidden = document.body.appendChild(document.createElement('div'));
      hidden.style.display = 'none';
      // https://developer.mozilla.org/docs/Web/API/Element/moveBefore
      Reflect.get(hidden, 'moveBefore').call(hidden, document.querySelector('papermarks-layer') as Element, null);
    },
  },
  { does: 'removes it', work: () => document.querySelector('papermarks-layer')?.remove() },
];

describe.each(SABOTAGE)('when a page has an editor waiting and $does', ({ does, work }) => {
  let tab: ChromiumTab;
  afterEach(() => tab.close());

  test.each([0, 700])('%d ms before a person opens it, it opens, is seen and saves', async (before) => {
    tab = (await onStage(hostile.ours, { papers: [PAPERS.marked, PAPERS.last] })) as ChromiumTab;
    await tab.hover(middle((await controlOf(tab, PAPER, 'Note')).box));
    await until(
      () => tab.run(() => document.querySelectorAll('papermarks-layer').length),
      (count) => count === 1,
    );
    await new Promise((resolve) => setTimeout(resolve, 400));
    await tab.run(work);
    await new Promise((resolve) => setTimeout(resolve, before));
    await clickControl(tab, PAPER, 'Note');
    await untilTyping(tab);
    const seen = await tab.inRoots('papermarks-layer', (roots) => {
      const shown = roots.filter(({ host }) => host.checkVisibility({ visibilityProperty: true }));
      return shown.map(({ host, root }) => ({
        wide: host.getBoundingClientRect().width > 300,
        said: root.querySelector('.message') !== null,
      }));
    });
    expect(seen).toEqual([{ wide: true, said: false }]);
    await tab.type(`${does} ${before}`);
    await expect.poll(() => noteIn(hostile.popup, PAPER)).toContain(`${does} ${before}`);
  });
});
