import { type Closed, closedHost, coverRoot } from '../core/closed.ts';
import { element, sheet } from '../core/element.ts';
import type { Events, KeptKeys } from '../core/events.ts';
import css from './layer.css?inline';

/** The element that holds what floats over the page. */
export const LAYER = 'papermarks-layer';

/** What everything that floats over a page has in common. */
export interface LayerContext {
  /** Says whether the page is light or dark. */
  theme: CSSStyleSheet;
  icons: CSSStyleSheet;
  events: Events;
  signal: AbortSignal;
}

/** What is floated over, and for how long: until the page shows the paper no longer, or the person has left it on the way. */
export interface Floated extends LayerContext, KeptKeys {
  /** The strip's host. */
  beside: Element;
  /** It stays in the window when the page scrolls. */
  fixed?: boolean;
  /** The person is done with it, though it may have to be saved; `back` tells whether focus goes back to where they came from. */
  done(back: boolean): void;
  /** Called once it has closed; what it returns is awaited before the next key does anything. */
  closed(): unknown;
}

/** In CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A box in the page, out of sight until it is placed. It cannot be moved once a frame is in it: that would load the frame anew. */
export interface LayerBox extends Closed {
  /** Says from inside the root where it is, where no style of the page can win. */
  place(declarations: string): void;
}

/** The box of something that floats, one at a time. */
export interface Layer {
  root: ShadowRoot;
  /** Aborted when it closes, by whatever way. */
  signal: AbortSignal;
  /** Whether a person sees it: not while it waits for what was typed to be saved. */
  isShown(): boolean;
  /** `back` tells whether focus goes back to where the person came from. */
  close(back: boolean): void;
  /** Takes a key that was pressed in it after the person was done: it comes before those that are pressed in the page since. */
  giveBack(event: KeyboardEvent): void;
}

const styles = sheet(css);
/** Between the layer and what it belongs to, and the edge of the window, in CSS pixels. */
const GAP = 6;
/** How long keys wait for what is closing, in milliseconds. */
const HELD = 1_000;
let open: { layer: Layer; beside: Element; kind: string } | undefined;

/** Whether something floats over the page. */
export function isOpen(): boolean {
  return open !== undefined;
}

/** Makes a box that waits in the page, out of sight, with the size that it will have. */
export function waitingBox({ theme, icons, events }: LayerContext, { width, height }: Size): LayerBox {
  const { host, root } = closedHost(LAYER);
  const placed = sheet('');
  const place = (declarations: string): void => placed.replaceSync(`:host{${declarations.replaceAll(';', '!important;')}}`);
  place(`position:fixed;top:0;left:0;width:${width}px;height:${height}px;visibility:hidden;`);
  root.adoptedStyleSheets = [icons, styles, theme, placed];
  coverRoot(root);
  events.inside(root, {});
  document.documentElement.append(host);
  return { host, root, place };
}

/**
 * Opens a box of a fixed size beside a strip. It closes by a press outside it, and with the page's script.
 *
 * @param kind what it is for: when the same is open beside the same strip, that closes instead and nothing is returned
 * @param keys hears each key that is pressed in the page while it is open; the page hears none
 * @param mayClose asked before it closes by the person's wish; it is out of sight meanwhile, and comes back on false
 * @param boxFor gives the box, when one is needed
 */
export function openLayer(
  { beside, kept: _, leave, done, closed, fixed, ...around }: Floated,
  kind: string,
  size: Size,
  keys: (event: KeyboardEvent) => boolean,
  mayClose: () => Promise<boolean> = async () => true,
  boxFor: () => LayerBox = () => waitingBox(around, size),
): Layer | undefined {
  if (leave.signal.aborted) {
    closed();
    return undefined;
  }
  const again = open?.beside === beside && open.kind === kind;
  open?.layer.close(again);
  if (again) {
    leave.abort();
    return undefined;
  }

  const { events, signal } = around;
  const { host, root, place } = boxFor();
  const box = boxBeside(beside.getBoundingClientRect(), size, fixed);
  place(box);

  const over = new AbortController();
  const given: KeyboardEvent[] = [];
  let shown = true;
  const hide = (): void => {
    shown = false;
    if (open?.layer === layer) open = undefined;
    if (events.keys === keys) events.keys = undefined;
  };
  const end = (): unknown => {
    if (over.signal.aborted) return;
    over.abort();
    host.remove();
    hide();
    return closed();
  };
  /** What is pressed meanwhile is for what comes after, and done then: it may take back what is just being saved. */
  async function askToClose(back: boolean): Promise<void> {
    if (!shown) return;
    place(`${box}visibility:hidden;`);
    const isHeard = events.keys === keys;
    hide();
    const next = back && isHeard ? events.hold() : undefined;
    done(back);
    const closing = mayClose().then((yes) => {
      if (yes) return end();
      next?.leave.abort();
      show();
    });
    await Promise.race([closing, pause(HELD)]);
    next?.leave.abort();
    const pressed = [...given.splice(0), ...(next?.kept ?? [])];
    // What was pressed to go on is not meant for what has come back.
    for (const key of next && !shown ? pressed : []) pressKey(events, key, beside);
  }
  function show(): void {
    shown = true;
    place(box);
    open ??= { layer, beside, kind };
    events.keys ??= keys;
  }
  const layer: Layer = {
    root,
    signal: over.signal,
    isShown: () => shown,
    close: (back) => void askToClose(back),
    giveBack: (key) => void given.push(key),
  };
  events.anywhere({ pointerdown: (_, target) => target !== host && target !== beside && layer.close(false) }, over.signal);
  signal.addEventListener('abort', end, { once: true, signal: over.signal });
  leave.signal.addEventListener('abort', () => layer.close(false), { signal: over.signal });
  open = undefined;
  events.keys = undefined;
  show();
  return layer;
}

/** Passes on a key that a person pressed where, or when, it was not to be done: to what hears keys now. */
export function pressKey({ keys, elsewhere }: Events, event: KeyboardEvent, target: Element): void {
  if (keys) keys(event);
  else for (const { keydown } of elsewhere) keydown?.(event, target);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
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
