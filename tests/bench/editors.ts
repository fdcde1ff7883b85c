import { arxivList, madePapers } from '../e2e/made-pages.ts';
import type { Chromium } from '../harness/chromium.ts';
import type { ChromiumTab } from '../harness/chromium-tab.ts';
import type { Rooted } from '../harness/driven.ts';
import { controlOf, middle } from '../harness/strips.ts';
import { median, ms, spread } from './numbers.ts';
import type { Stage } from './stage.ts';
import type { Row } from './table.ts';
import { soon, untilPainted } from './visit.ts';

const COLD = 120;
const WARM = 40;
/** How long a person points at a strip before the click, in milliseconds. */
const POINTING = 1_000;

declare global {
  /** In the editor's frame: when a field had the focus first, in milliseconds since 1970. */
  var typingSince: number | undefined;
  /** In our own world of a page: when the first click comes, in milliseconds since 1970. */
  var clicked: Promise<number>;
}

/** From the click on a strip to the editor's field having the focus: at once, and after the strip was pointed at. */
export async function* editorOf(browser: Chromium, stage: Stage, runs: number): AsyncGenerator<Row> {
  const papers = madePapers(2);
  const list = arxivList(papers);
  stage.show(list);
  const cold: number[] = [];
  const warm: number[] = [];
  for (let run = -1; run < runs; run++) {
    const one = await openingOf(browser, list.address, `arxiv:${papers[0]?.id}`, 0);
    const other = await openingOf(browser, list.address, `arxiv:${papers[0]?.id}`, POINTING);
    if (run >= 0) cold.push(one);
    if (run >= 0) warm.push(other);
  }
  for (const [what, times, most] of [
    ['cold', cold, COLD],
    ['pointed at before', warm, WARM],
  ] as const) {
    const reached = median(times) <= most;
    yield {
      what: `editor, click to typing: ${what}`,
      measured: ms(median(times)),
      beside: spread(times),
      toReach: `<= ${most} ms`,
      reached,
    };
  }
}

async function openingOf(browser: Chromium, address: string, paper: string, pointing: number): Promise<number> {
  const tab = await browser.open('about:blank');
  await tab.page.addInitScript(noteFocus);
  await tab.go(address);
  await untilPainted(tab.page);
  const at = middle((await controlOf(tab, paper, 'Tags')).box);
  await tab.inRoots('papermarks-strip', watchClick);
  if (pointing > 0) await tab.hover(at);
  await tab.page.waitForTimeout(pointing);
  await tab.click(at);
  const opened =
    (await typingIn(tab)) -
    (await soon(
      'a click on a strip',
      tab.inRoots('papermarks-strip', () => globalThis.clicked),
    ));
  await tab.close();
  return opened;
}

async function typingIn(tab: ChromiumTab): Promise<number> {
  const { frame } = await tab.editor();
  const since = await frame.waitForFunction(() => globalThis.typingSince, undefined, { polling: 50 });
  return (await since.jsonValue()) as number;
}

/** Runs in every frame before its own scripts. */
function noteFocus(): void {
  if (location.protocol !== 'chrome-extension:') return;
  addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
        globalThis.typingSince ??= performance.timeOrigin + performance.now();
    },
    true,
  );
}

/** Runs in our own world of a page. */
function watchClick(_: Rooted[]): void {
  globalThis.clicked = new Promise((resolve) => {
    addEventListener('click', ({ timeStamp }) => resolve(performance.timeOrigin + timeStamp), { capture: true, once: true });
  });
}
