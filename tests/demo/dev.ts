import { join } from 'node:path';
import { exit } from 'node:process';
import { createServer } from 'wxt';
import { findBrowser, NoBrowser, needBrowser } from '../harness/browsers.ts';
import { launchChromium } from '../harness/chromium.ts';
import { fixturePages, servePages } from '../harness/pages.ts';
import { ROOT } from '../harness/tools.ts';
import { hasDisplay, showPages, untilClosed } from './window.ts';

const BUILD = join(ROOT, '.output', 'chrome-mv3-dev');
const PROFILE = join(ROOT, '.output', 'dev-profile');

const OPENED = `
Papermarks is in the browser that has just opened, on the demo's pages; nothing comes from the network. What you change
is built and taken over at once: pages of the extension change as you look at them; for all else the extension starts
again and puts new strips on the open pages. Your marks stay in ${PROFILE}.
This ends when you close the window.`;

const BY_HAND = `
What you change is built at once into ${BUILD}.
Load it into a browser of yours: open chrome://extensions, switch on developer mode, Load unpacked. Ctrl+C ends this.`;

const reason = whyNoWindow();
const server = await createServer({
  root: ROOT,
  // This opens the browser itself, as WXT's own way of doing so knows no pages that are shipped with the project.
  webExt: { disabled: true },
  hooks: {
    'server:created'({ config }) {
      config.runner.openBrowser = openBrowser;
    },
  },
});
await server.start();

/** Why no browser can be shown, with what to do; undefined where one can. */
function whyNoWindow(): string | undefined {
  try {
    needBrowser('Chromium', { install: false });
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    return error.message;
  }
  return hasDisplay() ? undefined : `${findBrowser('Chromium')} is there, but no display to show it on: set DISPLAY.`;
}

/** Shows the first build, once it is there. */
async function openBrowser(): Promise<void> {
  if (reason) {
    console.log(`\n${reason}\n${BY_HAND}`);
    return;
  }
  const chromium = await launchChromium({ serve: servePages(fixturePages()), profile: PROFILE, window: true, build: BUILD, hot: true });
  await showPages(chromium);
  console.log(OPENED);
  void untilClosed(chromium.context).then(async () => {
    await chromium.close();
    await server.stop();
    exit(0);
  });
}
