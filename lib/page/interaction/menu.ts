import { STATUSES, type Status } from '../../mark/mark.ts';
import { isTyped } from '../../protocol/editor-port.ts';
import { capitalised, text } from '../../text.ts';
import { element } from '../core/element.ts';
import { type Floated, openLayer, pressKey } from './layer.ts';

const SIZE = { width: 168, height: 160 };
/** Which way each key moves the focus, given where it is. */
const MOVES: Record<string, (at: number) => number> = {
  ArrowDown: (at) => (at + 1) % STATUSES.length,
  ArrowUp: (at) => (at + STATUSES.length - 1) % STATUSES.length,
  Home: () => 0,
  End: () => STATUSES.length - 1,
};

/**
 * Opens the menu of all statuses, or closes it. After https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 * What is pressed in it the page does not hear: which row that chose it would know.
 */
export function openMenu(floated: Floated, present: Status, chosen: (status: Status) => void): void {
  const layer = openLayer(floated, 'menu', SIZE, press);
  if (!layer) return;
  const { root, close } = layer;
  const items = STATUSES.map((status) => item(status, status === present));
  const menu = element('div', 'menu', ...items);
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', text('strip_all'));
  root.append(menu);
  focus(STATUSES.indexOf(present));
  floated.events.inside(root, { click: (_, target) => choose(items.findIndex((item) => item.contains(target))) });
  for (const key of floated.kept) pressKey(floated.events, key, floated.beside);

  /** Scrolling to the item would tell the page which one it is. */
  function focus(at: number): void {
    items[at]?.focus({ preventScroll: true });
  }

  function choose(at: number): void {
    const status = STATUSES[at];
    if (!status) return;
    close(true);
    chosen(status);
  }

  function press(event: KeyboardEvent): boolean {
    const { key } = event;
    if (!isTyped(event)) return true;
    const at = items.indexOf(root.activeElement as HTMLButtonElement);
    if (key === 'Escape' || key === 'Tab') close(true);
    else if (key === 'Enter' || key === ' ') choose(at);
    else focus(/^[1-5]$/.test(key) ? Number(key) - 1 : (MOVES[key]?.(at) ?? at));
    // By Tab the browser goes on from where the focus then is.
    return key === 'Tab';
  }
}

function item(status: Status, present: boolean): HTMLButtonElement {
  const name = text(`status_${status}`);
  const label = element('span', 'label');
  label.dataset.text = capitalised(name);
  const button = element('button', '', element('span', 'icon ring'), label);
  button.dataset.status = status;
  button.type = 'button';
  button.tabIndex = -1;
  button.setAttribute('role', 'menuitemradio');
  button.setAttribute('aria-checked', String(present));
  button.setAttribute('aria-label', name);
  return button;
}
