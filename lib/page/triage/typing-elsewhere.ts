/** What a person is at when they type into nothing; a custom element may hold a field, also of another extension. */
const PLAIN = /^(html|body|a|button|summary)$/;
/** What has keys of its own, or is typed into. */
const KEYED = '[contenteditable], [role=menu], [role=listbox], [role=grid], [role=tree], [role=application], [role=dialog], dialog';

/**
 * Whether a key that is pressed on an element is free for us: not in any field, nor in what has a root of its own, where
 * another extension may have one; not with a modifier, nor while an input method composes.
 */
export function isFree(event: KeyboardEvent, target: Element): boolean {
  // A part of an open root is told as its host; where the key goes is the first of its path.
  const isThere = event.composedPath()[0] === target && PLAIN.test(target.localName);
  return isThere && isPlain(event) && !target.closest(KEYED) && document.designMode !== 'on';
}

/** Whether a key is pressed by itself, and is no part of a word that an input method makes. */
export function isPlain({ isComposing, keyCode, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !isComposing && keyCode !== 229 && !ctrlKey && !metaKey && !altKey;
}

/** The key as the settings name it: letters by Shift alone, so that caps lock changes nothing. */
export function keyOf({ key, shiftKey }: KeyboardEvent): string {
  if (key.length !== 1 || key.toLowerCase() === key.toUpperCase()) return key;
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}
