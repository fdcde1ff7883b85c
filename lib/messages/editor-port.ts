/** The heights an editor's frame can have, in CSS pixels. Fixed: a box that grew with its content would tell the page of it. */
export const EDITOR_HEIGHTS = { low: 240, middle: 340, high: 480 } as const;

export type EditorHeight = keyof typeof EDITOR_HEIGHTS;

/** Comes into the frame with the port: which editor this is, and the field that is to have the focus. */
export interface EditorHello {
  nonce: string;
  field: 'tags' | 'note';
}

/** What the editor says to the script that opened it: that it can be typed into, that it is done, how high it is to be. */
export type EditorSaid = 'ready' | 'close' | { height: EditorHeight };
