import { text } from '../../text.ts';
import type { Desk } from '../desk.ts';
import type { Take, Told } from './acts.ts';
import { button, createDock, doesOf, words } from './dock.ts';

/** How long a toast stays, in milliseconds; what was not saved stays until it is answered. */
const STAYS = 8_000;

/** Says for a moment what was done, with a way back. */
export function createToast(desk: Desk, take: (what: Take) => void): { tell(told: Told): void; host: HTMLElement } {
  let timer: ReturnType<typeof setTimeout>;
  let now: Told | undefined;
  const dock = createDock(
    desk,
    'toast',
    () => ({ width: 380, height: 44, bottom: 64, middle: true }),
    (target) => {
      const does = doesOf(target);
      if (does === 'undo' || does === 'redo') take(does);
      if (does === 'again') now?.again?.();
      if (does === 'away' || does === 'again') away();
    },
  );
  dock.body.setAttribute('role', 'status');

  function away(): void {
    clearTimeout(timer);
    dock.show(false);
  }

  return {
    tell(told) {
      now = told;
      const { says, does } = told;
      const label = does && text(`triage_${does}`);
      const press = does && label && button(does, label, words('label', label));
      dock.body.replaceChildren(words('says', says), ...(press ? [press] : []), button('away', text('triage_away'), words('label', '×')));
      dock.show(true);
      announce(dock.host, says);
      clearTimeout(timer);
      if (does !== 'again') timer = setTimeout(away, STAYS);
    },
    host: dock.host,
  };
}

/** Tells a screen reader, without putting text where a page could find it. */
export function announce(about: Element, sentence: string): void {
  (about as Element & { ariaNotify?(text: string): void }).ariaNotify?.(sentence);
}
