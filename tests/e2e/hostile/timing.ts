import type { Attack } from './attack.ts';

// Attacks on a list that tell by how long something takes. Their functions are sent to the page as text.

/** Does something to a card again and again; `even` tells every second time. */
type Disturb = (card: HTMLElement, even: boolean) => void;

/** The least that each card of these papers takes, in milliseconds, of many times: all else that goes on only adds. */
const measure = (papers: string): number[] => {
  const disturb = window.loot[0] as Disturb;
  const cards = papers.split(' ').map((paper) => document.querySelector(`papermarks-strip[paper="arxiv:${paper}"]`)?.parentElement);
  const least = cards.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 15; round++) {
    for (const [at, card] of cards.entries()) {
      const begun = performance.now();
      for (let time = 0; time < 20; time++) disturb(card as HTMLElement, time % 2 === 0);
      least[at] = Math.min(least[at] as number, performance.now() - begun);
    }
  }
  return least;
};

const common = {
  kind: 'compares',
  leak: 'a heavier root',
  look: measure,
} as const;

export const TIMING: Attack[] = [
  {
    ...common,
    name: 'lays out cards anew',
    prepare: () => {
      window.loot.push((card: HTMLElement, even: boolean) => {
        card.style.display = even ? 'none' : '';
        void card.offsetHeight;
      });
    },
  },
  {
    ...common,
    name: 'turns cards to the other direction',
    prepare: () => {
      window.loot.push((card: HTMLElement, even: boolean) => {
        card.style.direction = even ? 'rtl' : 'ltr';
        void card.offsetHeight;
      });
    },
  },
];

/** How often one of the first measured more than one of the others: 0.5 when nothing can be told, 0 or 1 when all can. */
export function toldApart(some: readonly number[], others: readonly number[]): number {
  const wins = some.flatMap((one) => others.map((other): number => (one > other ? 1 : one === other ? 0.5 : 0)));
  return wins.reduce((sum, win) => sum + win, 0) / wins.length;
}
