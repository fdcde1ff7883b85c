import type { Display } from './display.ts';
import type { Driven, Tab } from './driven.ts';

/** Types faster than pages follow. */
export interface Typist {
  /** Goes to the window of a tab. */
  take(tab: Tab): Promise<void>;
  /** Presses keys, so many milliseconds apart. */
  press(tab: Tab, keys: readonly string[], apart: number): Promise<void>;
  /** Clicks in a tab's page and presses keys at once. */
  click(tab: Tab, at: { x: number; y: number }, keys: readonly string[], apart: number): Promise<void>;
  end(): void;
}

/** One who sits at a display. */
export function typistAt(display: Display, browser: Driven['name']): Typist {
  const named = (keys: readonly string[]): string[] => keys.map((key) => NAMES[key] ?? key);
  return {
    take: () => display.take(browser.toLowerCase()),
    press: (_, keys, apart) => display.press(named(keys), apart),
    async click(tab, { x, y }, keys, apart) {
      const page = await tab.run(() => ({
        x: Number(Reflect.get(window, 'mozInnerScreenX') ?? screenX + (outerWidth - innerWidth) / 2),
        y: Number(Reflect.get(window, 'mozInnerScreenY') ?? screenY + outerHeight - innerHeight),
      }));
      await display.click({ x: page.x + x, y: page.y + y }, named(keys), apart);
    },
    end: display.end,
  };
}

/** One who goes by the protocol that drives the browser, as fast as that lets them. */
export function typistOf(): Typist {
  const press: Typist['press'] = async (tab, keys) => {
    for (const key of keys) await tab.press(key === '\n' ? 'Enter' : key);
  };
  return {
    take: (tab) => tab.show(),
    press,
    async click(tab, at, keys, apart) {
      await tab.click(at);
      await press(tab, keys, apart);
    },
    end: () => undefined,
  };
}

/** What xdotool calls keys otherwise than the tests do. */
const NAMES: Record<string, string> = { Enter: 'Return', '\n': 'Return', ' ': 'space', ',': 'comma' };
