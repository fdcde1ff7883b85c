import type { Client } from '../../lib/messages/client.ts';
import type { PaperId } from '../../lib/paper/paper-id.ts';
import { asTrouble, inTextKey } from '../../lib/paper/trouble.ts';
import { text } from '../../lib/text.ts';
import type { Shown } from '../list/shown.ts';
import { quoted } from '../parts/words.ts';
import type { Marking } from './marking.ts';

export interface UndoNeeds {
  client: Client;
  marking: Marking;
  /** Papers that are shown. */
  shown: readonly Shown[];
  announce(what: string): void;
  /** The person wants to be at this paper. */
  onUndone(paper: PaperId): void;
}

/** Takes back the last thing done here; when that is nothing, the last step done anywhere, before this popup was opened. */
export function useUndo({ client, marking, shown, announce, onUndone }: UndoNeeds): () => void {
  return () => {
    const undone = marking.undo(shown);
    if (!undone) return void undoEarlier(client, announce, onUndone);
    onUndone(undone.row.id);
    const title = quoted(undone.row.title);
    announce(undone.did === 'removed' ? text('said_back', title) : text('said_set_back', text(`status_${undone.before.status}`)));
  };
}

async function undoEarlier(client: Client, announce: UndoNeeds['announce'], onUndone: UndoNeeds['onUndone']): Promise<void> {
  try {
    const undone = await client('undo', { id: crypto.randomUUID() });
    const [paper] = undone?.marks ?? [];
    if (!undone || !paper) return announce(text('said_nothing_to_undo'));
    onUndone(paper[0]);
    announce(undone.papers === 1 ? text('said_undone') : text('triage_undone_many', `${undone.papers}`));
  } catch (error) {
    announce(text(`trouble_${inTextKey(asTrouble(error).code)}`));
  }
}
