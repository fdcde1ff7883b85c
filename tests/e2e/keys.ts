import { type Tab, until } from '../harness/driven.ts';
import { floatsOf, papersOn, stripOf } from '../harness/strips.ts';

/** Presses Tab until the focus is in the strip of a paper. */
export async function tabTo(tab: Tab, paper: string): Promise<void> {
  // Who has tabbed past where a strip is to come would come to the browser's own buttons.
  await papersOn(tab);
  for (let pressed = 0; pressed < 400; pressed++) {
    await tab.press('Tab');
    const at = await tab.run(() => document.activeElement?.getAttribute('paper') ?? null);
    if (at === paper) return;
  }
  throw new Error(`Tab never came to the strip of ${paper}.`);
}

/** The name of the control that has the focus in the strip of a paper. */
export async function focusedIn(tab: Tab, paper: string): Promise<string | undefined> {
  return (await stripOf(tab, paper)).controls.find(({ focused }) => focused)?.name;
}

/** Moves the focus by the arrow keys to the control of a strip whose name begins so. */
export async function arrowTo(tab: Tab, paper: string, name: string): Promise<void> {
  for (let pressed = 0; pressed < 5; pressed++) {
    const before = await focusedIn(tab, paper);
    if (before?.startsWith(name)) return;
    await tab.press('ArrowRight');
    // What hears the arrow keys comes after the first paint.
    for (let waits = 0; waits < 20 && (await focusedIn(tab, paper)) === before; waits++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (waits % 4 === 3) await tab.press('ArrowRight');
    }
  }
  throw new Error(`The arrow keys never came to ${name} of ${paper}.`);
}

/** Opens the menu of the strip that has the focus and chooses a status in it, by keys alone. */
export async function chooseByKeys(tab: Tab, status: string): Promise<void> {
  const focused = async () => (await floatsOf(tab)).flatMap(({ controls }) => controls).find((item) => item.focused)?.name;
  await tab.press('ArrowDown');
  await until(focused, (name) => name !== undefined);
  for (let pressed = 0; pressed < 5 && (await focused()) !== status; pressed++) await tab.press('ArrowDown');
  await tab.press('Enter');
  await untilNothingFloats(tab);
}

/** Waits until no menu and no editor is open on a page, nor about to close. An editor may wait out of sight, in the corner of the window. */
export async function untilNothingFloats(tab: Tab): Promise<void> {
  const floating = () =>
    tab.run(() => {
      // One that is about to close is out of sight already; one that waits is fixed in the corner.
      const isOpen = (layer: Element): boolean =>
        getComputedStyle(layer).position === 'absolute' || layer.checkVisibility({ visibilityProperty: true });
      return [...document.querySelectorAll('papermarks-layer')].filter(isOpen).length;
    });
  await until(floating, (count) => count === 0);
}
