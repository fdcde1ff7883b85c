import { useState } from 'react';
import type { PaperRow } from '../../lib/library/db.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { idText } from '../../lib/paper/links.ts';
import type { Paper } from '../../lib/paper/paper.ts';
import { asTrouble, inTextKey, type TroubleCode } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { text } from '../../lib/text.ts';

export interface OtherIdsProps {
  paper: Paper;
  /** Papers of the library that are called the same. */
  same: readonly PaperRow[];
  client: Client;
  /** Saves what was typed, before it is joined or copied; answers whether all is in the library. */
  flush(): Promise<boolean>;
  /** What was asked for is done. */
  onDone(): void;
}

/** The other ids of a paper, each of which a person can take from it; and papers that are called the same, to be made one with it. */
export function OtherIds({ paper, same, client, flush, onDone }: OtherIdsProps) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ id: PaperId; code: TroubleCode }>();
  const ids = paper.also ?? [];
  if (ids.length === 0 && same.length === 0) return null;

  async function doing(id: PaperId, change: () => Promise<unknown>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailed(undefined);
    try {
      // What could not be saved is told by the editor.
      if (await flush()) await change().then(onDone);
    } catch (error) {
      setFailed({ id, code: asTrouble(error).code });
    } finally {
      setBusy(false);
    }
  }

  const troubleOf = (id: PaperId) => failed?.id === id && <p role="alert">{text(`trouble_${inTextKey(failed.code)}`)}</p>;
  const split = (alias: PaperId) => doing(alias, () => client('split', { id: crypto.randomUUID(), alias }));
  const join = (id: PaperId) => doing(id, () => client('join', { id: crypto.randomUUID(), papers: [paper.id, id] }));

  return (
    <ul className="other-ids" aria-label={text('ids_of_paper')}>
      {ids.map((id) => (
        <li key={id}>
          <span>{text('ids_also', `\u2068${idText(id)}\u2069`)}</span>
          <button type="button" onClick={() => void split(id)}>
            {text('ids_split')}
          </button>
          {troubleOf(id)}
        </li>
      ))}
      {same.map(({ id }) => (
        <li key={id}>
          <span>{text('ids_same', `\u2068${idText(id)}\u2069`)}</span>
          <button type="button" onClick={() => void join(id)}>
            {text('ids_join')}
          </button>
          {troubleOf(id)}
        </li>
      ))}
    </ul>
  );
}
