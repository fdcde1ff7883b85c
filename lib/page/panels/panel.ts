import { DONE_HOW, type DoneHow, type KeyAct } from '../../mark/settings.ts';
import { capitalised, type TextKey, text } from '../../text.ts';
import { element } from '../core/element.ts';
import { button, createFloatingBox, doesOf, words } from '../triage/floating-box.ts';
import { COUNTED, type Listing, type PageCounts } from '../triage/listing.ts';

/** What can be done to the page, in order. */
const DOES: readonly (readonly [KeyAct, TextKey])[] = [
  ['nextNew', 'triage_next_new'],
  ['filter', 'triage_filter'],
  ['all', 'triage_select_all'],
  ['above', 'triage_select_above'],
  ['skipAbove', 'triage_skip_above'],
  ['undo', 'triage_undo'],
  ['redo', 'triage_redo'],
  ['keys', 'triage_keys'],
];

/** All that can be said of the page, and done to it. */
export function createPanel({ context, here, does, summaryButton, acts }: Listing, styles: CSSStyleSheet) {
  const floatingBox = createFloatingBox(
    context,
    'panel',
    () => ({ width: 288, height: Math.min(472, innerHeight - 66), bottom: 54 }),
    press,
    [styles],
  );
  let shown: PageCounts | undefined;
  floatingBox.body.setAttribute('role', 'dialog');
  floatingBox.body.setAttribute('aria-label', text('triage_summary'));

  function toggle(): void {
    floatingBox.show(!floatingBox.isShown());
    summaryButton.press.setAttribute('aria-expanded', String(floatingBox.isShown()));
    if (!floatingBox.isShown()) {
      summaryButton.focus();
      return;
    }
    draw();
    buttons()[0]?.focus({ preventScroll: true });
  }

  function press(target: Element): void {
    const what = doesOf(target) as KeyAct | DoneHow | undefined;
    if (!what) return;
    if (!DONE_HOW.some((how) => how === what)) toggle();
    does(what);
  }

  function buttons(): HTMLElement[] {
    return [...floatingBox.body.querySelectorAll('button')];
  }

  function draw(): void {
    if (!shown) return;
    const { papers, isNew, statuses, folded, filtered, done } = shown;
    const rows = COUNTED.map((status) => {
      const name = capitalised(text(`status_${status}`));
      const row = element('div', 'row', element('span', 'icon ring'), words('label', name), words('number', `${statuses[status]}`));
      row.dataset.status = status;
      row.setAttribute('role', 'note');
      row.setAttribute('aria-label', `${name}: ${statuses[status]}`);
      return row;
    });
    const says =
      filtered === undefined
        ? text('triage_here', `${papers}`, `${isNew}`, `${papers - isNew}`)
        : text('triage_filtered', `${filtered}`, `${papers}`);
    const modes = DONE_HOW.map((how) => {
      const made = button(how, text(`triage_done_${how}`), words('label', text(`triage_done_${how}`)));
      made.setAttribute('aria-pressed', String(how === done));
      return made;
    });
    const group = element('div', 'modes', ...modes);
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', text('triage_done'));
    const keys = here().keys;
    const items = DOES.map(([what, key]) => {
      // What was done here is named.
      const taken = what === 'undo' || what === 'redo' ? acts.next(what) : undefined;
      const label = taken === undefined ? text(key) : text('triage_did', text(key), taken);
      const made = button(what, label, words('label', label), words(keys ? 'key' : '', keys?.[what] ?? ''));
      made.title = label;
      return made;
    });
    const line = words('says', folded ? text('triage_folded', `${folded}`) : text('triage_done'));
    // What has the focus keeps it.
    const at = buttons().indexOf(floatingBox.root.activeElement as HTMLElement);
    floatingBox.body.replaceChildren(words('says', says), ...rows, line, group, ...items);
    if (at >= 0) buttons()[at]?.focus({ preventScroll: true });
  }

  return {
    host: floatingBox.host,
    toggle,
    isOpen: floatingBox.isShown,
    show(tally: PageCounts): void {
      shown = tally;
      if (floatingBox.isShown()) draw();
    },
    /** Moves the focus among what can be done; false when it is not there. */
    walk(by: 1 | -1): boolean {
      const all = buttons();
      const at = all.indexOf(floatingBox.root.activeElement as HTMLElement);
      all[(at + by + all.length) % all.length]?.focus({ preventScroll: true });
      return at >= 0;
    },
  };
}
