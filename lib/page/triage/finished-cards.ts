import type { DoneHow } from '../../mark/settings.ts';
import { text } from '../../text.ts';
import type { Notice } from '../acts/acts.ts';
import type { OverlayContext } from '../core/context.ts';
import type { Strip } from '../core/strips.ts';
import type { Panels } from './listing.ts';
import type { Ring } from './ring.ts';

/** What becomes of the cards whose paper is read or skipped. */
export interface FinishedCards {
  is(strip: Strip): boolean;
  /** Shows, dims or folds them, and says what has become of how many; `isFirst` says that the page can see folding. */
  show(how: DoneHow, isFirst: boolean): void;
  /** Folds those that are to be, and no others. */
  fold(): void;
  /** What was undone, or changed elsewhere, comes back from its fold. */
  unfoldUndone(): void;
}

/** What that needs of the listing. */
export interface FinishedCardsContext {
  context: Pick<OverlayContext, 'strips' | 'marks'>;
  ring: Pick<Ring, 'at'>;
  how(): DoneHow;
  panels(): Panels | undefined;
  more(): Promise<Panels>;
  notify(notice: Notice): void;
}

export function createFinishedCards({ context: { strips, marks }, ring, how, panels, more, notify }: FinishedCardsContext): FinishedCards {
  function is({ card }: Strip): boolean {
    const { status } = marks.view(card.id).mark;
    return status === 'read' || status === 'skipped';
  }

  function fold(): void {
    const at = ring.at();
    panels()?.foldDone(how() === 'fold' ? strips.all().filter((strip) => strip !== at && is(strip)) : []);
  }

  return {
    is,
    show(now, isFirst) {
      // It is told once it is known what has become of how many.
      const notice = (): void => notify({ says: shownText(now, strips.all().filter(is).length, panels()?.folded() ?? 0, isFirst) });
      const folded = (): void => {
        fold();
        notice();
      };
      if (now === 'fold') more().then(folded, notice);
      else folded();
    },
    fold,
    unfoldUndone() {
      const folded = strips.all().filter((strip) => panels()?.isFolded(strip));
      if (folded.some((strip) => !is(strip))) panels()?.foldDone(folded.filter(is));
    },
  };
}

/** What has become of the papers that are done, of which there are so many. */
function shownText(how: DoneHow, done: number, folded: number, isFirst: boolean): string {
  if (how === 'show') return text('triage_now_show');
  if (how === 'dim') return done > 0 ? text('triage_now_dim', `${done}`) : text('triage_will_dim');
  if (folded === 0) return text('triage_will_fold');
  return text(isFirst ? 'triage_fold_told' : 'triage_now_fold', `${folded}`);
}
