import type { Page } from './page.ts';

/** What no site makes: drawings, and what a script has typeset. */
const APART = 'script, style, svg, math, [class^="MathJax"], [class^="katex"]';

/** What each element becomes in a list that has become a table. Cells hold what items held. */
const TABLES: Readonly<Record<string, string>> = { ul: 'table', ol: 'table', dl: 'table' };
const ITEMS = new Set(['li', 'dt', 'dd']);

/** What each element becomes in any case. */
const PLAIN: Readonly<Record<string, string>> = {
  h1: 'div',
  h2: 'div',
  h3: 'div',
  h4: 'div',
  h5: 'div',
  h6: 'div',
  article: 'div',
  section: 'div',
  li: 'div',
  dt: 'div',
  dd: 'div',
};

/** How lists are built anew. */
export type Lists = 'tables' | 'divs';

/**
 * Builds a page anew, as a site does overnight: no class, id or data of its own keeps its name, headings and articles are
 * plain, lists are tables or plain, half of the wrappers that hold one element are gone, and other elements are wrapped.
 * There is no way back: the page is spent.
 */
export function redesign({ doc }: Page, lists: Lists, random: () => number): void {
  const elements = [...doc.body.querySelectorAll('*')].filter((element) => !element.closest(APART));
  for (const element of [doc.documentElement, doc.body, ...elements]) rename(element);
  for (const element of elements) {
    const rebuilt = rebuild(element, lists);
    const isWrapper = /^(?:div|section|article)$/.test(element.localName) && rebuilt.childElementCount === 1 && !ownText(rebuilt);
    if (isWrapper && random() < 0.5) rebuilt.replaceWith(...rebuilt.childNodes);
    else if (random() < 0.1) wrap(rebuilt);
  }
}

/** Gives all that a page may be read by, but for what stands in the open, another name. */
function rename(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    if (name === 'class' || name === 'id')
      element.setAttribute(
        name,
        value
          .split(/\s+/)
          .map((each) => each && `x${hash(each)}`)
          .join(' '),
      );
    else if (name.startsWith('data-')) {
      element.removeAttribute(name);
      element.setAttribute(`data-x${hash(name)}`, value);
    }
  }
}

function rebuild(element: Element, lists: Lists): Element {
  const { localName } = element;
  if (lists === 'tables' && ITEMS.has(localName)) {
    const cell = renamed(element, 'td');
    const row = element.ownerDocument.createElement('tr');
    cell.replaceWith(row);
    row.append(cell);
    return cell;
  }
  const name = (lists === 'tables' ? TABLES[localName] : TABLES[localName] && 'div') ?? PLAIN[localName];
  return name ? renamed(element, name) : element;
}

function renamed(element: Element, name: string): Element {
  const other = element.ownerDocument.createElement(name);
  for (const attribute of element.attributes) other.setAttribute(attribute.name, attribute.value);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

/** A block within a line would part the words of it, and within a table there is no place for one. */
function wrap(element: Element): void {
  if (/^(?:tr|td|th|tbody|thead|dt|dd|li|option|br|input|img|meta|link)$/.test(element.localName)) return;
  const isInline = element.parentElement?.closest('a, p, span, strong, i, b, em, td') != null;
  const wrapper = element.ownerDocument.createElement(isInline || !/^(?:div|p|table)$/.test(element.localName) ? 'span' : 'div');
  element.replaceWith(wrapper);
  wrapper.append(element);
}

function ownText(element: Element): string {
  return [...element.childNodes]
    .map((node) => (node.nodeType === 3 ? (node.nodeValue ?? '') : ''))
    .join('')
    .trim();
}

function hash(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return (sum >>> 0).toString(36);
}
