import css from './cover.css?inline';
import { element, sheet } from './element.ts';

/** A document without a window: it has no custom elements. */
const apart = document.implementation.createHTMLDocument('');
const coverSheet = sheet(css);

/** An element of ours that the page sees, and the closed root in it that the page does not. */
export interface Closed {
  host: HTMLElement;
  root: ShadowRoot;
}

/**
 * A new host with a closed root. The root is attached apart from the page: a page that defines a custom element of the
 * host's name is given the roots that are attached to it from then on, closed ones too.
 * https://html.spec.whatwg.org/multipage/custom-elements.html#dom-elementinternals-shadowroot
 */
export function closedHost(name: string): Closed {
  const host = apart.createElement(name);
  const root = host.attachShadow({ mode: 'closed' });
  document.adoptNode(host);
  return { host, root };
}

/**
 * Covers what a root draws with a text as large as its host, too faint to see. A page is told how large the largest text
 * is that was painted, at first and after each click, in closed roots too: https://www.w3.org/TR/largest-contentful-paint/
 *
 * @returns draws the cover anew, as has to be done when another text in the root has changed
 */
export function coverRoot(root: ShadowRoot): () => void {
  const cover = element('div', 'cover');
  const draw = (): void => cover.replaceChildren(element('i', ''));
  root.adoptedStyleSheets.push(coverSheet);
  root.prepend(cover);
  draw();
  return draw;
}
