import type { Sent } from '../../harness/driven.ts';
import type { Leak } from './attack.ts';

// Attacks on a page of many cards, which tell by how long something takes. Their functions are sent to the page as text.

/** What a page measures, in milliseconds or bytes; the more, the more a paper is said about. */
export interface Timing {
  name: string;
  leak: Leak;
  /** Measures each card of these papers, in turn. */
  measure: Sent<[string[]], number[]>;
}

/** How often each card is measured; the least counts, as all else that goes on only adds. */
export const MANY: Timing[] = [
  {
    name: 'lays out one card after the other anew',
    leak: 'a heavier root',
    measure: (papers) => {
      const cards = papers.map((paper) => document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`)?.parentElement as HTMLElement);
      const least = cards.map(() => Number.POSITIVE_INFINITY);
      for (let round = 0; round < 15; round++) {
        for (const [at, card] of cards.entries()) {
          const begun = performance.now();
          for (let time = 0; time < 20; time++) {
            card.style.display = time % 2 ? '' : 'none';
            void card.offsetHeight;
          }
          least[at] = Math.min(least[at] as number, performance.now() - begun);
        }
      }
      return least;
    },
  },
  {
    name: 'shows and hides what is in one card after the other',
    leak: 'a heavier root',
    measure: (papers) => {
      const cards = papers.map((paper) => document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`)?.parentElement as HTMLElement);
      const least = cards.map(() => Number.POSITIVE_INFINITY);
      for (let round = 0; round < 15; round++) {
        for (const [at, card] of cards.entries()) {
          const begun = performance.now();
          for (let time = 0; time < 20; time++) {
            card.style.setProperty('content-visibility', time % 2 ? 'visible' : 'hidden');
            card.style.zoom = time % 2 ? '1' : '1.5';
            void card.offsetHeight;
            document.elementFromPoint(60, 60);
          }
          least[at] = Math.min(least[at] as number, performance.now() - begun);
        }
      }
      return least;
    },
  },
  {
    name: 'turns one card after the other to the other direction',
    leak: 'a heavier root',
    measure: (papers) => {
      const cards = papers.map((paper) => document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`)?.parentElement as HTMLElement);
      const least = cards.map(() => Number.POSITIVE_INFINITY);
      for (let round = 0; round < 15; round++) {
        for (const [at, card] of cards.entries()) {
          const begun = performance.now();
          for (let time = 0; time < 20; time++) {
            card.style.direction = time % 2 ? 'ltr' : 'rtl';
            void card.offsetHeight;
          }
          least[at] = Math.min(least[at] as number, performance.now() - begun);
        }
      }
      return least;
    },
  },
];

/** How often a card of one kind measured more than one of the other: 0.5 when nothing can be told, 0 or 1 when all can. */
export function toldApart(marked: readonly number[], bare: readonly number[]): number {
  const wins = marked.flatMap((one) => bare.map((other) => (one > other ? 1 : one === other ? 0.5 : 0) as number));
  return wins.reduce((sum, win) => sum + win, 0) / wins.length;
}
