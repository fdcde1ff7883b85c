import { KEY_ACTS, type KeyMap } from '../../mark/settings.ts';
import { text } from '../../text.ts';
import type { OverlayContext } from '../core/context.ts';
import { element } from '../core/element.ts';
import { button, createFloatingBox, words } from '../triage/floating-box.ts';

/**
 * All the keys there are, over the page. It keeps the focus while it is open, and gives it back to what had it.
 *
 * @param focused what has the focus, in a root of ours too
 */
export function createKeySheet(
  context: OverlayContext,
  styles: CSSStyleSheet,
  focused: () => HTMLElement | null,
): { toggle(keys: KeyMap): void; isOpen(): boolean; host: HTMLElement } {
  const floatingBox = createFloatingBox(
    context,
    'keys',
    () => ({ width: 620, height: Math.min(560, innerHeight - 24), bottom: Math.max(12, (innerHeight - 560) / 2), middle: true }),
    (target) => target.closest('button') && away(),
    [styles],
  );
  let before: HTMLElement | null = null;
  floatingBox.body.setAttribute('role', 'dialog');
  floatingBox.body.setAttribute('aria-modal', 'true');
  floatingBox.body.setAttribute('aria-label', text('triage_keys'));

  function away(): void {
    floatingBox.show(false);
    before?.focus({ preventScroll: true });
    if (!before) (document.activeElement as HTMLElement | null)?.blur();
  }

  context.events.anywhere(
    {
      keydown(event) {
        if (!floatingBox.isShown() || event.key !== 'Tab') return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const stops = [...floatingBox.body.querySelectorAll<HTMLElement>('button, [tabindex]')];
        const at = stops.indexOf(floatingBox.root.activeElement as HTMLElement);
        stops[(at + (event.shiftKey ? stops.length - 1 : 1)) % stops.length]?.focus({ preventScroll: true });
      },
    },
    context.signal,
  );

  return {
    host: floatingBox.host,
    isOpen: floatingBox.isShown,
    toggle(keys) {
      if (floatingBox.isShown()) return away();
      const close = button('close', text('triage_away'), words('label', '×'));
      const rows = KEY_ACTS.map((act) => {
        const row = element('div', 'row', words('key', keys[act]), words('label', text(`key_${act}`)));
        row.setAttribute('role', 'note');
        row.setAttribute('aria-label', `${keys[act]}: ${text(`key_${act}`)}`);
        return row;
      });
      const list = element('div', 'list', ...rows);
      // Where it does not fit, it is scrolled by keys.
      list.tabIndex = 0;
      list.setAttribute('role', 'group');
      list.setAttribute('aria-label', text('triage_keys'));
      floatingBox.body.replaceChildren(element('div', 'head', words('title', text('triage_keys')), close), list);
      before = focused();
      floatingBox.show(true);
      close.focus({ preventScroll: true });
    },
  };
}
