import { browser } from 'wxt/browser';
import type { Health } from '../protocol/requests.ts';
import { text } from '../text.ts';

/** White on slate: quiet on a light and on a dark toolbar, and read on both. */
const COLOURS = { background: '#5b6675', text: '#ffffff' } as const;

/** The most that has room beside the icon. */
const MOST = 999;

/** Shows on the toolbar's button how many papers of a tab's page are saved, and says it in the button's name. */
export async function showSaved(tabId: number, saved: number): Promise<void> {
  const count = saved > MOST ? `${MOST}+` : saved > 0 ? `${saved}` : '';
  const title = saved > 0 ? text('badge_saved', `${saved}`) : text('name');
  // The tab may be gone by now.
  await Promise.allSettled([browser.action.setBadgeText({ tabId, text: count }), browser.action.setTitle({ tabId, title })]);
}

/** Gives the count its colours; once for each start of the background. */
export async function dressBadge(): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: COLOURS.background });
  await browser.action.setBadgeTextColor({ color: COLOURS.text });
}

/** Shows on the toolbar's button, in every tab that has no count of its own, that papers are missing from the library; or no longer. */
export async function showHealth(health: Health): Promise<void> {
  const isGood = health === 'good';
  await browser.action.setBadgeText({ text: isGood ? '' : '!' });
  await browser.action.setTitle({ title: text(isGood ? 'name' : 'badge_damaged') });
}

/** How long it stays on the button that something was done, in milliseconds. */
const FLASH = 2_000;

/** Says on the toolbar's button, for a moment, that something which shows nowhere else was done in a tab, or was not. */
export async function flash(tabId: number, work: Promise<unknown>): Promise<void> {
  const said = await work.then(
    () => '\u2713',
    () => '\u00d7',
  );
  const before = await browser.action.getBadgeText({ tabId });
  await browser.action.setBadgeText({ tabId, text: said });
  await new Promise((resolve) => setTimeout(resolve, FLASH));
  // A count that came meanwhile stays.
  if ((await browser.action.getBadgeText({ tabId })) === said) await browser.action.setBadgeText({ tabId, text: before });
}
