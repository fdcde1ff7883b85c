/** The heights an editor's frame can have, in CSS pixels. Fixed: a box that grew with its content would tell the page of it. */
export const EDITOR_HEIGHTS = { low: 240, middle: 340, high: 480 } as const;

export type EditorHeight = keyof typeof EDITOR_HEIGHTS;

/**
 * Comes into the frame with the port, when a person opens the editor: which editor this is, and the field that is to have
 * the focus. A frame may have loaded long before; until then it shows nothing and asks for nothing.
 */
export interface EditorHello {
  nonce: string;
  field: EditorField;
  /** What was typed into the filter before. */
  typed?: string;
  /** The papers whose tags are set together. */
  many?: Many;
}

/** What is typed: the tags or the note of a paper, the tags of several, or the words that a page is filtered by. */
export type EditorField = 'tags' | 'note' | 'many' | 'filter';

/** Several papers, whose tags are set together. */
export interface Many {
  papers: number;
  /** The tags that each of them carries. */
  tags: readonly string[];
  /** Those that some of them carry. */
  some: readonly string[];
}

/**
 * What the editor says to the script that opened it: it can be typed into; the person is done; all is saved and the frame
 * may go; something is not saved and the frame must stay; it has lost the focus. A key is what was pressed in it after the
 * person was done.
 */
export type FromEditor = 'ready' | 'close' | 'saved' | 'unsaved' | 'blurred' | EditorTyped | { kind: 'key'; press: Press };

/** What a person typed for the page's script to do: it sets the tags of many, and filters. */
export type EditorTyped = { kind: 'tag' | 'untag'; tag: string } | { kind: 'filter'; words: string; isDone?: true };

/**
 * What the editor is told: the frame is about to go, save what was typed; it stays after all; the page has taken the focus,
 * and it was taken back; these keys were pressed for it where the frame did not hear them. Before that it takes no key.
 */
export type ToEditor = 'closing' | 'stay' | 'taken' | { keys: Press[] };

/** A key that was pressed. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

export function pressOf({ key, code, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): Press {
  return { key, code, shiftKey, ctrlKey, altKey, metaKey };
}

/**
 * Whether a key is for what one types in, and no shortcut. Some systems tell AltGr as Ctrl and Alt; on macOS, Option alone
 * types the signs that have no key of their own.
 */
export function isTyped({ key, ctrlKey, altKey, metaKey }: Press): boolean {
  return !metaKey && (ctrlKey === altKey || (altKey && /^[^a-z\d\s]$/iu.test(key)));
}
