import { KEY_ACTS, type KeyMap } from '../../paper/settings.ts';
import { text } from '../../text.ts';
import type { Desk } from '../desk.ts';
import { element } from '../element.ts';
import { button, createDock, words } from '../triage/dock.ts';

/** All the keys there are, over the page. */
export function createKeySheet(
  desk: Desk,
  styles: CSSStyleSheet,
  closed: () => void,
): { toggle(keys: KeyMap): void; isOpen(): boolean; host: HTMLElement } {
  const dock = createDock(
    desk,
    'keys',
    () => ({ width: 620, height: Math.min(560, innerHeight - 24), bottom: Math.max(12, (innerHeight - 560) / 2), middle: true }),
    (target) => target.closest('button') && away(),
    [styles],
  );
  dock.body.setAttribute('role', 'dialog');
  dock.body.setAttribute('aria-label', text('triage_keys'));

  function away(): void {
    dock.show(false);
    closed();
  }

  return {
    host: dock.host,
    isOpen: dock.isShown,
    toggle(keys) {
      if (dock.isShown()) return away();
      const close = button('close', text('triage_away'), words('label', '×'));
      const rows = KEY_ACTS.map((act) => {
        const row = element('div', 'row', words('key', keys[act]), words('label', text(`key_${act}`)));
        row.setAttribute('role', 'note');
        row.setAttribute('aria-label', `${keys[act]}: ${text(`key_${act}`)}`);
        return row;
      });
      dock.body.replaceChildren(element('div', 'head', words('title', text('triage_keys')), close), element('div', 'list', ...rows));
      dock.show(true);
      close.focus({ preventScroll: true });
    },
  };
}
