import { IS_STARRED } from '../../mark/mark.ts';
import { tagKey } from '../../mark/tag.ts';
import { fold, foldWords } from '../../paper/fold.ts';
import { pageText } from '../../sites/kit/page-text.ts';
import { text } from '../../text.ts';
import type { OverlayContext } from '../core/context.ts';
import type { Strip } from '../core/strips.ts';
import { COUNTED } from '../triage/listing.ts';

/** What a page is filtered by: words that stand on a card or in its tags, `is:starred`, or the name of a status. Drawn where the page cannot see it. */
export interface Filter {
  words(): string;
  isOn(): boolean;
  passes(strip: Strip): boolean;
  count(): number;
  set(words: string): Promise<void>;
}

/** How many cards are read before the next frame is let through. */
const AT_ONCE = 60;
/** The most that is read of a card, in UTF-16 code units. */
const LONGEST = 20_000;

/** @param changed called when other cards pass */
export function createFilter({ strips, marks }: OverlayContext, changed: () => void): Filter {
  const shown = new WeakMap<Element, string>();
  let typed = '';
  let passing: ReadonlySet<Strip> | undefined;
  let turn = 0;

  /** What stands on a card; read once. */
  function textOf({ card, host }: Strip): string {
    let read = shown.get(host);
    if (read === undefined) {
      read = fold(card.elements.map((element) => pageText(element, { longest: LONGEST })).join(' '));
      shown.set(host, read);
    }
    return read;
  }

  function fits(strip: Strip, words: readonly string[]): boolean {
    const { star, tags } = marks.view(strip.card.id).mark;
    const own = tags.map(tagKey).join('\n');
    return words.every((word) => (word === IS_STARRED ? star : textOf(strip).includes(word) || own.includes(word)));
  }

  return {
    words: () => typed,
    isOn: () => passing !== undefined,
    passes: (strip) => !passing || passing.has(strip),
    count: () => passing?.size ?? 0,
    async set(now) {
      const mine = ++turn;
      typed = now;
      const words = foldWords(now);
      const status = COUNTED.find((each) => fold(text(`status_${each}`)) === fold(now));
      const isMeant = (strip: Strip): boolean => (status ? marks.view(strip.card.id).mark.status === status : fits(strip, words));
      const found = new Set<Strip>();
      const all = words.length > 0 ? strips.all() : [];
      for (let at = 0; at < all.length; at += AT_ONCE) {
        for (const strip of all.slice(at, at + AT_ONCE)) if (isMeant(strip)) found.add(strip);
        await new Promise((resolve) => setTimeout(resolve));
        if (mine !== turn) return;
      }
      passing = words.length > 0 ? found : undefined;
      changed();
    },
  };
}
