import { Window } from 'happy-dom';

// In the tests there is a document already.
if (!('DOMParser' in globalThis)) {
  const { Node, Element, DOMParser, document } = new Window();
  Object.assign(globalThis, { Node, Element, DOMParser, document });
}

/** A document as a browser has it after parsing; nothing runs in it. What it would load is left out. */
export function parse(html: string): Document {
  return new DOMParser().parseFromString(html.replace(/<link\b[^>]*>|<iframe\b[^>]*>/gi, ''), 'text/html');
}

/** A document as text. */
export function serialize(doc: Document): string {
  return `<!doctype html>\n${doc.documentElement.outerHTML}\n`;
}
