/** What to make of an element's text. */
export interface TextOptions {
  /** The longest text to keep, in UTF-16 code units. */
  longest: number;
  /** A selector of parts that are not read, such as a hidden label. */
  without?: string | undefined;
}

/** Elements whose text stands apart from what is around it. */
const APART = /^(?:address|article|blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|td|th|tr|ul)$/;

/** Elements that show no text, and our own. */
const UNREAD = /^(?:script|style|template|noscript|title|papermarks-strip)$/;

/** What MathJax 2, 3 and 4 and KaTeX put in the place of TeX. */
const TYPESET = '[class^="MathJax" i], [class^="MJX" i], mjx-container, .katex';

/**
 * The text of an element as it was written: plain, spaces collapsed, TeX between `$` where a script has typeset it.
 * Parts of one word that a search has highlighted stay one word.
 */
export function pageText(element: Element, { longest, without }: TextOptions): string {
  let text = '';
  let node: Node | null = element.firstChild;
  while (node) {
    let inside: Node | null = null;
    if (node.nodeType === Node.TEXT_NODE) text += (node as Text).data;
    else if (node.nodeType === Node.ELEMENT_NODE) {
      const part = node as Element;
      const tex = writtenTex(part);
      if (tex !== null) text += tex;
      else if (!UNREAD.test(part.localName) && !(without && part.matches(without))) inside = part.firstChild;
      if (APART.test(part.localName)) text += ' ';
    }
    // Onwards in document order without recursion: a page may nest deeper than the stack is high.
    let from: Node = node;
    node = inside ?? from.nextSibling;
    while (!node && from.parentNode && from.parentNode !== element) {
      from = from.parentNode;
      if (APART.test((from as Element).localName)) text += ' ';
      node = from.nextSibling;
    }
  }
  return plainText(text, longest);
}

/** Whether an element has text to read beside its label; quick where its text ends it, as in lists of thousands. */
export function hasText(element: Element, label?: string): boolean {
  const last = element.lastChild;
  return (last?.nodeType === Node.TEXT_NODE && /[^\s\p{Cc}]/u.test((last as Text).data)) || rawText(element, label) !== '';
}

/**
 * The text of an element beside its label, with whatever a script has put there. Much less than `pageText` in code and time.
 */
export function rawText(element: Element, label?: string): string {
  const before = (label && element.querySelector(label)?.textContent) || '';
  return (element.textContent ?? '')
    .replace(before, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** A text on one line, with single spaces, without control characters and broken surrogate pairs, cut to `longest` code units. */
export function plainText(text: string, longest: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
    .toWellFormed()
    .trim();
}

/** The TeX that an element was made of; '' for what stands beside the TeX and only shows it; null where no TeX is known. */
function writtenTex(part: Element): string | null {
  const type = part.localName === 'script' ? part.getAttribute('type') : null;
  if (type?.startsWith('math/tex')) return delimited(part.textContent ?? '', type.includes('mode=display'));
  if (!part.matches(TYPESET)) return null;
  if (hasScriptAfter(part)) return '';
  const source =
    (part.matches('[data-latex]') ? part : part.querySelector('[data-latex]'))?.getAttribute('data-latex') ??
    part.querySelector('annotation[encoding="application/x-tex"]')?.textContent;
  if (source) return delimited(source, part.matches('[display="true"]'));
  // No TeX is left: MathML made for screen readers is read once, in place of what is drawn.
  return part.querySelector('math')?.textContent ?? null;
}

/** MathJax 2 leaves a preview, what it drew, and then the script that holds the TeX. */
function hasScriptAfter(part: Element): boolean {
  let next = part.nextElementSibling;
  while (next?.matches('[class^="MathJax" i], [class^="MJX" i]')) next = next.nextElementSibling;
  return next?.localName === 'script' && (next.getAttribute('type') ?? '').startsWith('math/tex');
}

function delimited(tex: string, display: boolean): string {
  return display ? `$$${tex}$$` : `$${tex}$`;
}
