import { STATUSES, type Status } from '../paper/mark.ts';
import { capitalised, text } from '../text.ts';
import { element } from './element.ts';
import { type Floated, openLayer } from './layer.ts';

const SIZE = { width: 168, height: 160 };
/** Which way each key moves the focus, given where it is. */
const MOVES: Record<string, (at: number) => number> = {
  ArrowDown: (at) => (at + 1) % STATUSES.length,
  ArrowUp: (at) => (at + STATUSES.length - 1) % STATUSES.length,
  Home: () => 0,
  End: () => STATUSES.length - 1,
};

/** Opens the menu of all statuses, or closes it. After https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ */
export function openMenu(floated: Floated, present: Status, chosen: (status: Status) => void): void {
  const layer = openLayer(floated, 'menu', SIZE);
  if (!layer) return;
  const items = STATUSES.map((status) => item(status, status === present));
  const menu = element('div', 'menu', ...items);
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', text('strip_all'));
  layer.root.append(menu);
  // Scrolling to the item would tell the page which one it is.
  items[STATUSES.indexOf(present)]?.focus({ preventScroll: true });

  const click = (_: MouseEvent, target: Element): void => {
    const status = STATUSES[items.findIndex((item) => item.contains(target))];
    if (!status) return;
    layer.close(true);
    chosen(status);
  };
  const keydown = (event: KeyboardEvent, target: Element): void => {
    const at = items.indexOf(target as HTMLButtonElement);
    const next = /^[1-5]$/.test(event.key) ? Number(event.key) - 1 : MOVES[event.key]?.(at);
    if (event.key === 'Tab') layer.close(true);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[next]?.focus({ preventScroll: true });
  };
  floated.events.inside(layer.root, { click, keydown });
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
