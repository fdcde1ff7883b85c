import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { type BrowserContext, chromium, type Page, type Route, type Worker } from 'playwright-core';
import { needBrowser } from './browsers.ts';
import { type ChromiumTab, tabOn } from './chromium-tab.ts';
import { type Driven, type Launch, until } from './driven.ts';
import { addWitness, writePictures } from './evidence.ts';
import type { Serve } from './pages.ts';
import { killAll } from './processes.ts';
import { forgetProfile, newProfile, profileToBegin } from './profile.ts';
import { endLesson, isNewProfile, WELCOME } from './welcome.ts';

/** The production build for Chromium. */
export const CHROMIUM_BUILD = join(import.meta.dirname, '../../.output/chrome-mv3');

/** How long the extension's worker may take to start, in milliseconds. */
const WORKER_PATIENCE = 15_000;
/** The popup's size, in CSS pixels; a tab does not take it from the page, as a popup does. */
const POPUP = { width: 420, height: 600 };

/** A browser without a display has no mouse either, and would show what is for touch: say that there is a fine pointer that hovers. */
const MOUSE = 'primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4';
/** Switches of a browser without a window. */
export const UNSEEN: readonly string[] = ['--headless=new', '--disable-gpu', `--blink-settings=${MOUSE}`];

/** A running Chromium with Papermarks in it. */
export interface Chromium extends Driven {
  /** Playwright's, for what has no like in Firefox. */
  readonly context: BrowserContext;
  open(address: string): Promise<ChromiumTab>;
  popup(): Promise<ChromiumTab>;
  /** The extension's worker; after a stop it stands for the next run, once that has started. */
  readonly worker: Worker;
}

/**
 * Starts Chromium with the production build and waits until the extension's worker runs.
 *
 * @throws NoBrowser when there is no browser; Error when the browser does not load the extension
 */
export async function launchChromium({
  serve,
  profile,
  window = false,
  welcome = false,
  fresh = welcome,
  beside = [],
  build = CHROMIUM_BUILD,
  hot = false,
}: Launch): Promise<Chromium> {
  if (!existsSync(join(build, 'manifest.json'))) throw new Error('Papermarks is not built: run `npm run build`.');
  const executablePath = needBrowser('Chromium', { install: false });
  const folder = profile ?? (fresh ? newProfile('chromium') : profileToBegin('Chromium'));
  const isNew = isNewProfile(folder);
  if (hot && isNew) allowReloads(folder);
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    // Playwright's own headless is another browser, without extensions; --headless=new is the whole one.
    headless: false,
    viewport: window ? null : { width: 1280, height: 900 },
    ignoreDefaultArgs: ['--disable-extensions', ...(window ? ['--enable-automation'] : [])],
    // Every page comes from `serve`; no name is ever looked up.
    args: [
      ...withPapermarks(beside, build),
      `--host-resolver-rules=MAP * ~NOTFOUND${hot ? ', EXCLUDE localhost' : ''}`,
      ...(window ? ['--window-size=1360,960'] : UNSEEN),
    ],
  });
  await context.route(/^(https?|wss?):/, (route) => (hot && isLocal(route.request().url()) ? route.continue() : answer(route, serve)));
  await context.tracing.start();
  context.once('close', addWitness({ testify: (folder) => testify(context, folder) }));
  const origin = originOf(build);
  const isOurs = (worker: Worker): boolean => worker.url().startsWith(origin);
  const worker = context.serviceWorkers().find(isOurs) ?? (await nextWorker(context, isOurs));
  if (worker) {
    const driven = drive(context, worker, origin, folder);
    if (isNew && !welcome) await closeWelcome(context, driven.ours(WELCOME));
    return driven;
  }
  await context.close();
  throw new Error(
    `${executablePath} did not load Papermarks: it ignores --load-extension, as Google Chrome does. PAPERMARKS_CHROMIUM names another.`,
  );
}

function drive(context: BrowserContext, worker: Worker, origin: string, profile: string): Chromium {
  const ours = (page: string): string => `${origin}/${page}`;

  async function open(address: string, size?: { width: number; height: number }): Promise<ChromiumTab> {
    const page = await context.newPage();
    if (size) await page.setViewportSize(size);
    const tab = await tabOn(page, origin);
    await tab.go(address);
    return tab;
  }

  async function stopWorker(): Promise<void> {
    // A page of our origin that runs no script, so that nothing wakes the worker again.
    const { page } = await open(ours('manifest.json'));
    const session = await context.newCDPSession(page);
    const stopped = new Promise<void>((resolve) => {
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        if (versions.some(({ scriptURL, runningStatus }) => scriptURL.startsWith(origin) && runningStatus === 'stopped')) resolve();
      });
    });
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await stopped;
    await page.close();
  }

  return {
    name: 'Chromium',
    profile,
    context,
    ours,
    worker,
    stopWorker,
    open: (address) => open(address),
    popup: () => open(ours('popup.html'), POPUP),
    async kill() {
      const ended = new Promise((resolve) => context.once('close', resolve));
      killAll(leaderOf(profile));
      await ended;
    },
    close: () => context.close(),
    async forget() {
      await context.close();
      await forgetProfile(profile);
    },
  };
}

/** Leaves a picture of each page, and a trace that `npx playwright-core show-trace` shows. */
async function testify(context: BrowserContext, folder: string): Promise<void> {
  const pictures = context.pages().map(async (page) => ({ address: page.url(), png: await page.screenshot({ timeout: 5_000 }) }));
  const taken = (await Promise.allSettled(pictures)).flatMap((picture) => (picture.status === 'fulfilled' ? [picture.value] : []));
  writePictures(folder, taken);
  await context.tracing.stop({ path: join(folder, 'trace.zip') });
  await context.tracing.start();
}

/** Waits for the page that welcomes, so that it comes over no other, and closes it. */
async function closeWelcome(context: BrowserContext, address: string): Promise<void> {
  const find = async (): Promise<Page | undefined> => context.pages().find((page) => page.url() === address);
  const page = await until(find, (found) => found !== undefined);
  await page?.evaluate(endLesson);
  await page?.close();
}

/** Switches of every browser that has Papermarks in it, and extensions in further folders. */
export function withPapermarks(beside: readonly string[] = [], build = CHROMIUM_BUILD): string[] {
  const folders = [build, ...beside].join();
  return [
    ...(getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-extensions-except=${folders}`,
    `--load-extension=${folders}`,
  ];
}

/** Switches on developer mode in a new profile: without it, Chromium leaves an unpacked extension out when that starts again. */
function allowReloads(profile: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
}

function isLocal(address: string): boolean {
  return new URL(address).hostname === 'localhost';
}

async function answer(route: Route, serve: Serve): Promise<void> {
  const served = serve(route.request().url());
  await (served ? route.fulfill(served) : route.abort('blockedbyclient'));
}

function nextWorker(context: BrowserContext, predicate: (worker: Worker) => boolean): Promise<Worker | undefined> {
  return context.waitForEvent('serviceworker', { predicate, timeout: WORKER_PATIENCE }).catch(() => undefined);
}

/** The origin of an unpacked extension's pages, by the key in its manifest: https://developer.chrome.com/docs/extensions/reference/manifest/key */
export function originOf(folder: string): string {
  const { key } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { key: string };
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex');
  const letters = [...digest.slice(0, 32)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
  return `chrome-extension://${letters.join('')}`;
}

/** The first process of a running Chromium: it leaves a link `host-pid` in its profile. */
export function leaderOf(profile: string): number {
  return Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1]);
}
