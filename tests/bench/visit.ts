import type { Page } from 'playwright-core';

/** How often is looked whether a mark is set, in milliseconds: seldom, so that looking does not count. */
const LOOK = 100;
/** A page of 2,000 cards on a processor slowed four times takes several seconds. */
const PATIENCE = 60_000;
/** What a person did shows within moments. */
const SOON = 15_000;

/** Waits until a page has set a performance mark as often as told, and returns when it set it that time, in milliseconds of the page. */
export async function untilMark(page: Page, name: string, after = -1): Promise<number> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const at = await page.evaluate(
      ([mark, from]) => performance.getEntriesByName(mark).find(({ startTime }) => startTime > from)?.startTime,
      [name, after] as const,
    );
    if (at !== undefined) return at;
    if (Date.now() > end)
      throw new Error(`${page.url()} never set ${name}; it has ${await page.locator('papermarks-strip').count()} strips.`);
    await page.waitForTimeout(LOOK);
  }
}

/** Waits until every strip in view shows its mark. */
export function untilPainted(page: Page): Promise<number> {
  return untilMark(page, 'papermarks:marks-painted');
}

/** What comes of a promise of a page, or an error: a page that closes or misses an event would keep one waiting for ever. */
export async function soon<T>(what: string, coming: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing came: ${what}`)), SOON);
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}
