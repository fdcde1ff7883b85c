import { useRef, useState } from 'react';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { asTrouble, inTextKey } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { LOOK_UP_MAX } from '../../lib/protocol/requests.ts';
import { text } from '../../lib/text.ts';
import { quoted } from '../ui/words.ts';
import type { Marking, Undoable } from './marking.ts';
import type { Shown } from './shown.ts';

export interface UndoNeeds {
  client: Client;
  marking: Marking;
  /** Papers that are shown. */
  shown: readonly Shown[];
  announce(what: string): void;
  /** The person wants to be at this paper. */
  onUndone(paper: PaperId): void;
}

/** What was taken back last, to be brought back. */
export interface Redoable {
  says: string;
  /** What could be taken back next: when something new was done, that is another. */
  next: Undoable | undefined;
}

export interface Undoing {
  undo(): void;
  redo(): void;
  redoable: Redoable | undefined;
}

/**
 * Takes back the last thing done here; when that is nothing, the last step done anywhere, before this popup was opened. And
 * brings back what was taken back last, by the same order.
 */
export function useUndo({ client, marking, shown, announce, onUndone }: UndoNeeds): Undoing {
  const [last, setLast] = useState<Redoable>();
  /** What was taken back, the last at the end: of which papers, and what it was where it was done here. */
  const taken = useRef<{ papers: PaperId[]; here?: Undoable }[]>([]);

  const turn = useRef<Promise<unknown>>(Promise.resolve());
  /** One after the other, so that each finds what the one before has left. */
  const inTurn = (work: () => Promise<unknown>): void => {
    turn.current = turn.current.then(work);
  };

  function undo(): void {
    const undone = marking.undo(shown);
    if (!undone) return void inTurn(() => takeEarlier('undo'));
    onUndone(undone.row.id);
    const title = quoted(undone.row.title);
    const { before, did } = undone;
    const says =
      did === 'removed'
        ? text('said_back', title)
        : did.kind === 'star'
          ? text(before.star ? 'star_on' : 'star_off')
          : text('said_set_back', text(`status_${before.status}`));
    announce(says);
    taken.current.push({ papers: [undone.row.id], here: undone });
    setLast({ says, next: marking.undoable() });
  }

  async function redo(): Promise<void> {
    const { papers, here } = taken.current.pop() ?? {};
    const isDone = await takeEarlier('redo', papers);
    if (isDone && here) marking.redone(here);
    if (isDone) setLast(undefined);
  }

  /** Asks the library for the last step, of these papers if some are named; whether there was one. */
  async function takeEarlier(what: 'undo' | 'redo', papers?: PaperId[]): Promise<boolean> {
    try {
      // What was done here and is on its way is not to be taken for what was done before.
      await marking.settled();
      const undone = await client(what, { id: crypto.randomUUID(), ...(papers && { papers }) });
      const [paper] = undone?.marks ?? [];
      if (!undone || !paper) {
        announce(text(`said_nothing_to_${what}`));
        return false;
      }
      onUndone(paper[0]);
      const says = undone.papers === 1 ? text(`said_${what}ne`) : text(`triage_${what}ne`, text('triage_papers', `${undone.papers}`));
      announce(says);
      if (what === 'undo') {
        taken.current.push({ papers: undone.marks.slice(0, LOOK_UP_MAX).map(([id]) => id) });
        setLast({ says, next: marking.undoable() });
      }
      return true;
    } catch (error) {
      announce(text(`trouble_${inTextKey(asTrouble(error).code)}`));
      return false;
    }
  }

  return { undo, redo: () => inTurn(redo), redoable: last && last.next === marking.undoable() ? last : undefined };
}
