import type { Frame, Page } from 'playwright-core';
import { type Place, type Sent, type Tab, until } from './driven.ts';
import { inside } from './inside.ts';

/** A tab of Chromium. */
export interface ChromiumTab extends Tab {
  /** Playwright's, for what has no like in Firefox. */
  readonly page: Page;
  editor(): Promise<Place & { readonly frame: Frame }>;
}

/** @param origin of the extension */
export async function tabOn(page: Page, origin: string): Promise<ChromiumTab> {
  return {
    page,
    run: (work, ...args) => runIn(page.mainFrame(), work, args),
    inRoots: await inside(page, origin),
    async editor() {
      const frames = () => page.frames().filter((frame) => frame.url().includes('/editor.html'));
      const found = async () => (await Promise.all(frames().map(async (frame) => ((await isOpen(frame)) ? frame : null)))).find(Boolean);
      const frame = await until(found, (open) => open !== undefined);
      if (!frame) throw new Error('No editor is open.');
      return { frame, run: (work, ...args) => inTime(runIn(frame, work, args)) };
    },
    show: () => page.bringToFront(),
    async go(address) {
      await page.goto(address, { waitUntil: 'load' });
    },
    click: ({ x, y }) => page.mouse.click(x, y),
    hover: ({ x, y }) => page.mouse.move(x, y),
    press: (key) => untilHeard(page, key),
    type: (text) => page.keyboard.type(text),
    picture: () => page.screenshot(),
    close: () => page.close(),
  };
}

/** Whether a person sees an editor in its frame: one that waits for them out of sight is empty. A frame that is just going does not answer. */
function isOpen(frame: Frame): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, 1_000, false));
  return Promise.race([frame.evaluate(() => document.querySelector('main') !== null).catch(() => false), late]);
}

/** Presses a key. The frame that hears it may be gone by it, as an editor is by Escape: then nobody ever says that it was heard. */
async function untilHeard(page: Page, key: string): Promise<void> {
  const heard = page.keyboard.press(key).then(() => true);
  const unheard = new Promise<boolean>((resolve) => setTimeout(resolve, 3_000, false));
  if (await Promise.race([heard, unheard])) return;
  heard.catch(() => undefined);
  page.keyboard.up(key).catch(() => undefined);
}

/** @throws when the frame does not answer, as one that is just going does not */
function inTime<R>(answer: Promise<R>): Promise<R> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, 10_000, new Error('The frame did not answer.')));
  return Promise.race([answer, late]);
}

function runIn<A extends unknown[], R>(frame: Frame, work: Sent<A, R>, args: A): Promise<R> {
  return frame.evaluate<R>(`(${work})(...${JSON.stringify(args)})`);
}
