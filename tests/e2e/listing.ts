import { type Box, type Rooted, type Tab, until } from '../harness/driven.ts';

/** Waits until the file for triage runs in a page: its summary is there. */
export async function untilTriage(tab: Tab): Promise<void> {
  await until(
    () => docksOf(tab),
    (docks) => docks.some(({ name, isShown }) => name === 'pill' && isShown),
  );
  // What holds here is asked for; keys are heard once that is answered.
  await new Promise((resolve) => setTimeout(resolve, 150));
}

/** A box at the edge of the window. */
export interface DockSeen {
  name: string;
  isShown: boolean;
  /** All that it says. */
  says: string;
  /** Its buttons, by what each does. */
  buttons: Record<string, Box>;
}

/** The boxes at the edges of the window. */
export function docksOf(tab: Tab): Promise<DockSeen[]> {
  return tab.inRoots('papermarks-dock', seen);
}

/** What the toast says; nothing when there is none. */
export async function saidBy(tab: Tab): Promise<string> {
  return (await docksOf(tab)).find(({ name, isShown }) => name === 'toast' && isShown)?.says ?? '';
}

/** Waits until the toast says this, among other words. */
export async function untilSaid(tab: Tab, what: string): Promise<void> {
  await until(
    () => saidBy(tab),
    (said) => said.includes(what),
  );
}

/** Clicks a button in a box at the edge of the window. */
export async function clickDock(tab: Tab, name: string, does: string): Promise<void> {
  const find = async () => (await docksOf(tab)).find((dock) => dock.name === name && dock.isShown)?.buttons[does];
  const box = await until(find, (found) => found !== undefined);
  if (box) await tab.click({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
}

/** The paper whose strip has the focus. */
export function ringAt(tab: Tab): Promise<string | null> {
  return tab.run(() => document.activeElement?.getAttribute('paper') ?? null);
}

/** Waits until the focus is on the strip of a paper. */
export async function untilRing(tab: Tab, paper: string | undefined): Promise<void> {
  await until(
    () => ringAt(tab),
    (at) => at === paper,
  );
}

/** What is drawn over a card: the words by which it is drawn, such as `ring` or `done`. */
export interface DrawnSeen {
  is: string[];
  box: Box;
  why: string;
}

/** What is drawn over the cards near the view. */
export function drawnOf(tab: Tab): Promise<DrawnSeen[]> {
  return tab.inRoots('papermarks-over', (rooted: Rooted[]) =>
    rooted.flatMap(({ root }) =>
      [...root.querySelectorAll('.card')].map((card) => {
        const { x, y, width, height } = card.getBoundingClientRect();
        return {
          is: [...card.classList].slice(1),
          box: { x, y, width, height },
          why: card.querySelector('.why')?.getAttribute('data-text') ?? '',
        };
      }),
    ),
  );
}

function seen(rooted: Rooted[]): DockSeen[] {
  return rooted.flatMap(({ host, root }) => {
    const body = root.querySelector<HTMLElement>('.toast, .bar, .pill, .panel, .keys, .lesson');
    if (!body) return [];
    const boxOf = (element: Element): Box => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    };
    return [
      {
        name: body.className,
        isShown: getComputedStyle(host).visibility !== 'hidden',
        says: [...body.querySelectorAll('[data-text]')].map((part) => part.getAttribute('data-text')).join(' '),
        buttons: Object.fromEntries([...body.querySelectorAll<HTMLElement>('[data-does]')].map((each) => [each.dataset.does, boxOf(each)])),
      },
    ];
  });
}
