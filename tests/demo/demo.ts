import { join } from 'node:path';
import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { NoBrowser, needBrowser } from '../harness/browsers.ts';
import { launchChromium } from '../harness/chromium.ts';
import { underCi } from '../harness/install-browser.ts';
import { fixturePages, servePages } from '../harness/pages.ts';
import { ROOT, runTool } from '../harness/tools.ts';
import { playJourney } from './journey.ts';
import { DAY, hasDisplay, LIST, showPages, untilClosed } from './window.ts';

const USAGE = `npm run demo -- [options]
  --play              plays the journey itself, unseen, also where there is a display
  --install-browser   gets a browser if there is none; implied where CI is set`;

const TO_TRY = `
Papermarks is in the browser that has just opened, on pages shipped with it under the sites' real addresses; nothing
comes from the network.

  - Hugging Face: move the mouse over a card. One click on the circle marks the paper, the next ones step on:
    to read, reading, read. The arrow beside it has every status.
  - The tag and the note open an editor on the spot.
  - arXiv, the second tab: the same papers carry the same marks.
  - Papermarks in the toolbar (under the puzzle piece): what you marked, the newest first.
  - By keyboard: j and k go from card to card, 2 is to read, 5 skipped, t tags, u takes back; ? tells all keys. Or Tab to a
    strip: Enter steps, the arrows lead to menu, tags and note.

Your marks stay in PROFILE for the next time. This ends when you close the window.`;

const asked = options();
const serve = servePages(fixturePages());
await prepare();
if (hasDisplay() && !asked.play) await handOver();
else exit((await playJourney(serve, { day: DAY, list: LIST, pictures: join(ROOT, '.output', 'demo-pictures') })) ? 0 : 1);

/** Finds a browser before the build, so that who has none need not wait to be told. */
async function prepare(): Promise<void> {
  try {
    console.log(`Browser: ${needBrowser('Chromium', { install: asked['install-browser'] || underCi() })}`);
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    console.error(error.message);
    exit(1);
  }
  if (!runTool('wxt', 'build')) exit(1);
}

/** Opens a window that is the person's. */
async function handOver(): Promise<void> {
  const profile = join(ROOT, '.output', 'demo-profile');
  const chromium = await launchChromium({ serve, profile, window: true });
  await showPages(chromium);
  console.log(TO_TRY.replace('PROFILE', profile));
  await untilClosed(chromium.context);
  await chromium.close();
}

function options() {
  try {
    return parseArgs({
      options: { play: { type: 'boolean', default: false }, 'install-browser': { type: 'boolean', default: false } },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return exit(2);
  }
}
