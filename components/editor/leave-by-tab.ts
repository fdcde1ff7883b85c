/** What the Tab key stops at. A radio button of a group that has one chosen is a stop only where it is that one. */
const STOPS = 'a[href], button, input, textarea, select, [tabindex]';

/**
 * Leaves by Tab behind the last stop, and by Shift and Tab before the first: behind the frame comes nothing that a person
 * could want, as its box stands at the end of the page; they come from a strip, and go back to it.
 *
 * @param leave called in the place of what Tab would do
 */
export function leaveByTab(doc: Document, leave: () => void): void {
  doc.addEventListener('keydown', (event) => {
    const isTab = event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
    if (!isTab || event.defaultPrevented) return;
    const stops = stopsOf(doc);
    const end = event.shiftKey ? stops[0] : stops.at(-1);
    if (!end || doc.activeElement !== end) return;
    event.preventDefault();
    leave();
  });
}

/** Where the Tab key stops, in order. */
export function stopsOf(doc: Document): HTMLElement[] {
  return [...doc.querySelectorAll<HTMLElement>(STOPS)].filter(isStop);
}

function isStop(element: HTMLElement): boolean {
  if (element.tabIndex < 0 || element.matches(':disabled') || !isShown(element)) return false;
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return true;
  const group = element.ownerDocument.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(element.name)}"]`);
  return ![...group].some(({ checked }) => checked);
}

/** Whether it can have the focus at all. */
function isShown(element: HTMLElement): boolean {
  return typeof element.checkVisibility !== 'function' || element.checkVisibility({ visibilityProperty: true });
}
