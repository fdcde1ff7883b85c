import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { Strip } from '../core/strips.ts';

/** The papers that a person has chosen for what comes next. */
export interface Selection {
  has(strip: Strip): boolean;
  /** Those of the cards given that are chosen. */
  of(all: readonly Strip[]): Strip[];
  size(): number;
  toggle(strip: Strip): void;
  /** From the card last chosen up to this one. */
  extend(strip: Strip, all: readonly Strip[]): void;
  add(strips: readonly Strip[]): void;
  clear(): void;
}

/** @param changed called after each change */
export function createSelection(changed: () => void): Selection {
  const papers = new Set<PaperId>();
  let from: Strip | undefined;

  function add(strips: readonly Strip[]): void {
    for (const { card } of strips) papers.add(card.id);
    changed();
  }

  return {
    has: ({ card }) => papers.has(card.id),
    of: (all) => all.filter(({ card }) => papers.has(card.id)),
    size: () => papers.size,
    toggle(strip) {
      if (!papers.delete(strip.card.id)) papers.add(strip.card.id);
      from = strip;
      changed();
    },
    extend(strip, all) {
      const begin = from ? all.indexOf(from) : -1;
      const end = all.indexOf(strip);
      add(begin < 0 ? [strip] : all.slice(Math.min(begin, end), Math.max(begin, end) + 1));
      from ??= strip;
    },
    add,
    clear() {
      papers.clear();
      from = undefined;
      changed();
    },
  };
}
