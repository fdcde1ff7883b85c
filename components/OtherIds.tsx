import type { Client } from '../lib/messages/client.ts';
import { idText } from '../lib/paper/links.ts';
import type { Paper } from '../lib/paper/paper.ts';
import type { PaperRow } from '../lib/store/db.ts';
import { text } from '../lib/text.ts';

export interface OtherIdsProps {
  paper: Paper;
  /** Papers of the library that are called the same. */
  same: readonly PaperRow[];
  client: Client;
  /** Something is about to change: what was typed is to be saved first. */
  onDone(): void;
}

/** The other ids of a paper, each of which a person can take from it; and papers that are called the same, to be made one with it. */
export function OtherIds({ paper, same, client, onDone }: OtherIdsProps) {
  const ids = paper.also ?? [];
  if (ids.length === 0 && same.length === 0) return null;

  async function doing(change: Promise<unknown>): Promise<void> {
    await change.catch(() => undefined);
    onDone();
  }

  return (
    <ul className="other-ids" aria-label={text('ids_of_paper')}>
      {ids.map((id) => (
        <li key={id}>
          <span>{text('ids_also', `\u2068${idText(id)}\u2069`)}</span>
          <button type="button" onClick={() => void doing(client('split', { id: crypto.randomUUID(), alias: id }))}>
            {text('ids_split')}
          </button>
        </li>
      ))}
      {same.map(({ id }) => (
        <li key={id}>
          <span>{text('ids_same', `\u2068${idText(id)}\u2069`)}</span>
          <button type="button" onClick={() => void doing(client('join', { id: crypto.randomUUID(), papers: [paper.id, id] }))}>
            {text('ids_join')}
          </button>
        </li>
      ))}
    </ul>
  );
}
