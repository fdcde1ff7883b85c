import type { Status } from '../../mark/mark.ts';
import { text } from '../../text.ts';
import type { OverlayContext } from '../core/context.ts';
import { element } from '../core/element.ts';
import { button, createFloatingBox, words } from './floating-box.ts';
import { COUNTED, type PageCounts } from './listing.ts';

/** The page in one line at the edge of the window; a press opens all that can be done to it. */
export interface SummaryButton {
  host: HTMLElement;
  show(tally: PageCounts | undefined): void;
  /** The only button of it. */
  press: HTMLElement;
  focus(): void;
}

export function createSummaryButton(context: OverlayContext, open: () => void): SummaryButton {
  const floatingBox = createFloatingBox(context, 'pill', () => ({ width: 288, height: 34, bottom: 12 }), open);
  const isNew = words('is-new', '');
  const counts = COUNTED.map((status) => {
    const number = words('number', '');
    const around = element('span', 'count', element('span', 'icon ring'), number);
    around.dataset.status = status;
    return { status, number, around };
  });
  const press = button('panel', '', isNew, ...counts.map(({ around }) => around), element('span', 'icon more'));
  press.setAttribute('aria-haspopup', 'dialog');
  press.setAttribute('aria-expanded', 'false');
  press.title = text('triage_opens');
  floatingBox.body.append(press);

  return {
    host: floatingBox.host,
    press,
    focus: () => press.focus({ preventScroll: true }),
    show(tally) {
      if (!tally) return floatingBox.show(false);
      for (const { status, number } of counts) number.setAttribute('data-text', `${tally.statuses[status]}`);
      const says = saidOf(tally);
      isNew.setAttribute('data-text', says);
      const named = (status: Status): string => `${text(`status_${status}`)}: ${tally.statuses[status]}`;
      press.setAttribute('aria-label', [text('triage_summary'), says, ...COUNTED.map(named)].join(', '));
      if (!floatingBox.isShown()) floatingBox.show(true);
    },
  };
}

function saidOf({ isNew, folded, filtered }: PageCounts): string {
  if (filtered !== undefined) return text('triage_filtered_short', `${filtered}`);
  return folded ? text('triage_folded_short', `${folded}`) : text('triage_new', `${isNew}`);
}
