import { byPerson, element, sheet } from './element.ts';
import css from './layer.css?inline';
import { themeSheet } from './theme.ts';

/** The element that holds what floats over the page. */
export const LAYER = 'papermarks-layer';

/** Something that floats over the page for a while, one at a time. */
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
let open: Layer | undefined;

/**
 * Opens a box of a fixed size beside an element. It closes by Esc, by a press outside it and with the page's script.
 *
 * @param size in CSS pixels
 * @param closed called once it has closed
 */
export function openLayer(
  beside: Element,
  size: { width: number; height: number },
  signal: AbortSignal,
  closed: (back: boolean) => void,
): Layer {
  open?.close(false);
  const host = document.createElement(LAYER);
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [styles, themeSheet];
  place(host, beside.getBoundingClientRect(), size);

  const over = new AbortController();
  const close = (back: boolean): void => {
    if (over.signal.aborted) return;
    over.abort();
    host.remove();
    if (open === layer) open = undefined;
    closed(back);
  };
  const layer: Layer = { root, signal: over.signal, close };
  const listening = { signal: AbortSignal.any([signal, over.signal]), capture: true };
  addEventListener('pointerdown', (event) => byPerson(event) && event.target !== host && close(false), listening);
  addEventListener('keydown', (event) => byPerson(event) && event.key === 'Escape' && close(true), listening);
  signal.addEventListener('abort', () => close(false), { once: true, signal: over.signal });

  document.documentElement.append(host);
  open = layer;
  return layer;
}

/** Below where there is room, else above; always inside the window. The page scrolls with it. */
function place(host: HTMLElement, beside: DOMRect, { width, height }: { width: number; height: number }): void {
  const below = beside.bottom + GAP;
  const fits = below + height + GAP <= innerHeight || beside.top - GAP - height < 0;
  const top = fits ? Math.min(below, Math.max(GAP, innerHeight - height - GAP)) : beside.top - GAP - height;
  const left = Math.max(GAP, Math.min(beside.left, document.documentElement.clientWidth - width - GAP));
  const fixed: Record<string, number> = { width, height, top: top + scrollY, left: left + scrollX };
  for (const [property, pixels] of Object.entries(fixed)) host.style.setProperty(property, `${Math.round(pixels)}px`, 'important');
}

/** Says a sentence beside an element for some seconds. */
export function say(beside: Element, sentence: string, signal: AbortSignal): void {
  const layer = openLayer(beside, { width: 320, height: 88 }, signal, () => clearTimeout(timer));
  layer.root.append(messageOf(sentence));
  announce(beside, sentence);
  const timer = setTimeout(() => layer.close(false), 8_000);
}

/** A sentence as generated content. */
export function messageOf(sentence: string): HTMLElement {
  const message = element('div', 'message');
  message.setAttribute('role', 'note');
  message.setAttribute('data-text', sentence);
  return message;
}

/** Tells a screen reader, without putting text where a page could find it. */
export function announce(about: Element, sentence: string): void {
  (about as Element & { ariaNotify?(text: string): void }).ariaNotify?.(sentence);
}
