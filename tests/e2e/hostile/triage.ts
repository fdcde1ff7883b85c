import { DEFAULT_SETTINGS, type Settings } from '../../../lib/mark/settings.ts';
import type { Tab } from '../../harness/driven.ts';
import type { Attack } from './attack.ts';
import type { Person } from './person.ts';
import { TAG } from './stage.ts';

// What a page can find out of what is drawn over its cards and at the edges of the window. Functions are sent to the page as text.

/** Takes stock of every element of ours, of what lies over each point of a card, and of whether the card counts as covered. */
export async function takeStock(paper: string): Promise<unknown> {
  const card = document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`)?.closest('article') ?? document.body;
  const origin = card.getBoundingClientRect();
  const ours = [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('papermarks-'));
  const told = ours.map((element) => {
    const { width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const attributes = [...element.attributes].filter(({ name }) => name !== 'paper').map(({ name, value }) => `${name}=${value}`);
    const { scrollWidth, scrollHeight, childNodes } = element;
    const read = ['visibility', 'opacity', 'z-index', 'position', 'overflow', 'contain', 'pointer-events', 'background-color', 'outline'];
    const styles = read.map((name) => style.getPropertyValue(name));
    return [element.localName, width, height, scrollWidth, scrollHeight, childNodes.length, attributes, styles];
  });
  const rows: string[] = [];
  for (let y = 0; y < origin.height; y += 6) {
    let row = '';
    for (let x = -12; x < origin.width + 12; x += 9) row += document.elementsFromPoint(origin.left + x, origin.top + y).length;
    rows.push(row);
  }
  const options = { trackVisibility: true, delay: 100 } as IntersectionObserverInit;
  const seen = await new Promise<IntersectionObserverEntry>((resolve) =>
    new IntersectionObserver(([entry]) => entry && resolve(entry), options).observe(card),
  );
  const covered = Reflect.get(seen, 'isVisible');
  const { width, height } = origin;
  return [told, rows, covered, [width, height], card.outerHTML.replaceAll(paper, ''), getComputedStyle(card).opacity];
}

export const TRIAGE: Attack[] = [
  {
    name: 'takes stock of all that is drawn over a card',
    kind: 'compares',
    leak: 'an attribute',
    alone: true,
    look: takeStock,
  },
];

/** All that depends on the library and can be seen at once: papers are dimmed by status and rule, and lit by a tag. */
export const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  done: { huggingface: 'dim' },
  rules: [
    { does: 'highlight', by: 'tag', what: TAG },
    { does: 'dim', by: 'tag', what: 'i' },
  ],
};

/** The same attack, while a person has the ring on a card, has selected it, and is told of something. */
export function whileTriaging(attack: Attack): Attack {
  return { ...attack, first: triage };
}

async function triage(person: Person): Promise<void> {
  await person.press('j');
  // What is made ready when a strip is reached for, and what tells of a key, come in any order otherwise.
  await person.pause(400);
  for (const key of ['x', 'g']) await person.press(key);
  await person.pause(150);
}

/** Saves settings, from a page of the extension. */
export function choose(popup: Tab, settings: Settings): Promise<void> {
  return popup.run(async (ask) => {
    const { runtime } = Reflect.get(globalThis, 'chrome') ?? Reflect.get(globalThis, 'browser');
    const reply = await runtime.sendMessage({ papermarks: 1, name: 'saveSettings', ask });
    if (!reply?.ok) throw new Error(JSON.stringify(reply));
  }, settings);
}
