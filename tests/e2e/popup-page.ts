import { type Place, type Tab, until } from '../harness/driven.ts';

/** A paper as the popup shows it. */
export interface RowSeen {
  paper: string;
  /** As it was written. */
  title: string;
  /** As it is shown. */
  heading: string;
  authors: string;
  status: string;
  /** Where it was met, and when it was saved. */
  facts: string[];
  tags: string[];
  noted: boolean;
}

/** The papers that the popup shows, the first at the top. */
export function rowsOf(popup: Place): Promise<RowSeen[]> {
  return popup.run(() => {
    const textIn = (row: Element, selector: string): string => row.querySelector(selector)?.textContent ?? '';
    return [...document.querySelectorAll<HTMLElement>('li.paper')].map((row) => ({
      paper: row.dataset.paper ?? '',
      title: row.querySelector('.paper-title')?.getAttribute('title') ?? '',
      heading: textIn(row, '.paper-title'),
      authors: textIn(row, '.paper-authors'),
      status: row.dataset.status ?? '',
      facts: [...row.querySelectorAll('.paper-fact')].map(({ textContent }) => textContent ?? ''),
      tags: [...row.querySelectorAll('.tags .chip')].map(({ textContent }) => textContent ?? ''),
      noted: row.querySelector('.paper-note') !== null,
    }));
  });
}

/** Waits until the popup shows papers of which something holds. */
export function untilRows(popup: Place, holds: (rows: RowSeen[]) => boolean): Promise<RowSeen[]> {
  return until(() => rowsOf(popup), holds);
}

/** Waits until the popup shows a paper with a status. */
export async function untilRow(popup: Place, paper: string, status: string): Promise<RowSeen | undefined> {
  const read = async () => (await rowsOf(popup)).find((row) => row.paper === paper);
  return until(read, (row) => row?.status === status).catch((cause: unknown) => {
    throw new Error(`The popup never showed ${paper} as ${status}`, { cause });
  });
}

/** Clicks on something in the popup, once it is in view and stands still: rows get their true height as they come into view. */
export async function clickIn(popup: Tab, selector: string): Promise<void> {
  let before: string | undefined;
  const place = async () => {
    const now = await popup.run(middleInView, selector);
    const still = now !== null && JSON.stringify(now) === before;
    if (!still) await new Promise((resolve) => setTimeout(resolve, 50));
    before = JSON.stringify(now);
    return still ? now : null;
  };
  const at = await until(place, (found) => found !== null);
  if (at) await popup.click(at);
}

async function middleInView(selector: string): Promise<{ x: number; y: number } | null> {
  const found = document.querySelector(selector);
  found?.scrollIntoView({ block: 'center' });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const box = found?.getBoundingClientRect();
  if (!box || box.width === 0) return null;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  // What is shown only under the mouse is not hit before that: its row is.
  const row = found?.closest('li') ?? found;
  return row?.contains(document.elementFromPoint(at.x, at.y)) ? at : null;
}

/** Shows the papers of one status alone, or all. */
export function filterBy(popup: Tab, filter: string): Promise<void> {
  return clickIn(popup, `.filter-choice[data-status="${filter}"]`);
}

/** A selector of a part of a paper's row. */
export function inRow(paper: string, part: string): string {
  return `li.paper[data-paper="${paper}"] ${part}`;
}
