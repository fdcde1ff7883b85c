import type { Tab } from '../harness/driven.ts';

/** What was pressed in a tab, and how much of it was typed text. */
export interface Counted {
  pressed: number;
  typed: number;
}

/** A tab that counts the keys pressed in it, and refuses the mouse. */
export function counting(tab: Tab, keys: Counted): Tab {
  return {
    ...tab,
    press(key) {
      keys.pressed += 1;
      return tab.press(key);
    },
    type(text) {
      keys.pressed += [...text].length;
      keys.typed += [...text].length;
      return tab.type(text);
    },
    click: () => Promise.reject(new Error('Somebody used the mouse.')),
  };
}
