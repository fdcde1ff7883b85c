import { isTyped, type Press } from '../../lib/messages/editor-port.ts';
import { stopsOf } from './leave-by-tab.ts';

/**
 * Does what a key would have done, had it been pressed where the focus is: it was pressed for the editor, and heard by the
 * page's script of ours.
 */
export function typeKey(doc: Document, press: Press): void {
  const at = doc.activeElement ?? doc.body;
  const isFree = at.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true }));
  if (!isFree || !isTyped(press)) return;
  const { key } = press;
  if (key === 'Tab') goToStop(doc, at, press.shiftKey ? -1 : 1);
  else if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) typeInto(at, key);
  else if (at instanceof HTMLButtonElement && (key === 'Enter' || key === ' ')) at.click();
}

function goToStop(doc: Document, at: Element, by: 1 | -1): void {
  const stops = stopsOf(doc);
  stops[stops.indexOf(at as HTMLElement) + by]?.focus();
}

/** Types as a person does: what was typed can be taken back by the browser's own undo. */
function typeInto(field: HTMLInputElement | HTMLTextAreaElement, key: string): void {
  const { ownerDocument: doc, selectionStart, selectionEnd, value } = field;
  if (key === 'Backspace') doc.execCommand('delete');
  else if (key === 'Delete') doc.execCommand('forwardDelete');
  else if (key === 'Enter' && field instanceof HTMLTextAreaElement) doc.execCommand('insertText', false, '\n');
  else if ([...key].length === 1) doc.execCommand('insertText', false, key);
  else {
    const places: Record<string, number> = {
      ArrowLeft: Math.max(0, (selectionStart ?? 0) - 1),
      ArrowRight: Math.min(value.length, (selectionEnd ?? 0) + 1),
      Home: 0,
      End: value.length,
    };
    const place = places[key];
    if (place !== undefined) field.setSelectionRange(place, place);
  }
}
