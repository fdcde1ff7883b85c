import type { PaperRow } from '../../lib/library/db.ts';
import { shownOf } from '../../lib/library/paper-state.ts';
import type { Act, ActId, AppliedAct } from '../../lib/mark/act.ts';
import { changeMark, type MarkShown } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { Trouble } from '../../lib/paper/trouble.ts';
import type { Outbox } from '../../lib/protocol/outbox.ts';
import type { Listed } from './read-list.ts';

/** A paper as the list shows it: what the library says, and over it what the person has just done. */
export interface Shown {
  row: PaperRow;
  mark: MarkShown;
  /** Something is on its way to the library. */
  saving: boolean;
  /** Why the last thing done was not saved. */
  trouble: Trouble | undefined;
  /** The library has it, and has not been asked to change that. */
  isThere: boolean;
}

/** Joins what was last read of the library with what has been done since. */
export function createShowing(outbox: () => Pick<Outbox, 'of'>) {
  /** What acts that have arrived made of a mark: true until the list has been read as late as that. */
  const arrived = new Map<PaperId, AppliedAct>();
  /** What each undo on its way brings back. */
  const restores = new Map<ActId, MarkShown>();

  function apply(mark: MarkShown, { id, change }: Act): MarkShown {
    return change.kind === 'undo' ? (restores.get(id) ?? mark) : changeMark(mark, change);
  }

  return {
    /** An undo is about to be sent; until it has arrived, the paper shows this mark. */
    restoring(undo: ActId, mark: MarkShown): void {
      restores.set(undo, mark);
    },
    arrived(act: Act, done: AppliedAct): void {
      arrived.set(act.paper, done);
      restores.delete(act.id);
    },
    /** A paper as it is to be shown; `inLibrary` tells whether the list found it there. */
    of(row: PaperRow, { upTo }: Listed, inLibrary: boolean): Shown {
      const done = arrived.get(row.id);
      const isRead = !done || done.seq <= upTo;
      const sendings = outbox().of(row.id);
      return {
        row,
        mark: sendings.reduce((mark, { act }) => apply(mark, act), isRead ? shownOf(inLibrary ? row : undefined) : done.mark),
        saving: sendings.length > 0,
        trouble: sendings.find(({ trouble }) => trouble)?.trouble,
        isThere: inLibrary && isRead && sendings.length === 0,
      };
    },
  };
}
