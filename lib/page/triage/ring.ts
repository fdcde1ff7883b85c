import type { OverlayContext } from '../core/context.ts';
import type { Strip } from '../core/strips.ts';
import { boxOf } from './boxes.ts';

/** Which card a person is at. The focus is on its strip, so that it is heard of too; it outlives the page's making a card anew. */
export interface Ring {
  at(): Strip | undefined;
  /** Whether keys act on it: while the focus is on a strip, or nowhere. */
  isActive(): boolean;
  go(strip: Strip | undefined): void;
  /** Keys act on it from now on; neither the focus nor the page moves. */
  take(strip: Strip): void;
  /**
   * To the next card, or the one before. When it was nowhere, or the person has scrolled it out of the view, the first in
   * view; what has to be the very next one, as when a selection grows, is `strict`.
   */
  move(by: 1 | -1, passes: (strip: Strip) => boolean, strict?: boolean): Strip | undefined;
  /** To the first card that fits, from where it is on and round again; false when none does. */
  seek(fits: (strip: Strip) => boolean): boolean;
  leave(): void;
  looked(): void;
}

/** How far from the edges of the window a card comes to stand, in CSS pixels. */
const MARGIN = 12;
/** The height of the strip at the bottom of the window in which our summary stands, in CSS pixels: a card must not end there. */
const FOOT = 72;

/**
 * @param nameStrip says what a strip is of
 * @param moved called when it is somewhere else
 */
export function createRing({ strips, events, signal }: OverlayContext, nameStrip: (strip: Strip) => void, moved: () => void): Ring {
  let at: Strip | undefined;
  let active = false;
  let moving = false;
  /** Where page and card stood once it had been brought into view, as far as the page let it. */
  let stood: { scrolled: number; top: number } | undefined;

  events.anywhere(
    {
      focusin(_, target) {
        if (moving) return;
        const strip = strips.all().find(({ host }) => host === target);
        if (strip) set(strip, true);
        else if (active && !target.localName.startsWith('papermarks-')) set(at, false);
      },
    },
    signal,
  );

  function set(strip: Strip | undefined, is: boolean): void {
    at = strip;
    active = is && strip !== undefined;
    moved();
  }

  function focus(strip: Strip): void {
    const { bar } = strips.complete(strip);
    nameStrip(strip);
    bar.tabIndex = -1;
    // The ring is drawn around the whole card.
    bar.style.outline = 'none';
    moving = true;
    bar.focus({ preventScroll: true });
    moving = false;
  }

  /** Whether the person has scrolled since: a page that lays itself out anew moves its cards too, and one in a box does not scroll itself. */
  function hasScrolled({ card }: Strip): boolean {
    return stood?.scrolled !== scrollY && stood?.top !== boxOf(card).top;
  }

  function go(strip: Strip | undefined): void {
    if (!strip) return;
    bringIntoView(strip);
    stood = { scrolled: scrollY, top: boxOf(strip.card).top };
    focus(strip);
    set(strip, true);
  }

  return {
    at: () => at,
    isActive: () => active,
    go,
    take: (strip) => set(strip, true),
    move(by, passes, strict = false) {
      const all = strips.all();
      const here = at && (strict || isInView(at) || !hasScrolled(at)) ? all.indexOf(at) : -1;
      const from = here >= 0 ? here + by : firstInView(all);
      for (let next = from; next >= 0 && next < all.length; next += by) {
        const strip = all[next];
        if (!strip || !passes(strip)) continue;
        go(strip);
        return strip;
      }
      if (at && here >= 0) go(at);
      return undefined;
    },
    seek(fits) {
      const all = strips.all();
      const from = at ? all.indexOf(at) : 0;
      const found = [...all.slice(from), ...all.slice(0, from)].find(fits);
      go(found);
      return found !== undefined;
    },
    leave() {
      (document.activeElement as HTMLElement | null)?.blur();
      set(undefined, false);
    },
    looked() {
      if (!at || strips.all().includes(at)) return;
      const again = strips.all().find(({ card }) => card.id === at?.card.id);
      const wasThere = active && (document.activeElement === document.body || document.activeElement === null);
      if (again && wasThere) focus(again);
      set(again, active && again !== undefined);
    },
  };
}

/** Whether any of a card is in sight. */
function isInView({ card }: Strip): boolean {
  const { top, bottom } = boxOf(card);
  return bottom > stuckAbove() + MARGIN && top < innerHeight;
}

function firstInView(all: readonly Strip[]): number {
  const top = stuckAbove();
  const found = all.findIndex(({ card }) => boxOf(card).bottom > top + MARGIN);
  return Math.max(0, found);
}

/** Scrolls no further than it takes, and not at all while the card is in view below what the site keeps at the top. */
function bringIntoView({ card }: Strip): void {
  const { top, bottom } = boxOf(card);
  const first = stuckAbove() + MARGIN;
  const last = innerHeight - FOOT;
  const by = top < first || bottom - top > last - first ? top - first : Math.max(0, bottom - last);
  if (by !== 0) scrollBy({ top: by, behavior: 'instant' });
}

/** How far down the window a header reaches that does not scroll, in CSS pixels. */
export function stuckAbove(): number {
  for (const element of document.elementsFromPoint(innerWidth / 2, 2)) {
    for (let around: Element | null = element; around; around = around.parentElement) {
      if (!/fixed|sticky/.test(getComputedStyle(around).position)) continue;
      const { top, bottom } = around.getBoundingClientRect();
      if (top <= 2 && bottom < innerHeight / 2) return Math.max(0, bottom);
    }
  }
  return 0;
}
