import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { STATUSES, type Status } from '../../lib/mark/mark.ts';
import { text } from '../../lib/text.ts';
import { CheckIcon, StatusIcon } from '../ui/icons.tsx';

/** The gap to the control and to the edge of the window, in pixels. */
const GAP = 6;

export interface StatusMenuProps {
  status: Status;
  beside: HTMLElement;
  /** With the status that was chosen, with none, or because the person went elsewhere. */
  onClose(chosen?: Status | 'elsewhere'): void;
}

/** All statuses to choose from, with their numbers. After https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ */
export function StatusMenu({ status, beside, onClose }: StatusMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number }>();

  useLayoutEffect(() => {
    if (!menu.current) return;
    const { offsetWidth: width, offsetHeight: height } = menu.current;
    const { left, bottom, top } = beside.getBoundingClientRect();
    const below = bottom + GAP + height < innerHeight - GAP;
    setPlace({ left: Math.max(GAP, Math.min(left - GAP, innerWidth - width - GAP)), top: below ? bottom + GAP : top - GAP - height });
  }, [beside]);

  useEffect(() => {
    if (place) menu.current?.querySelector<HTMLElement>('[aria-checked=true]')?.focus({ preventScroll: true });
  }, [place]);

  useEffect(() => {
    const watching = new AbortController();
    const { signal } = watching;
    const away = (event: Event): void => {
      const target = event.target as Node;
      if (!menu.current?.contains(target) && !beside.contains(target)) onClose('elsewhere');
    };
    document.addEventListener('pointerdown', away, { signal });
    document.addEventListener('scroll', away, { signal, capture: true });
    window.addEventListener('resize', () => onClose('elsewhere'), { signal });
    return () => watching.abort();
  }, [beside, onClose]);

  function onKeyDown(event: KeyboardEvent): void {
    // The list under the menu has keys of its own.
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitemradio]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = MOVES[event.key]?.(at, items.length);
    const chosen = /^[1-5]$/.test(event.key) ? STATUSES[Number(event.key) - 1] : undefined;
    if (to !== undefined) items[to]?.focus();
    else if (chosen || event.key === 'Escape' || event.key === 'Tab') onClose(chosen);
    else return;
    event.preventDefault();
  }

  return createPortal(
    <div
      ref={menu}
      className="menu"
      role="menu"
      tabIndex={-1}
      aria-label={text('strip_all')}
      style={place ?? { visibility: 'hidden' }}
      onKeyDown={onKeyDown}
    >
      {STATUSES.map((each, i) => (
        <button
          key={each}
          type="button"
          role="menuitemradio"
          tabIndex={-1}
          aria-checked={each === status}
          data-status={each}
          onClick={() => onClose(each)}
        >
          <StatusIcon status={each} />
          <span className="menu-name sentence">{text(`status_${each}`)}</span>
          {each === status && <CheckIcon />}
          <span className="key" aria-hidden="true">
            {i + 1}
          </span>
        </button>
      ))}
    </div>,
    beside.closest('main') ?? document.body,
  );
}

/** Which item each key leads to, from where one is and how many there are. */
const MOVES: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};
