import type { Page } from './page.ts';

/** Changes a page, and tells how to change it back. */
export type Mutation = (page: Page, random: () => number) => () => void;

/** The same sequence for the same seed, of numbers from 0 up to 1: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(from: readonly T[], random: () => number): T | undefined => from[Math.floor(random() * from.length)];

function some<T>(from: readonly T[], most: number, random: () => number): T[] {
  return Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(from, random)).filter((each) => each !== undefined);
}

/** What no site makes: drawings, and what a script has typeset. */
const APART = 'script, svg, [class^="MathJax"]';

const elementsOf = ({ doc }: Page): Element[] => [...doc.body.querySelectorAll('*')].filter((element) => !element.closest(APART));

const undoAll = (undo: (() => void)[]) => (): void => {
  for (const back of undo.toReversed()) back();
};

/** What a site may one day do to its markup without meaning anything by it. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'reordered attributes': (page, random) =>
    undoAll(
      some(elementsOf(page), 30, random).map((element) => {
        const before = [...element.attributes].map(({ name, value }) => [name, value] as const);
        const put = (attributes: readonly (readonly [string, string])[]): void => {
          for (const [name] of before) element.removeAttribute(name);
          for (const [name, value] of attributes) element.setAttribute(name, value);
        };
        put(before.toSorted(() => random() - 0.5));
        return () => put(before);
      }),
    ),

  'comment nodes': (page, random) =>
    undoAll(
      some(elementsOf(page), 30, random).map((element) => {
        const comment = page.doc.createComment('[-1');
        element.insertBefore(comment, pick([...element.childNodes], random) ?? null);
        return () => comment.remove();
      }),
    ),

  'renamed classes': (page, random) => {
    const elements = elementsOf(page).filter((element) => element.hasAttribute('class'));
    const tokens = some([...new Set(elements.flatMap((element) => [...element.classList]))], 3, random);
    const changed = elements.filter((element) => tokens.some((token) => element.classList.contains(token)));
    const before = changed.map((element) => element.getAttribute('class') ?? '');
    for (const element of changed)
      element.setAttribute('class', [...element.classList].map((each) => (tokens.includes(each) ? `x-${each}` : each)).join(' '));
    return () => {
      for (const [n, element] of changed.entries()) element.setAttribute('class', before[n] ?? '');
    };
  },

  'added wrappers': (page, random) =>
    undoAll(
      some(elementsOf(page), 2, random).map((element) => {
        // A block within a line would part the words of it.
        const isInline = element.parentElement?.closest('a, h1, h2, h3, h4, p, span, strong') !== null;
        const wrapper = page.doc.createElement(isInline || random() < 0.5 ? 'span' : 'div');
        element.replaceWith(wrapper);
        wrapper.append(element);
        return () => wrapper.replaceWith(element);
      }),
    ),

  'nodes made anew': (page, random) =>
    undoAll(
      some(elementsOf(page), 2, random).map((element) => {
        if (!element.parentNode) return () => undefined;
        const anew = element.cloneNode(true) as Element;
        element.replaceWith(anew);
        return () => anew.replaceWith(element);
      }),
    ),
};

/** Texts in another language: every text but those that say what a paper is called, who wrote it, and its ids. */
export function localised(page: Page, titles: readonly Element[], random: () => number): () => void {
  const walker = page.doc.createTreeWalker(page.doc.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
  const words = texts.filter((text) => /\p{L}/u.test(text.data) && !titles.some((title) => title.contains(text)));
  return undoAll(
    some(words, 20, random).map((text) => {
      const before = text.data;
      text.data = before.replace(/\p{L}+/gu, (word) => `${word}ü`);
      return () => {
        text.data = before;
      };
    }),
  );
}
