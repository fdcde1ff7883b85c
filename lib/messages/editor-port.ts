/** The heights an editor's frame can have, in CSS pixels. Fixed: a box that grew with its content would tell the page of it. */
export const EDITOR_HEIGHTS = { low: 240, middle: 340, high: 480 } as const;

export type EditorHeight = keyof typeof EDITOR_HEIGHTS;

/**
 * Comes into the frame with the port, when a person opens the editor: which editor this is, and the field that is to have
 * the focus. A frame may have loaded long before; until then it shows nothing and asks for nothing.
 */
export interface EditorHello {
  nonce: string;
  field: 'tags' | 'note';
}

/**
 * What the editor says to the script that opened it: it can be typed into; the person is done; all is saved and the frame
 * may go; something is not saved and the frame must stay.
 */
export type EditorSaid = 'ready' | 'close' | 'saved' | 'unsaved';

/** What the editor is told: the frame is about to go, save what was typed. */
export type EditorTold = 'closing';
