import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { Card } from '../../sites/kit/site.ts';
import { type Closed, closedHost } from './closed.ts';
import type { Listener } from './context.ts';
import type { Events } from './events.ts';
import type { View } from './page-marks.ts';
import { boxSheet, CONTROLS, type Control, fill, type Insides, paint, STRIP } from './strip.ts';

/** How far outside the window strips get their insides, so that scrolling meets them painted. */
const NEAR = '400px';

/** One strip: a host on a card, with insides once it is near the view. */
export interface Strip extends Closed {
  card: Card;
  insides?: Insides;
}

/** All strips of the page: exactly one on each card, always of the card's paper. */
export interface Strips {
  /** Makes the strips fit the cards that are there now. */
  fit(cards: readonly Card[]): void;
  repaint(papers: Iterable<PaperId>): void;
  /** Every strip, in the order of the page. */
  all(): readonly Strip[];
  /** Gives a strip its insides, should it have none yet. */
  complete(strip: Strip): Insides;
  isOurs(node: Node): boolean;
  /** Resolves when the strips near the view have their insides, for the first time. */
  near: Promise<void>;
}

/** What happens when a person comes to a strip. */
export interface StripHandlers {
  /** Uses a control, by a click or a key. */
  used(strip: Strip, control: Control): void;
}

export function createStrips(
  view: (paper: PaperId) => View,
  handlers: StripHandlers,
  events: Events,
  signal: AbortSignal,
  listener: Listener,
): Strips {
  const byCard = new Map<Element, Strip>();
  const byHost = new WeakMap<EventTarget, Strip>();
  let ordered: readonly Strip[] = [];
  const { promise: near, resolve: filled } = Promise.withResolvers<void>();
  // Browsers tell of the texts of one frame in any order: the first covers are painted before there is a text.
  let waits = true;
  const observer = new IntersectionObserver(enter, { rootMargin: NEAR });
  signal.addEventListener('abort', () => observer.disconnect());

  function enter(entries: IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const strip = byHost.get(target);
      if (strip && isIntersecting) complete(strip);
    }
    const soon = (): number => requestAnimationFrame(() => requestAnimationFrame(showAll));
    if (!waits) filled();
    // Firefox tells nothing of the paint of a page that stands in the background.
    else if (import.meta.env.FIREFOX) soon();
    // Until a page has painted content, as covers are, Chromium may go on showing the page before, and then shows several
    // frames as one: https://www.w3.org/TR/paint-timing/
    else
      new PerformanceObserver((list) => {
        if (list.getEntriesByName('first-contentful-paint')[0]) soon();
      }).observe({ type: 'paint', buffered: true });
  }

  function showAll(): void {
    waits = false;
    for (const strip of byCard.values()) show(strip);
    filled();
  }

  function show({ insides, card }: Strip): void {
    if (insides && !waits) paint(insides, view(card.id));
  }

  function complete(strip: Strip): Insides {
    observer.unobserve(strip.host);
    if (strip.insides) return strip.insides;
    strip.insides = fill(strip.root);
    const { control } = strip.insides;
    const reached = (): void => listener()?.reached(strip);
    events.inside(strip.root, {
      click(_, target) {
        const name = CONTROLS.find((each) => control(each).contains(target));
        if (name) handlers.used(strip, name);
      },
      pointerover: reached,
      focusin: reached,
    });
    show(strip);
    return strip.insides;
  }

  function mount(card: Card): void {
    const { host, root } = closedHost(STRIP);
    root.adoptedStyleSheets = [boxSheet];
    const { how, element, as } = card.place;
    host.setAttribute('paper', card.id);
    host.setAttribute('at', as);
    const strip: Strip = { host, root, card };
    byCard.set(card.elements[0], strip);
    byHost.set(host, strip);
    if (how === 'append') element.append(host);
    else element.after(host);
    observer.observe(host);
  }

  /** Removes strips that are not ours: left by a script that an update has replaced, cloned, or made by the page. */
  function removeStrangers(): void {
    for (const host of document.querySelectorAll(STRIP)) if (!byHost.has(host)) host.remove();
  }

  function unmount(key: Element, { host }: Strip): void {
    observer.unobserve(host);
    host.remove();
    byHost.delete(host);
    byCard.delete(key);
  }

  return {
    fit(cards) {
      const there = new Set(cards.map((card) => card.elements[0]));
      for (const [key, strip] of byCard) if (!there.has(key)) unmount(key, strip);
      for (const card of cards) {
        const [key] = card.elements;
        const strip = byCard.get(key);
        if (strip && stands(strip, card)) strip.card = card;
        else {
          if (strip) unmount(key, strip);
          mount(card);
        }
      }
      ordered = cards.flatMap((card) => byCard.get(card.elements[0]) ?? []);
      removeStrangers();
    },
    repaint(papers) {
      const changed = new Set(papers);
      for (const strip of byCard.values()) if (changed.has(strip.card.id)) show(strip);
    },
    all: () => ordered,
    complete,
    isOurs: (node) => byHost.has(node),
    near,
  };
}

/** Whether a strip is still where the card wants it, and of the card's paper: a framework may give a node to another paper. */
function stands({ host, card: { id } }: Strip, card: Card): boolean {
  const { how, element } = card.place;
  return id === card.id && host.isConnected && (how === 'append' ? host.parentElement : host.previousElementSibling) === element;
}
