import { useState } from 'react';
import type { Backups } from '../../lib/library/backup/backups.ts';
import type { Client } from '../../lib/protocol/client.ts';
import type { BackupInfo } from '../../lib/protocol/requests.ts';
import { text } from '../../lib/text.ts';
import { Doing } from '../ui/Doing.tsx';
import { Section } from '../ui/Section.tsx';
import { useNow } from '../ui/useNow.ts';
import { useWork } from '../ui/useWork.ts';
import { agoText, dateText, papersText } from '../ui/words.ts';
import { bytesText } from './bytes-text.ts';
import { librarySource, type ReadableSource } from './rows-in.ts';
import { datedFileName, gather, saveAs } from './save-file.ts';

export interface BackupListProps {
  client: Client;
  backups: Backups;
  list: readonly BackupInfo[];
  /** Reads a backup as if it was a file; without it, none can be restored now. */
  onLook?: ((source: ReadableSource) => void) | undefined;
  onChanged(): void;
  announce(what: string): void;
}

/** How many are shown at first. */
const FEW = 5;

/** The backups that Papermarks keeps on its own: to be looked at and restored, or saved as files. */
export function BackupList({ client, backups, list, onLook, onChanged, announce }: BackupListProps) {
  const work = useWork();
  const now = useNow();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? list : list.slice(0, FEW);

  async function make(): Promise<void> {
    const made = await work.run(async () => ({ made: await client('backUp', null) }));
    if (!made) return;
    onChanged();
    announce(text(made.made ? 'data_backed_up' : 'data_nothing_to_back_up'));
  }

  async function save(backup: BackupInfo): Promise<void> {
    await work.run(async (signal) => {
      saveAs(datedFileName('json', backup.at, 'backup'), await gather(backups.textOf(backup), 'application/json', signal));
    });
  }

  return (
    <Section title={text('data_backups')} about={text('data_backups_about')}>
      {shown.length > 0 && (
        <ul className="data-backups">
          {shown.map((backup) => (
            <li key={backup.id} className="data-backup">
              <span className="data-name" title={dateText(backup.at)}>
                {agoText(backup.at, now)}
              </span>
              <span className="data-says">
                {papersText(backup.papers)} · {bytesText(backup.bytes)}
              </span>
              <span className="data-buttons">
                {onLook && (
                  <button
                    type="button"
                    className="button"
                    aria-label={text('data_restore_of', dateText(backup.at))}
                    onClick={() => onLook(librarySource(text('data_backup_of', dateText(backup.at)), () => backups.textOf(backup)))}
                  >
                    {text('data_restore')}
                  </button>
                )}
                <button
                  type="button"
                  className="button"
                  aria-label={text('data_save_backup_of', dateText(backup.at))}
                  onClick={() => void save(backup)}
                >
                  {text('data_save_backup')}
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="data-buttons">
        {onLook && (
          <button type="button" className="button" onClick={() => void make()}>
            {text('data_back_up')}
          </button>
        )}
        {!isWhole && list.length > FEW && (
          <button type="button" className="button" onClick={() => setWhole(true)}>
            {text('data_all_backups', `${list.length}`)}
          </button>
        )}
      </div>
      <Doing work={work} what={text('data_backing_up')} />
    </Section>
  );
}
