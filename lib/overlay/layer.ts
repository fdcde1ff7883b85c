import { type Closed, closedHost, coverRoot } from './closed.ts';
import { element, sheet } from './element.ts';
import type { Events } from './events.ts';
import css from './layer.css?inline';

/** The element that holds what floats over the page. */
export const LAYER = 'papermarks-layer';

/** What everything that floats over a page has in common. */
export interface Around {
  /** Says whether the page is light or dark. */
  theme: CSSStyleSheet;
  events: Events;
  signal: AbortSignal;
}

/** What is floated over, and for how long. */
export interface Floated extends Around {
  /** The strip's host. */
  beside: Element;
  /** Aborted when the page shows the paper no longer. */
  left: AbortSignal;
  /** It stays in the window when the page scrolls. */
  fixed?: boolean;
  /** Called once it has closed; `back` tells whether focus goes back to where the person came from. */
  closed(back: boolean): void;
}

/** In CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A box in the page, out of sight until it is placed. It cannot be moved once a frame is in it: that would load the frame anew. */
export interface Box extends Closed {
  /** Says from inside the root where it is, where no style of the page can win. */
  place(declarations: string): void;
}

/** The box of something that floats, one at a time. */
export interface Layer {
  root: ShadowRoot;
  /** Aborted when it closes, by whatever way. */
  signal: AbortSignal;
  /** `back` tells whether focus goes back to where the person came from. */
  close(back: boolean): void;
}

const styles = sheet(css);
/** Between the layer and what it belongs to, and the edge of the window, in CSS pixels. */
const GAP = 6;
let open: { layer: Layer; beside: Element; kind: string } | undefined;

/** Whether something floats over the page. */
export function isOpen(): boolean {
  return open !== undefined;
}

/** Makes a box that waits in the page, out of sight, with the size that it will have. */
export function waitingBox({ theme, events }: Around, { width, height }: Size): Box {
  const { host, root } = closedHost(LAYER);
  const placed = sheet('');
  const place = (declarations: string): void => placed.replaceSync(`:host{${declarations.replaceAll(';', '!important;')}}`);
  place(`position:fixed;top:0;left:0;width:${width}px;height:${height}px;visibility:hidden;`);
  root.adoptedStyleSheets = [styles, theme, placed];
  coverRoot(root);
  events.inside(root, {});
  document.documentElement.append(host);
  return { host, root, place };
}

/**
 * Opens a box of a fixed size beside a strip. It closes by Esc, by a press outside it, and with the page's script.
 *
 * @param kind what it is for: when the same is open beside the same strip, that closes instead and nothing is returned
 * @param mayClose asked before it closes by the person's wish; it is out of sight meanwhile, and comes back on false
 * @param boxFor gives the box, when one is needed
 */
export function openLayer(
  { beside, left, closed, fixed, ...around }: Floated,
  kind: string,
  size: Size,
  mayClose: () => Promise<boolean> = async () => true,
  boxFor: () => Box = () => waitingBox(around, size),
): Layer | undefined {
  const again = open?.beside === beside && open.kind === kind;
  open?.layer.close(again);
  if (again) return undefined;

  const { host, root, place } = boxFor();
  const box = boxBeside(beside.getBoundingClientRect(), size, fixed);
  place(box);

  const over = new AbortController();
  const end = (back: boolean): void => {
    if (over.signal.aborted) return;
    over.abort();
    host.remove();
    if (open?.layer === layer) open = undefined;
    closed(back);
  };
  const close = (back: boolean): void => {
    place(`${box}visibility:hidden;`);
    void mayClose().then((yes) => (yes ? end(back) : place(box)));
  };
  const layer: Layer = { root, signal: over.signal, close };
  around.events.anywhere(
    {
      pointerdown: (_, target) => target !== host && target !== beside && close(false),
      keydown: ({ key }) => key === 'Escape' && close(true),
    },
    over.signal,
  );
  around.signal.addEventListener('abort', () => end(false), { once: true, signal: over.signal });
  left.addEventListener('abort', () => close(false), { signal: over.signal });
  open = { layer, beside, kind };
  return layer;
}

/** Where the layer is: below where there is room, else above; always inside the window; the page scrolls with it. */
function boxBeside(beside: DOMRect, { width, height }: Size, fixed = false): string {
  const below = beside.bottom + GAP;
  const fits = below + height + GAP <= innerHeight || beside.top - GAP - height < 0;
  const top = fits ? Math.min(below, Math.max(GAP, innerHeight - height - GAP)) : beside.top - GAP - height;
  const left = Math.max(GAP, Math.min(beside.left, document.documentElement.clientWidth - width - GAP));
  const box = Object.entries({ width, height, top: top + (fixed ? 0 : scrollY), left: left + (fixed ? 0 : scrollX) });
  return (fixed ? 'position:fixed;' : '') + box.map(([property, pixels]) => `${property}:${Math.round(pixels)}px;`).join('');
}

/** A sentence as generated content. */
export function messageOf(sentence: string): HTMLElement {
  const message = element('div', 'message');
  message.setAttribute('role', 'note');
  message.setAttribute('data-text', sentence);
  return message;
}
