import { closedHost, coverRoot } from './closed.ts';
import { element, sheet } from './element.ts';
import type { Events } from './events.ts';
import css from './layer.css?inline';

/** The element that holds what floats over the page. */
export const LAYER = 'papermarks-layer';

/** What is floated over, how it looks and for how long. */
export interface Floated {
  /** The strip's host. */
  beside: Element;
  /** Says whether the page is light or dark. */
  theme: CSSStyleSheet;
  events: Events;
  signal: AbortSignal;
  /** Called once it has closed; `back` tells whether focus goes back to where the person came from. */
  closed(back: boolean): void;
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

/**
 * Opens a box of a fixed size beside a strip. It closes by Esc, by a press outside it, and with the page's script.
 *
 * @param kind what it is for: when the same is open beside the same strip, that closes instead and nothing is returned
 * @param size in CSS pixels
 * @param mayClose asked before it closes by the person's wish; it is out of sight meanwhile, and comes back on false
 */
export function openLayer(
  { beside, theme, events, signal, closed }: Floated,
  kind: string,
  size: { width: number; height: number },
  mayClose: () => Promise<boolean> = async () => true,
): Layer | undefined {
  const again = open?.beside === beside && open.kind === kind;
  open?.layer.close(again);
  if (again) return undefined;

  const { host, root } = closedHost(LAYER);
  const box = boxBeside(beside.getBoundingClientRect(), size);
  const boxSheet = sheet(box);
  root.adoptedStyleSheets = [styles, theme, boxSheet];
  coverRoot(root);
  const show = (visible: boolean): void => boxSheet.replaceSync(visible ? box : `${box}:host{visibility:hidden!important}`);

  const over = new AbortController();
  const end = (back: boolean): void => {
    if (over.signal.aborted) return;
    over.abort();
    host.remove();
    if (open?.layer === layer) open = undefined;
    closed(back);
  };
  const close = (back: boolean): void => {
    show(false);
    void mayClose().then((yes) => (yes ? end(back) : show(true)));
  };
  const layer: Layer = { root, signal: over.signal, close };
  events.inside(root, {});
  events.anywhere(
    {
      pointerdown: (_, target) => target !== host && target !== beside && close(false),
      keydown: ({ key }) => key === 'Escape' && close(true),
    },
    over.signal,
  );
  signal.addEventListener('abort', () => end(false), { once: true, signal: over.signal });

  document.documentElement.append(host);
  open = { layer, beside, kind };
  return layer;
}

/**
 * The layer's box: below where there is room, else above; always inside the window; the page scrolls with it. It is told
 * from inside the root, where no style of the page can win.
 */
function boxBeside(beside: DOMRect, { width, height }: { width: number; height: number }): string {
  const below = beside.bottom + GAP;
  const fits = below + height + GAP <= innerHeight || beside.top - GAP - height < 0;
  const top = fits ? Math.min(below, Math.max(GAP, innerHeight - height - GAP)) : beside.top - GAP - height;
  const left = Math.max(GAP, Math.min(beside.left, document.documentElement.clientWidth - width - GAP));
  const box = Object.entries({ width, height, top: top + scrollY, left: left + scrollX });
  return `:host{${box.map(([property, pixels]) => `${property}:${Math.round(pixels)}px!important`).join(';')}}`;
}

/** A sentence as generated content. */
export function messageOf(sentence: string): HTMLElement {
  const message = element('div', 'message');
  message.setAttribute('role', 'note');
  message.setAttribute('data-text', sentence);
  return message;
}
