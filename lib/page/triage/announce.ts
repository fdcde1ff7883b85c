/** Tells a screen reader, without putting text where a page could find it. */
export function announce(about: Element, sentence: string): void {
  (about as Element & { ariaNotify?(text: string): void }).ariaNotify?.(sentence);
}
