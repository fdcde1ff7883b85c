import type { Attack } from './attack.ts';

// Attacks that learn from when and how large something is painted. Their functions are sent to the page as text.

export const PAINTING: Attack[] = [
  {
    name: 'is told how large the texts are that are painted',
    kind: 'compares',
    leak: 'a text without a cover',
    alone: true,
    settles: true,
    // A page's own texts, which come a frame earlier on a busy machine, are none of what is asked.
    style: 'body { visibility: hidden } papermarks-strip { visibility: visible }',
    prepare: () => {
      for (const type of ['largest-contentful-paint', 'paint', 'element']) {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.loot.push([type, entry.name, (entry as LargestContentfulPaint).size]);
        }).observe({ type, buffered: true });
      }
    },
    person: async ({ hover, pause }) => {
      await hover('note');
      await pause(150);
    },
    look: () => window.loot,
  },
  {
    name: 'is told how the layout shifts',
    kind: 'reads',
    // Firefox does not tell of layout shifts.
    only: 'Chromium',
    on: 'typed',
    leak: 'a part that moves',
    prepare: () => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.loot.push(`shifted by ${Reflect.get(entry, 'value')}`);
      }).observe({ type: 'layout-shift', buffered: true });
    },
    // The strip's tags come and go behind the editor.
    person: async ({ reach, type, press, pause }) => {
      await reach('tags');
      for (const tag of ['one', 'another']) {
        await type(tag);
        await press('Enter');
        await pause(150);
      }
      for (const _ of ['one', 'another']) {
        await press('Backspace');
        await pause(150);
      }
      await press('Escape');
      await pause(200);
    },
    look: () => window.loot,
    betrays: ['shifted'],
  },
];
