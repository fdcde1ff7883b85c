import { DEFAULT_SETTINGS, type Settings } from '../../lib/mark/settings.ts';
import { docksOf, untilTriage } from '../e2e/listing.ts';
import type { Chromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import { until } from '../harness/driven.ts';
import { median, ms, spread } from './numbers.ts';
import { bigLists, type Stage } from './stage.ts';
import type { Row } from './table.ts';
import { trace } from './trace.ts';

const PAINTED = 16;
const TASK = 50;
const DONE = 'bench:done';
/** Keys before those that count. */
const FIRST = 3;
/** How long a listing of 2,000 may take until all is saved or folded, in milliseconds. */
const PATIENCE = 120_000;

/** What a key takes on a listing until it is painted, and the longest task of ours in dimming, folding and a bulk of all. */
export async function* triageOf(browser: Chromium, stage: Stage, runs: number): AsyncGenerator<Row> {
  for (const { cards, page } of bigLists()) {
    stage.show(page);
    for (const slower of [1, 4]) {
      const tab = await openListening(browser, page.address);
      const session = await browser.context.newCDPSession(tab.page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
      const moved: number[] = [];
      const acted: number[] = [];
      for (let run = -FIRST; run < runs; run++) {
        const move = await keyTook(tab, 'j');
        const act = await keyTook(tab, run % 2 === 0 ? '2' : '3');
        if (run >= 0) moved.push(move);
        if (run >= 0) acted.push(act);
      }
      const where = `${cards.toLocaleString('en')} cards, ${slower}x`;
      yield rowOf(`key to painted, next card: ${where}`, moved, slower);
      yield rowOf(`key to painted, status: ${where}`, acted, slower);
      await tab.close();
    }
  }
  yield* allAtOnce(browser, stage);
}

function rowOf(what: string, times: number[], slower: number): Row {
  const isJudged = slower === 1;
  return {
    what,
    measured: ms(median(times)),
    beside: spread(times),
    toReach: isJudged ? `<= ${PAINTED} ms` : '',
    reached: !isJudged || median(times) <= PAINTED,
  };
}

/** All 2,000 cards of a list skipped with one key, dimmed and folded. */
async function* allAtOnce(browser: Chromium, stage: Stage): AsyncGenerator<Row> {
  const [, list] = bigLists();
  if (!list) return;
  stage.show(list.page);
  const tab = await browser.open(list.page.address);
  await untilTriage(tab);
  await tab.press('j');
  yield await longestOf(tab, '2,000 cards skipped', async () => {
    await tab.press('a');
    await tab.press('5');
    await until(
      () => tab.inRoots('papermarks-strip', (rooted) => rooted.filter(({ root }) => root.querySelector('[data-sending=saving]')).length),
      (count) => count === 0,
      PATIENCE,
    );
  });
  await tab.press('Escape');
  yield await longestOf(tab, '2,000 cards dimmed', async () => {
    await tab.press('h');
    await tab.page.waitForTimeout(500);
  });
  await chooseFold(browser);
  yield await longestOf(tab, '2,000 cards folded', async () => {
    const folded = async () => (await docksOf(tab)).find(({ name }) => name === 'pill')?.says ?? '';
    await until(folded, (says) => says.includes('folded'), PATIENCE);
    await tab.page.waitForTimeout(500);
  });
  await tab.close();
}

/** The longest stretch of our scripts while something is done. */
async function longestOf(tab: ChromiumTab, what: string, work: () => Promise<void>): Promise<Row> {
  const session = await tab.page.context().newCDPSession(tab.page);
  const end = await trace(session, DONE);
  await work();
  await tab.page.evaluate((mark) => performance.mark(mark), DONE);
  await tab.page.waitForTimeout(100);
  const { longest, layout } = await end();
  await session.detach();
  return {
    what: `longest script task: ${what}`,
    measured: ms(longest),
    beside: `${ms(layout)} of style and layout in all`,
    toReach: `<= ${TASK} ms`,
    reached: longest <= TASK,
  };
}

/** Opens a page that notes what each key takes; it hears them before anybody else, as it is there first. */
async function openListening(browser: Chromium, address: string): Promise<ChromiumTab> {
  const tab = await browser.open('about:blank');
  await tab.page.addInitScript(() => {
    const took: number[] = [];
    Object.assign(globalThis, { took });
    const heard = ({ timeStamp }: KeyboardEvent): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => took.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    };
    addEventListener('keydown', heard, { capture: true });
  });
  await tab.go(address);
  await untilTriage(tab);
  return tab;
}

/** Presses a key and tells how long it took until the frame after it was painted, in milliseconds. */
async function keyTook(tab: ChromiumTab, key: string): Promise<number> {
  const times = (): Promise<number[]> => tab.run(() => Reflect.get(globalThis, 'took') as number[]);
  const before = (await times()).length;
  await tab.press(key);
  const after = await until(times, ({ length }) => length > before);
  await tab.page.waitForTimeout(60);
  return after.at(-1) ?? Number.NaN;
}

async function chooseFold(browser: Chromium): Promise<void> {
  const popup = await browser.popup();
  const settings: Settings = { ...DEFAULT_SETTINGS, done: { arxiv: 'fold' }, foldTold: true };
  await popup.run(
    async (ask) => void (await Reflect.get(globalThis, 'chrome').runtime.sendMessage({ papermarks: 1, name: 'saveSettings', ask })),
    settings,
  );
  await popup.close();
}
