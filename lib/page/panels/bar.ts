import { STATUSES } from '../../mark/mark.ts';
import { capitalised, text } from '../../text.ts';
import type { OverlayContext } from '../core/context.ts';
import { element } from '../core/element.ts';
import { button, createFloatingBox, doesOf, words } from '../triage/floating-box.ts';

/** What can be done to what is selected. */
export function createBar(
  context: OverlayContext,
  styles: CSSStyleSheet,
  does: (what: string) => void,
): { show(selected: number, hidden: number): void; isShown(): boolean; host: HTMLElement } {
  const floatingBox = createFloatingBox(
    context,
    'bar',
    () => ({ width: 656, height: 44, bottom: 12, middle: true }),
    (target) => {
      const what = doesOf(target);
      if (what) does(what);
    },
    [styles],
  );
  const count = words('count', '');
  floatingBox.body.setAttribute('role', 'toolbar');
  const statuses = STATUSES.map((status) => {
    const name = capitalised(text(`status_${status}`));
    const made = button(status, name, element('span', 'icon ring'), words('label', name));
    made.dataset.status = status;
    made.title = name;
    return made;
  });
  floatingBox.body.append(
    count,
    ...statuses,
    button('star', text('star'), words('label', '★')),
    button('tags', text('triage_tags'), words('label', text('triage_tags'))),
    button('clear', text('triage_clear'), words('label', '×')),
  );
  return {
    host: floatingBox.host,
    isShown: floatingBox.isShown,
    show(selected, hidden) {
      const says = text(hidden > 0 ? 'triage_selected_hidden' : 'triage_selected', `${selected}`, `${hidden}`);
      count.setAttribute('data-text', says);
      floatingBox.body.setAttribute('aria-label', `${text('triage_bar')}: ${says}`);
      if (floatingBox.isShown() !== selected > 0) floatingBox.show(selected > 0);
    },
  };
}
