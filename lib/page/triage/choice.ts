import { text } from '../../text.ts';
import type { Notice } from '../acts/acts.ts';
import type { OverlayContext } from '../core/context.ts';
import type { Strip } from '../core/strips.ts';
import type { Ring } from './ring.ts';
import type { Selection } from './selection.ts';

/**
 * What a person means when they press a key or a button: what is selected, else the card that the ring is at; and of
 * that what they can see, as far as filters go. The one place that says so.
 */
export interface Choice {
  /** The cards that can be seen, in view or not, in the order of the page. */
  seen(): readonly Strip[];
  isSeen(strip: Strip): boolean;
  /** How many papers are selected, and cannot be seen. */
  hidden(): number;
  /** How many cards are meant. */
  size(): number;
  /** All that is meant; none where the person was told why. */
  all(): Strip[];
  /** Does something to all that is meant. */
  each(does: (strips: readonly Strip[], hidden: number) => void): void;
  /** The one paper that is meant by what is done to one at a time; none where the person was told why. */
  one(): Strip | undefined;
  /** The card that the ring is at; none where the person was told that it cannot be seen. */
  at(): Strip | undefined;
  /** The only card of a paper's own page. */
  alone(): Strip | undefined;
}

/** What a choice is made from. */
export interface ChoiceAround {
  context: Pick<OverlayContext, 'strips' | 'site'>;
  ring: Pick<Ring, 'at'>;
  selection: Pick<Selection, 'of' | 'size'>;
  /** Whether the filter leaves a card. */
  passes(strip: Strip): boolean;
  notify(notice: Notice): void;
}

export function createChoice({ context: { strips, site }, ring, selection, passes, notify }: ChoiceAround): Choice {
  const isSeen = (strip: Strip): boolean => passes(strip) && strip.card.elements.some((element) => element.getClientRects().length > 0);
  const selected = (): Strip[] => selection.of(strips.all()).filter(isSeen);
  const hidden = (): number => (selection.size() === 0 ? 0 : selection.size() - new Set(selected().map(({ card }) => card.id)).size);

  function at(): Strip | undefined {
    const strip = ring.at();
    if (!strip || isSeen(strip)) return strip;
    notify({ says: text('triage_hidden') });
    return undefined;
  }

  function all(): Strip[] {
    if (selection.size() === 0) return [at() ?? []].flat();
    const found = selected();
    if (found.length === 0) notify({ says: text('triage_all_hidden', `${selection.size()}`) });
    return found;
  }

  return {
    seen: () => strips.all().filter(isSeen),
    isSeen,
    hidden,
    size: () => (selection.size() > 0 ? selected().length : 1),
    all,
    each(does) {
      const meant = all();
      if (meant.length > 0) does(meant, hidden());
    },
    one() {
      const [first, second] = all();
      if (!second) return first;
      const there = ring.at();
      if (there && selected().includes(there)) return there;
      notify({ says: text('triage_choose_one', `${selection.size()}`) });
      return undefined;
    },
    at,
    alone() {
      const [only, other] = strips.all();
      return !other && site.pageAt(new URL(location.href)) === 'paper' ? only : undefined;
    },
  };
}
