import { useLiveQuery } from 'dexie-react-hooks';
import type { LibraryDb } from '../../lib/library/db.ts';
import { lastImport } from '../../lib/library/import/undo-import.ts';
import type { Client } from '../../lib/protocol/client.ts';
import type { Imported } from '../../lib/protocol/requests.ts';
import { text } from '../../lib/text.ts';
import { Doing } from '../ui/Doing.tsx';
import { CheckIcon } from '../ui/icons.tsx';
import { useNow } from '../ui/useNow.ts';
import { useWork } from '../ui/useWork.ts';
import { agoText, papersText } from '../ui/words.ts';

export interface TakenProps {
  client: Client;
  db: LibraryDb;
  /** What was just taken in. */
  taken: (Imported & { import: string }) | undefined;
  announce(what: string): void;
}

/** The last import, for as long as it can be taken back. */
export function Taken({ client, db, taken, announce }: TakenProps) {
  const work = useWork();
  const now = useNow();
  const last = useLiveQuery(() => lastImport(db), [db]);
  if (!last) return <Doing work={work} what={text('data_undoing')} />;
  const isNew = last.import === taken?.import;

  async function undo(id: string): Promise<void> {
    const undone = await work.run(async () => {
      await client('undoImport', { import: id });
      return true;
    });
    if (undone) announce(text('data_undone'));
  }

  return (
    <div className="data-taken" data-new={isNew || undefined}>
      {isNew && <CheckIcon />}
      <p>
        {isNew ? text('data_taken') : text('data_last_import', agoText(last.at, now))}{' '}
        {text('data_did', papersText(last.came), papersText(last.changed))}
      </p>
      {work.progress ? (
        <Doing work={work} what={text('data_undoing')} />
      ) : (
        <button type="button" className="button" onClick={() => void undo(last.import)}>
          {text('undo')}
        </button>
      )}
      <Doing work={work} what={text('data_undoing')} />
    </div>
  );
}
