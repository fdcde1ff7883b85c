import { text } from '../../text.ts';
import type { Notice } from '../acts/acts.ts';
import type { Take } from '../acts/take.ts';
import type { OverlayContext } from '../core/context.ts';
import { announce } from './announce.ts';
import { button, createFloatingBox, doesOf, words } from './floating-box.ts';

/** How long a toast stays, in milliseconds; what was not saved stays until it is answered. */
const STAYS = 8_000;

/** Says for a moment what was done, with a way back. */
export function createToast(context: OverlayContext, take: (what: Take) => void): { notify(notice: Notice): void; host: HTMLElement } {
  let timer: ReturnType<typeof setTimeout>;
  let now: Notice | undefined;
  const floatingBox = createFloatingBox(
    context,
    'toast',
    () => ({ width: 520, height: 44, bottom: 64, middle: true }),
    (target) => {
      const does = doesOf(target);
      const { again, discard } = now ?? {};
      if (does === 'undo' || does === 'redo') take(does);
      if (does === 'away' || does === 'again' || does === 'discard') away();
      if (does === 'again') again?.();
      if (does === 'discard') discard?.();
    },
  );

  function away(): void {
    clearTimeout(timer);
    floatingBox.show(false);
  }

  return {
    notify(notice) {
      now = notice;
      const { says, does, discard } = notice;
      const presses = [...(does ? [does] : []), ...(discard ? ['discard' as const] : [])];
      const said = words('says', says);
      said.title = says;
      // What failed is heard at once.
      floatingBox.body.setAttribute('role', does === 'again' ? 'alert' : 'status');
      floatingBox.body.replaceChildren(
        said,
        ...presses.map((each) => button(each, text(`triage_${each}`), words('label', text(`triage_${each}`)))),
        button('away', text('triage_away'), words('label', '×')),
      );
      floatingBox.show(true);
      announce(floatingBox.host, says);
      clearTimeout(timer);
      if (does !== 'again') timer = setTimeout(away, STAYS);
    },
    host: floatingBox.host,
  };
}
