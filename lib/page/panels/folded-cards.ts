import { sheet } from '../core/element.ts';
import type { Strip } from '../core/strips.ts';
import { boxOf } from '../triage/boxes.ts';
import type { Listing } from '../triage/listing.ts';
import { stuckAbove } from '../triage/ring.ts';
import css from './folded-cards.css?inline';
import insideCss from './folded-strip.css?inline';

/** On each element of a card that is folded; on the first it says the title. The page sees it. */
const FOLDED = 'papermarks-folded';

/** Cards that are folded to one line each. */
export interface FoldedCards {
  has(strip: Strip): boolean;
  size(): number;
  /** Folds these cards and no others, without moving what the person looks at. */
  only(strips: readonly Strip[], keep: Strip | undefined): void;
}

const inside = sheet(insideCss);

export function createFoldedCards({ context: { strips, events, signal }, titleOf }: Pick<Listing, 'context' | 'titleOf'>): FoldedCards {
  const folded = new Set<Strip>();
  let added = false;
  signal.addEventListener('abort', () => only([], undefined));
  events.anywhere(
    {
      // A press on a folded line opens it alone, until the next time that cards are folded.
      click(_, target) {
        const line = strips.isOurs(target) ? null : target.closest(`[${FOLDED}]`);
        const pressed = [...folded].find(({ card }) => card.elements[0] === line);
        if (pressed)
          only(
            [...folded].filter((strip) => strip !== pressed),
            pressed,
          );
      },
    },
    signal,
  );

  function fold(strip: Strip): void {
    const { card, host, root } = strip;
    card.elements.forEach((element, at) => {
      element.setAttribute(FOLDED, at === 0 ? titleOf(strip) : '');
    });
    host.setAttribute('folded', '');
    if (!root.adoptedStyleSheets.includes(inside)) root.adoptedStyleSheets.push(inside);
    folded.add(strip);
  }

  function unfold(strip: Strip): void {
    for (const element of strip.card.elements) element.removeAttribute(FOLDED);
    strip.host.removeAttribute('folded');
    folded.delete(strip);
  }

  function only(all: readonly Strip[], keep: Strip | undefined): void {
    const wanted = all.filter(isFoldable);
    const now = new Set(wanted);
    const going = [...folded].filter((strip) => !now.has(strip));
    const coming = wanted.filter((strip) => !folded.has(strip));
    if (going.length + coming.length === 0) return;
    if (!added) document.adoptedStyleSheets.push(sheet(css));
    added = true;
    const anchor = keep && !now.has(keep) ? keep : firstStaying(now);
    const before = anchor && boxOf(anchor.card).top;
    for (const strip of going) unfold(strip);
    for (const strip of coming) fold(strip);
    if (anchor && before !== undefined) scrollBy({ top: boxOf(anchor.card).top - before, behavior: 'instant' });
  }

  /** The first card in view that stays as it is: what the person looks at. */
  function firstStaying(now: ReadonlySet<Strip>): Strip | undefined {
    const top = stuckAbove();
    return strips.all().find((strip) => {
      if (now.has(strip) || folded.has(strip)) return false;
      return boxOf(strip.card).bottom > top;
    });
  }

  return { has: (strip) => folded.has(strip), size: () => folded.size, only };
}

/** On any page what is done is dimmed: running text is no line, and pages that nobody knows are told nothing. */
function isFoldable({ card: { place } }: Strip): boolean {
  return place.as !== 'inline';
}
