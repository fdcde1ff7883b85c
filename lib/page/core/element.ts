/** A new element with a class and children; text never becomes markup. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...children: Node[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

/** A style sheet that many closed roots share. */
export function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** Whether a person did this: a page can dispatch events, but cannot make them trusted. */
export function byPerson(event: Event): boolean {
  return event.isTrusted;
}
