import { rawText } from './page-text.ts';

/** Elements that show no text, and our own. */
const UNREAD = 'script,style,svg,papermarks-strip';
/** Elements that stand on lines of their own, whatever a page's styles say. */
const APART = 'p,div,h2,h3,h4,h5,h6,ul,ol,li,table';
/** No title is longer, in UTF-16 code units, where nothing but its length tells it from an abstract. */
export const TITLE_MAX = 300;

/** The elements that each hold one text of an element, in order: a title, a name, a date, a paragraph with what is emphasised in it. */
export function textBlocks(root: Element): Element[] {
  const blocks: Element[] = [];
  for (const element of [root, ...root.querySelectorAll('*')])
    if (!blocks.at(-1)?.contains(element) && !element.closest(UNREAD) && isOneText(element)) blocks.push(element);
  return blocks;
}

function isOneText(element: Element): boolean {
  const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === 3);
  const hasWords = texts.some(({ nodeValue }) => /\S/.test(nodeValue ?? ''));
  // Where there are but spaces between its elements, a search has found every word of it.
  const isFound = texts.length > 0 && element.localName === 'a' && rawText(element).length <= TITLE_MAX;
  return (hasWords || isFound) && !element.querySelector(APART);
}
