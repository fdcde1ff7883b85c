import { isTyped, type Press } from '../../lib/protocol/editor-port.ts';
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
  else if (at instanceof HTMLInputElement && at.type === 'radio') choose(doc, at, key);
  else if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) typeInto(at, key);
  else if (at instanceof HTMLButtonElement && (key === 'Enter' || key === ' ')) at.click();
  else if (at instanceof HTMLAnchorElement && key === 'Enter') at.click();
}

function goToStop(doc: Document, at: Element, by: 1 | -1): void {
  const stops = stopsOf(doc);
  stops[stops.indexOf(at as HTMLElement) + by]?.focus();
}

/** Chooses the radio button that has the focus, or goes to the next one and chooses that. */
function choose(doc: Document, at: HTMLInputElement, key: string): void {
  const radios = [...doc.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(({ name }) => name === at.name);
  const by: Record<string, number> = { ' ': 0, ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
  const step = by[key];
  if (step === undefined) return;
  const next = radios.at((radios.indexOf(at) + step) % radios.length);
  next?.focus();
  next?.click();
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
