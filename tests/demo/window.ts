import { env, platform } from 'node:process';
import type { BrowserContext, Page } from 'playwright-core';
import type { Chromium } from '../harness/chromium.ts';
import { underCi } from '../harness/install-browser.ts';

export const DAY = 'https://huggingface.co/papers/date/2026-11-20';
export const LIST = 'https://arxiv.org/list/cs.LG/new';

/** Opens the pages of the demo in a window that is the person's, the day in front. */
export async function showPages(chromium: Chromium): Promise<void> {
  const [blank] = chromium.context.pages();
  const day = await chromium.open(DAY);
  await chromium.open(LIST);
  await day.show();
  await blank?.close();
}

/** Waits until the person has closed the last window; on a Mac the browser itself goes on without one. */
export function untilClosed(context: BrowserContext): Promise<void> {
  return new Promise((resolve) => {
    const watch = (page: Page): unknown => page.once('close', () => context.pages().length === 0 && resolve());
    for (const page of context.pages()) watch(page);
    context.on('page', watch);
    context.once('close', () => resolve());
  });
}

/** Whether a window can be shown to a person. */
export function hasDisplay(): boolean {
  if (underCi()) return false;
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
