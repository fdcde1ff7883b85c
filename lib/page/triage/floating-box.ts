import { closedHost, coverRoot } from '../core/closed.ts';
import type { OverlayContext } from '../core/context.ts';
import { element, sheet } from '../core/element.ts';
import css from './floating-box.css?inline';

/** A box at the edge of the window, always of the same size: what it shows depends on the library. */
export interface FloatingBox {
  host: HTMLElement;
  root: ShadowRoot;
  body: HTMLElement;
  isShown(): boolean;
  show(is: boolean): void;
}

/** Where it stands, from the edges of the window, in CSS pixels. */
export interface FloatingBoxPlace {
  width: number;
  height: number;
  bottom: number;
  /** In the middle of the window, else at its right. */
  middle?: boolean;
}

/** The element that stands at an edge of the window. */
export const FLOATING_BOX = 'papermarks-dock';
const styles = sheet(css);

/** @param more styles of what stands in it, beyond those of all */
export function createFloatingBox(
  { theme, icons, events, signal }: OverlayContext,
  name: string,
  where: () => FloatingBoxPlace,
  pressed: (target: Element) => void,
  more: CSSStyleSheet[] = [],
): FloatingBox {
  const { host, root } = closedHost(FLOATING_BOX);
  const placed = sheet('');
  root.adoptedStyleSheets = [icons, styles, ...more, theme, placed];
  const body = element('div', name);
  root.append(body);
  const cover = coverRoot(root);
  events.inside(root, { click: (_, target) => pressed(target) });
  let shown = false;

  function lay(): void {
    const { width, height, bottom, middle } = where();
    const fits = Math.min(width, innerWidth - 16);
    const left = middle ? (innerWidth - fits) / 2 : document.documentElement.clientWidth - fits - 12;
    const box = { position: 'fixed', bottom: `${bottom}px`, left: `${Math.round(left)}px`, width: `${fits}px`, height: `${height}px` };
    const rules = Object.entries({ ...box, ...(!shown && { visibility: 'hidden' }) }).map((rule) => `${rule.join(':')}!important`);
    placed.replaceSync(`:host{${rules.join(';')}}`);
  }

  addEventListener('resize', lay, { signal });
  signal.addEventListener('abort', () => host.remove());
  return {
    host,
    root,
    body,
    isShown: () => shown,
    show(is) {
      shown = is;
      if (is && !host.isConnected) document.documentElement.append(host);
      lay();
      cover();
    },
  };
}

/** A button whose words are generated content; `does` names what a press of it does. */
export function button(does: string, label: string, ...inside: Node[]): HTMLButtonElement {
  const made = element('button', '', ...inside);
  made.type = 'button';
  made.dataset.does = does;
  made.setAttribute('aria-label', label);
  return made;
}

/** Words as generated content. */
export function words(className: string, shown: string): HTMLElement {
  const made = element('span', className);
  made.setAttribute('data-text', shown);
  return made;
}

/** What a press on a part of the box does. */
export function doesOf(target: Element): string | undefined {
  return target.closest<HTMLElement>('[data-does]')?.dataset.does;
}
