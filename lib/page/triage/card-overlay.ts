import { closedHost } from '../core/closed.ts';
import type { OverlayContext } from '../core/context.ts';
import coverCss from '../core/cover.css?inline';
import { element, sheet } from '../core/element.ts';
import type { Strip } from '../core/strips.ts';
import { boxOf, type CardBox } from './boxes.ts';
import css from './card-overlay.css?inline';

/** The element that holds what is drawn over cards. */
export const OVER = 'papermarks-over';

/** What is drawn over one card. */
export interface CardLook {
  ring: boolean;
  selected: boolean;
  isNew: boolean;
  /** Dimmed: by what it is, or because the filter leaves it out. */
  dimmed: false | 'done' | 'out';
  lit: boolean;
  /** Why a rule dims or lights it. */
  why: string;
  /** The last visit ended before it. */
  ended: boolean;
}

/** What is drawn over the cards near the view: in a closed root of a host without a size, so that a page is told none of it. */
export interface CardOverlay {
  /** Draws anew. */
  drawNow(): void;
  looked(): void;
  /** Takes in more styles. */
  adopt(styles: CSSStyleSheet): void;
}

/** How far outside the window cards are drawn over. */
const NEAR = '400px';
/** How far a veil reaches beyond its card, in CSS pixels, as in card-overlay.css. */
const EDGE = 2;
const styles = sheet(css);
const covers = sheet(coverCss);

/** @param came called with the cards that came near the view */
export function createCardOverlay(
  { strips, events, theme, signal }: OverlayContext,
  look: (strip: Strip) => CardLook,
  came: (strips: readonly Strip[]) => void,
): CardOverlay {
  const { host, root } = closedHost(OVER);
  root.adoptedStyleSheets = [styles, covers, theme];
  events.inside(root, {});
  const boxes = new Map<Strip, HTMLElement>();
  const byHost = new WeakMap<Element, Strip>();
  let due = false;

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const strip = byHost.get(target);
        if (!strip) continue;
        if (isIntersecting && !boxes.has(strip)) add(strip);
        if (!isIntersecting) drop(strip);
      }
      came([...boxes.keys()]);
      draw();
    },
    { rootMargin: NEAR },
  );
  // It calls before a frame is painted: what is drawn never lags behind the page.
  const sizes = new ResizeObserver(drawNow);
  sizes.observe(document.body);
  addEventListener('resize', draw, { signal });
  document.addEventListener('scroll', ({ target }) => target !== document && draw(), { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => {
    near.disconnect();
    sizes.disconnect();
    host.remove();
  });

  function add(strip: Strip): void {
    // As every root of ours, each box has a cover that is painted before its text: see coverRoot.
    const box = element('div', 'card', element('div', 'cover', element('i', '')), element('i', 'veil'), element('span', 'why'));
    boxes.set(strip, box);
    root.append(box);
    sizes.observe(strip.card.elements[0]);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        box.dataset.covered = '';
        draw();
      }),
    );
  }

  function drop(strip: Strip): void {
    boxes.get(strip)?.remove();
    boxes.delete(strip);
    sizes.unobserve(strip.card.elements[0]);
  }

  function draw(): void {
    if (due) return;
    due = true;
    requestAnimationFrame(drawNow);
  }

  function drawNow(): void {
    due = false;
    if (signal.aborted) return;
    if (!host.isConnected) document.documentElement.append(host);
    const origin = host.getBoundingClientRect();
    // All is measured before anything is set: the page is laid out once.
    const measured = [...boxes].map(([strip, box]) => ({ strip, box, at: boxOf(strip.card), of: strip.host.getBoundingClientRect() }));
    for (const { strip, box, at, of } of measured) {
      const { ring, selected, isNew, dimmed, lit, why, ended } = look(strip);
      box.style.transform = `translate(${at.left - origin.left}px, ${at.top - origin.top}px)`;
      box.style.inlineSize = `${Math.max(0, at.right - at.left)}px`;
      box.style.blockSize = `${Math.max(0, at.bottom - at.top)}px`;
      (box.children[1] as HTMLElement).style.clipPath = allBut(of, at);
      box.className = ['card', ring && 'ring', selected && 'selected', isNew && 'new', dimmed, lit && 'lit', ended && 'ended']
        .filter(Boolean)
        .join(' ');
      box.lastElementChild?.setAttribute('data-text', 'covered' in box.dataset ? why : '');
    }
  }

  return {
    drawNow,
    adopt: (more) => root.adoptedStyleSheets.push(more),
    looked() {
      const all = new Set(strips.all());
      for (const strip of boxes.keys()) if (!all.has(strip)) drop(strip);
      for (const strip of all) {
        if (byHost.has(strip.host)) continue;
        byHost.set(strip.host, strip);
        near.observe(strip.host);
      }
      came([...boxes.keys()]);
    },
  };
}

/** All of a card and a little more, but where its strip is, whose text a veil must not touch. */
function allBut(strip: DOMRect, { left, top }: CardBox): string {
  // A pixel more on each side: a strip may stand between two.
  const [x, y, width, height] = [strip.left - left + EDGE - 1, strip.top - top + EDGE - 1, strip.width + 2, strip.height + 2];
  return `path(evenodd,"M-9-9H9999V9999H-9zM${x} ${y}h${width}v${height}h${-width}z")`;
}
