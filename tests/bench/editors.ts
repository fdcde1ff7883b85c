import { arxivList, madePapers } from '../e2e/made-pages.ts';
import { servePages } from '../harness/pages.ts';
import { median, ms, spread } from './numbers.ts';
import type { Row } from './table.ts';
import { type Command, launchUndriven } from './undriven.ts';

const COLD = 120;
const WARM = 40;
/** How long a person points at a strip before the click, in milliseconds. */
const POINTING = 1_000;
/** How long a page may take to be there with its strips, and an editor to be open for good, in milliseconds. */
const LOADING = 1_200;
const SETTLING = 400;

/** Typed one after the other from the click on: the first one that the editor has got tells when it could be typed into. */
const KEYS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** Between two keys, in milliseconds: so finely is measured. */
const APART = 4;

/** From the click on a strip's tags until what is typed arrives in the editor: at once, and after the strip was pointed at. */
export async function* editorOf(runs: number): AsyncGenerator<Row> {
  const list = arxivList(madePapers(2));
  const browser = await launchUndriven(servePages([list]));
  const cold: number[] = [];
  const warm: number[] = [];
  try {
    for (let run = -1; run < runs; run++) {
      const one = await openingOf(browser.command, list.address, 0);
      const other = await openingOf(browser.command, list.address, POINTING);
      if (run >= 0) cold.push(one);
      if (run >= 0) warm.push(other);
    }
  } finally {
    await browser.forget();
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

async function openingOf(command: Command, url: string, pointing: number): Promise<number> {
  const { targetId } = await command<{ targetId: string }>('Target.createTarget', { url });
  const page = await sessionOn(command, targetId);
  await wait(LOADING);
  const box = await inPage<{ x: number; y: number } | null>(
    command,
    page,
    "document.querySelector('papermarks-strip')?.getBoundingClientRect().toJSON()",
  );
  if (!box) throw new Error(`No strip came on ${url}.`);
  const mouse = (type: string): Promise<unknown> =>
    command('Input.dispatchMouseEvent', { type, x: box.x + 180, y: box.y + 12, button: 'left', clickCount: 1 }, page);
  await mouse('mouseMoved');
  await wait(pointing);
  await mouse('mousePressed');
  const begun = performance.now();
  void mouse('mouseReleased');
  const typed = new Map<string, number>();
  for (const key of KEYS) {
    typed.set(key, performance.now() - begun);
    void command('Input.dispatchKeyEvent', { type: 'char', text: key, key }, page);
    await wait(APART);
  }
  await wait(SETTLING);
  const { targetInfos } = await command<{ targetInfos: { targetId: string; url: string }[] }>('Target.getTargets');
  const frame = targetInfos.find((target) => target.url.includes('/editor.html'));
  if (!frame) throw new Error('No editor came.');
  const arrived = await inPage<string>(command, await sessionOn(command, frame.targetId), 'document.activeElement.value');
  await command('Target.closeTarget', { targetId });
  const opened = typed.get(arrived?.charAt(0));
  if (opened === undefined) throw new Error(`Nothing that was typed within ${KEYS.length * APART} ms came into the editor.`);
  return opened;
}

async function sessionOn(command: Command, targetId: string): Promise<string> {
  return (await command<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })).sessionId;
}

async function inPage<R>(command: Command, session: string, expression: string): Promise<R> {
  return (await command<{ result: { value: R } }>('Runtime.evaluate', { expression, returnByValue: true }, session)).result.value;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
