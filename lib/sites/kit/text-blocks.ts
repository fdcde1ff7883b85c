import { rawText } from './page-text.ts';

/** Elements that show no text, and our own. */
const UNREAD = 'script,style,template,noscript,svg,papermarks-strip';
/** Elements that stand on lines of their own, whatever a page's styles say. */
const APART = 'p,div,h1,h2,h3,h4,h5,h6,ul,ol,li,dl,section,article,blockquote,table,pre';
/** Elements whose text is one, though a search has highlighted parts of it. */
const ONE = 'a,h1,h2,h3,h4,h5,h6';
/** No title is longer, in UTF-16 code units, where nothing but its length tells it from an abstract. */
export const TITLE_MAX = 300;

/** The elements that each hold one text of an element, in order: a title, a name, a date, a paragraph with what is emphasised in it. */
export function textBlocks(root: Element): Element[] {
  const blocks: Element[] = [];
  let element: Element | null = root;
  while (element) {
    const isUnread: boolean = element.matches(UNREAD);
    const isBlock: boolean = !isUnread && isOneText(element);
    if (isBlock) blocks.push(element);
    // Onwards in document order without recursion: a page may nest deeper than the stack is high.
    let next: Element | null = isUnread || isBlock ? null : element.firstElementChild;
    while (!next && element && element !== root) {
      next = element.nextElementSibling;
      if (!next) element = element.parentElement;
    }
    element = next;
  }
  return blocks;
}

function isOneText(element: Element): boolean {
  let isSpaced = false;
  for (const { nodeType, nodeValue } of element.childNodes) {
    if (nodeType !== 3) continue;
    if (/[^\s\p{Cc}]/u.test(nodeValue ?? '')) return !element.querySelector(APART);
    isSpaced = true;
  }
  // Every word of it was found.
  return isSpaced && element.matches(ONE) && !element.querySelector(APART) && rawText(element).length <= TITLE_MAX;
}
