import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { type Tab, until } from '../harness/driven.ts';
import type { Serve } from '../harness/pages.ts';
import { clickControl, clickFloat, floatsOf, papersOn, statusOf, tabTo, untilSaved } from '../harness/strips.ts';
import { type Held, libraryOf, untilListed } from './library.ts';

const TAG = 'reading group';
const WORDS: Record<string, { message: string }> = messages;

export interface Journey {
  /** The address of Hugging Face's day. */
  day: string;
  /** The address of arXiv's list of the same day. */
  list: string;
  /** The folder for the pictures. */
  pictures: string;
}

/**
 * Plays what a person would do, prints each step, and leaves a picture of each.
 *
 * @returns whether the library held the same after the restart, and each page showed it
 */
export async function playJourney(serve: Serve, { day, list, pictures }: Journey): Promise<boolean> {
  const step = pictureTaker(pictures);
  let chromium = await launchChromium({ serve });
  const hf = await chromium.open(day);
  const arxiv = await chromium.open(list);
  const both = await shared(hf, arxiv);
  const [byMouse = '', byMenu = '', byKey = '', tagged = ''] = both;
  await hf.show();
  await step(hf, 'hugging-face', `Hugging Face's day: ${both.length} of its ${(await papersOn(hf)).length} papers are on arXiv's list too`);

  await clickControl(hf, byMouse, 'Status');
  await untilSaved(hf, byMouse, 'to read');
  await step(hf, 'by-mouse', `One click on the circle: ${await titleOn(hf, byMouse)} is to be read`);

  await clickControl(hf, byMenu, 'All statuses');
  await until(
    () => floatsOf(hf),
    (floats) => floats.length > 0,
  );
  await step(hf, 'menu', `The menu of every status: ${await titleOn(hf, byMenu)} is to be skipped`);
  await clickFloat(hf, 'skipped');
  await untilSaved(hf, byMenu, 'skipped');

  await tabTo(hf, byKey, 'Status');
  await hf.press('Enter');
  await untilSaved(hf, byKey, 'to read');
  await hf.press('Enter');
  await untilSaved(hf, byKey, 'reading');
  await step(hf, 'by-keyboard', `By keyboard alone, Tab to its strip and Enter twice: ${await titleOn(hf, byKey)} is being read`);

  await clickControl(hf, tagged, 'Tags');
  await typeTag(hf);
  await step(hf, 'editor', `The editor on the spot: ${await titleOn(hf, tagged)} gets a tag`);
  await hf.press('Escape');

  await arxiv.show();
  const marked: [string, string][] = [
    [byMouse, 'to read'],
    [byMenu, 'skipped'],
    [byKey, 'reading'],
  ];
  for (const [paper, status] of marked) {
    await until(
      () => statusOf(arxiv, paper),
      (shown) => shown === status,
    );
  }
  await step(arxiv, 'arxiv', "arXiv's list, open all the while in another tab: the same papers carry the same marks");

  const before = await inPopup(chromium, step, 'popup', 'The popup, the newest first');
  await chromium.close();
  chromium = await launchChromium({ serve, profile: chromium.profile });
  const after = await inPopup(chromium, step, 'popup-after-restart', 'The popup after the browser was closed and started again');
  await chromium.forget();

  console.log(`\nThe library holds ${after.length} papers:\n\n${after.map(line).join('\n')}\n\nThe pictures are in ${pictures}`);
  const isSame = isDeepStrictEqual(before, after) && after.length === 4;
  if (!isSame) console.error(`\nBefore the restart it held:\n\n${before.map(line).join('\n')}`);
  return isSame;
}

/** The papers that two pages have in common, in the order of the first. */
async function shared(one: Tab, other: Tab): Promise<string[]> {
  const there = new Set(await papersOn(other));
  const both = (await papersOn(one)).filter((paper) => there.has(paper));
  if (both.length < 4) throw new Error('The journey needs four papers that are on both pages.');
  return both;
}

async function typeTag(tab: Tab): Promise<void> {
  const editor = await tab.editor();
  await until(
    () => editor.run(() => document.activeElement?.localName),
    (focused) => focused === 'input',
  );
  await tab.type(TAG);
  await tab.press('Enter');
  await until(
    () => editor.run(() => document.body.textContent),
    (text) => text.includes(TAG) && text.includes('Saved'),
  );
}

/** The title on the card that carries a paper's strip. */
async function titleOn(tab: Tab, paper: string): Promise<string> {
  const title = await tab.run(
    (id) =>
      document
        .querySelector(`papermarks-strip[paper="${CSS.escape(id)}"]`)
        ?.closest('article')
        ?.querySelector('h3')?.textContent,
    paper,
  );
  return `"${title?.replace(/\s+/g, ' ').trim()}"`;
}

/** Takes a picture and says what it shows. */
type Step = (tab: Tab, name: string, said: string) => Promise<void>;

function pictureTaker(folder: string): Step {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  return async (tab, name, said) => {
    const file = `${++taken}-${name}.png`;
    writeFileSync(join(folder, file), await tab.picture());
    console.log(`${file.padEnd(26)} ${said}.`);
  };
}

async function inPopup(chromium: Chromium, step: Step, name: string, said: string): Promise<Held[]> {
  const popup = await chromium.popup();
  const held = await libraryOf(popup);
  await untilListed(popup, held);
  await step(popup, name, said);
  await popup.close();
  return held;
}

function line({ title, status, tags }: Held): string {
  return `  ${WORDS[`status_${status}`]?.message.padEnd(10)} ${title}${tags.map((tag) => `  #${tag}`).join('')}`;
}
