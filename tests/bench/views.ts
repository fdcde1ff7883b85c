import type { BrowserContext, Page } from 'playwright-core';
import { BARE_PAINTED } from './bare.ts';
import { untilMark } from './visit.ts';

/** A page of the extension that a person opens to see papers. */
export interface View {
  name: string;
  /** Its file. */
  page: string;
  size: { width: number; height: number };
  /** The performance mark of the frame that shows what was asked for. */
  painted: string;
  /** Where the page sets no such mark of its own: words of a button that stand there then. */
  shows?: string;
}

/** Its size is the popup's, in CSS pixels. */
export const POPUP: View = { name: 'popup', page: 'popup.html', size: { width: 420, height: 600 }, painted: 'papermarks:list-painted' };

/** The page beside the popup: what the library holds, and its papers to be chosen from, once they are counted. */
export const LIBRARY: View = {
  name: 'library page',
  page: 'library.html',
  size: { width: 1280, height: 900 },
  painted: 'bench:shown',
  shows: '^Save [1-9][\\d,]* papers$',
};

/** The bare page as if it were this view. */
export function bareLike({ size }: View): Omit<View, 'page'> {
  return { name: 'bare page', size, painted: BARE_PAINTED };
}

/** Opens a page and tells when it was painted, in milliseconds since it began. */
export async function openPage(
  context: BrowserContext,
  view: Omit<View, 'page'>,
  address: string,
): Promise<{ page: Page; painted: number }> {
  const page = await context.newPage();
  await page.setViewportSize(view.size);
  if (view.shows !== undefined) await page.addInitScript(markOnceShown, [view.shows, view.painted] as const);
  await page.goto(address);
  return { page, painted: await untilMark(page, view.painted) };
}

/** In the page: sets a mark in the frame that first shows a button of these words. */
function markOnceShown([words, mark]: readonly [string, string]): void {
  const isIt = ({ textContent }: Element): boolean => new RegExp(words).test(textContent ?? '');
  const look = (): void => {
    if ([...document.querySelectorAll('button')].some(isIt)) performance.mark(mark);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
