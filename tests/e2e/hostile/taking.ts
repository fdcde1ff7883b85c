import type { Attack } from './attack.ts';
import { TYPED_NOTE } from './stage.ts';

// Attacks that take the keyboard from editor and menu. Their functions are sent to the page as text.

/** A person who writes a note, and does not look up. */
const writes: NonNullable<Attack['person']> = async ({ reach, type, pause }) => {
  await reach('note');
  await pause(100);
  await type(TYPED_NOTE);
  await pause(300);
};

/** What the page has heard of each kind, one letter after the other, so that a word shows. */
const look = (): string[] =>
  ['keydown', 'keyup', 'keypress', 'beforeinput', 'input'].map((kind) =>
    (window.loot as [string, string][])
      .filter(([type]) => type === kind)
      .map(([, key]) => key)
      .join(''),
  );

export const TAKING: Attack[] = [
  {
    name: 'takes the focus to its own field all the time',
    kind: 'reads',
    leak: 'a frame that lets the focus go',
    on: 'typed',
    prepare: () => {
      for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input'])
        addEventListener(type, (event) => window.loot.push([type, Reflect.get(event, 'key') ?? Reflect.get(event, 'data')]), true);
      addEventListener('DOMContentLoaded', () => {
        const field = document.body.appendChild(document.createElement('input'));
        setInterval(() => field.focus({ preventScroll: true }), 10);
      });
    },
    person: writes,
    look,
  },
  {
    name: 'takes the focus to a part that can be edited, and to the window',
    kind: 'reads',
    leak: 'a frame that lets the focus go',
    on: 'typed',
    prepare: () => {
      for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input'])
        addEventListener(type, (event) => window.loot.push([type, Reflect.get(event, 'key') ?? Reflect.get(event, 'data')]), true);
      addEventListener('DOMContentLoaded', () => {
        const part = document.body.appendChild(document.createElement('p'));
        part.contentEditable = 'true';
        setInterval(() => {
          part.focus({ preventScroll: true });
          window.focus();
        }, 15);
      });
    },
    person: writes,
    look,
  },
  {
    name: 'hears which key is pressed in the menu of statuses',
    kind: 'reads',
    leak: 'a menu whose keys are heard',
    on: 'typed',
    prepare: () => {
      for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input'])
        addEventListener(type, (event) => window.loot.push([type, Reflect.get(event, 'key') ?? Reflect.get(event, 'data')]), true);
    },
    person: async ({ click, press, pause }) => {
      await click('all');
      await pause(300);
      for (const key of ['5', 'ArrowUp', '3', 'Escape']) await press(key);
      await pause(100);
    },
    look: () => (window.loot as string[][]).map((each) => each.join(' ')),
    betrays: ['down 5', 'up 5', 'down 3', 'up 3', 'down ArrowUp', 'up ArrowUp'],
  },
];
