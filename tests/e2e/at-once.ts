import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingForDisplay, startDisplay } from '../harness/display.ts';
import type { Driven, Launch, Tab } from '../harness/driven.ts';
import { until } from '../harness/driven.ts';
import { type PageFile, servePages } from '../harness/pages.ts';
import { controlOf, middle, stripOf, stripsOf } from '../harness/strips.ts';
import { type Typist, typistAt, typistOf } from '../harness/typist.ts';
import { untilNothingFloats } from './keys.ts';
import { saidBy, untilTriage } from './listing.ts';
import { arxivList, madePapers } from './made-pages.ts';

/** How a person asks for the editor, and what they then type. */
const WAYS = [
  { way: 'a click on Tags', opens: 'Tags', typed: 'deep learning', leaves: ['Enter', 'Escape'] },
  { way: 't', opens: 't', typed: 'deep learning', leaves: ['Enter', 'Escape'] },
  { way: 'n', opens: 'n', typed: 'see figure 3,\nlater', leaves: ['Escape'] },
  { way: 't where an editor waits', opens: 't', isWarm: true, typed: 'to cite', leaves: ['Enter', 'Escape'] },
] as const;

/** Between two keys, in milliseconds: as fast as a person's two hands. */
const APART = 25;

/**
 * A person who does not wait: what they type right after they have asked for the editor is in it, what they press right after
 * Escape acts on the listing, and the page hears nothing of either.
 *
 * @param slow slows a tab, so many times
 */
export function typeAtOnce(name: Driven['name'], launch: (how: Launch) => Promise<Driven>, speeds: readonly number[], slow: Slow): void {
  const missing = missingForDisplay();
  test.runIf(env.CI)('there is a display to type on', () => expect(missing).toEqual([]));
  const how = missing.length > 0 ? `by the protocol’s keys, as ${missing.join(' and ')} is missing` : 'by keys of a real keyboard';

  describe(`in ${name}, ${how}`, () => {
    const tries = speeds.flatMap((speed) => WAYS.map((way) => ({ ...way, speed })));
    const pages = tries.map((_, at) => listens(at));
    let typist: Typist;
    let browser: Driven;
    beforeAll(async () => {
      typist = missing.length > 0 ? typistOf() : typistAt(await startDisplay(), name);
      browser = await launch({ serve: servePages(pages), window: missing.length === 0 });
    });
    afterAll(async () => {
      await browser?.forget();
      typist?.end();
    });

    test.each(tries.map((each, at) => ({ ...each, at })))(
      'after $way, at a speed of 1/$speed',
      async ({ at, speed, opens, typed, leaves, ...way }) => {
        const [first = '', second = '', third = ''] = papersOf(at).map(({ id }) => `arxiv:${id}`);
        const tab = await browser.open(pages[at]?.address ?? '');
        await untilTriage(tab);
        await slow(tab, speed);
        await typist.take(tab);
        if ('isWarm' in way) await untilWarm(tab, first);
        if (opens === 'Tags') {
          await typist.click(tab, middle((await controlOf(tab, first, opens)).box), [...typed], APART);
        } else {
          await typist.press(tab, ['j', opens, ...typed], APART);
        }
        const read = async () => (await tab.editor()).run(() => (document.activeElement as HTMLInputElement).value).catch(() => undefined);
        await until(read, (text) => text === typed);
        expect(await heardOn(tab)).toEqual([]);
        expect(await saidBy(tab)).toBe('');

        await typist.press(tab, [...leaves, 'j', '2', 'j', 't', 'x', 'Enter', 'Escape'], APART);
        const shown = async (paper: string) => (await stripOf(tab, paper)).controls.map((control) => control.name).join();
        await until(
          () => shown(third),
          (names) => names.includes('Tags: x'),
        );
        await untilNothingFloats(tab);
        expect(await shown(second)).toContain('Status: to read');
        expect(await shown(first)).toContain(opens === 'n' ? 'Note: written' : `Tags: ${typed},`);
        expect((await stripsOf(tab)).filter(({ controls }) => controls.some((control) => control.name === 'Status: to read'))).toHaveLength(
          1,
        );
        expect(await heardOn(tab)).toEqual([]);
        await tab.close();
      },
    );
  });
}

export type Slow = (tab: Tab, times: number) => Promise<void>;

const papersOf = (at: number) => madePapers(3, 21_001 + 10 * at);

/** A list with a script that writes down all that it hears of keys and letters. */
function listens(at: number): PageFile {
  const list = arxivList(papersOf(at));
  const script = `window.heard = [];
for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste']) addEventListener(type, (event) => heard.push(type + ' ' + (event.key ?? event.data)), true);`;
  return {
    ...list,
    address: `https://arxiv.org/list/cs.A${at}/2611`,
    html: list.html.replace('<head>', `<head><script>${script}</script>`),
  };
}

function heardOn(tab: Tab): Promise<string[]> {
  return tab.run(() => Reflect.get(window, 'heard') as string[]);
}

/** Points at a strip until an editor waits. */
async function untilWarm(tab: Tab, paper: string): Promise<void> {
  await tab.hover(middle((await controlOf(tab, paper, 'Tags')).box));
  await until(
    () => tab.run(() => document.querySelectorAll('papermarks-layer').length),
    (count) => count === 1,
  );
}
