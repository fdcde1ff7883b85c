import { plainText } from './page-text.ts';

/** Elements that begin a line of their own. */
const BLOCK = /^(?:address|article|blockquote|br|dd|div|dl|dt|h[1-6]|header|hr|li|ol|p|pre|section|table|tbody|td|th|tr|ul)$/;

/** Elements that show no text, and our own. */
const UNREAD = /^(?:script|style|template|noscript|papermarks-strip)$/;

/** How far back from a link is read: nodes, characters, lines. */
export const FAR = { nodes: 2_000, text: 3_000, lines: 40 } as const;

/** The lines before a link, the nearest first; the first is the link's own, up to it. */
export function linesBefore(link: Element, root: Element | null): string[] {
  const lines = [''];
  let [nodes, size]: [number, number] = [0, 0];
  const breakAt = (node: Node): void => {
    if (BLOCK.test(node.nodeName.toLowerCase()) && (lines.length === 1 || lines.at(-1)?.trim())) lines.push('');
  };
  let node: Node | null = link;
  while (node && node !== root && nodes < FAR.nodes && size < FAR.text && lines.length < FAR.lines) {
    nodes += 1;
    if (!node.previousSibling) {
      node = node.parentNode;
      if (node) breakAt(node);
      continue;
    }
    node = node.previousSibling;
    breakAt(node);
    while (node.lastChild && !UNREAD.test(node.nodeName.toLowerCase()) && nodes < FAR.nodes) {
      node = node.lastChild;
      breakAt(node);
      nodes += 1;
    }
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const text = (node as Text).data.slice(-FAR.text);
    lines[lines.length - 1] = text + lines.at(-1);
    size += text.length;
  }
  return lines.map((line) => plainText(line, FAR.text));
}

/** What stands behind a link in its line, up to the next link and the end of the sentence. */
export function lineAfter(link: Element): string {
  let text = '';
  for (let node = link.nextSibling; node && text.length < 300 && !BLOCK.test(node.nodeName.toLowerCase()); node = node.nextSibling) {
    if (node.nodeType === Node.ELEMENT_NODE && ((node as Element).matches('a') || (node as Element).querySelector('a'))) break;
    if (!UNREAD.test(node.nodeName.toLowerCase())) text += (node.textContent ?? '').slice(0, 300);
  }
  return plainText(text.replace(/^[\s\])}:–—-]{1,20}/, ''), 300).split(/(?<=[.!?])\s/)[0] ?? '';
}

/** What a text beside an element says at its ends; '' where that is none. */
export function endsOf(node: Node | null): string {
  return node?.nodeType === Node.TEXT_NODE ? (node as Text).data.slice(0, 200) + (node as Text).data.slice(-200) : '';
}
