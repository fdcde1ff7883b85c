import type { BackupInfo, Health } from '../../lib/protocol/requests.ts';
import { text } from '../../lib/text.ts';
import { useNow } from '../ui/useNow.ts';
import { agoText, dateText, numberText } from '../ui/words.ts';
import { bytesText } from './bytes-text.ts';
import type { LibraryContents } from './useLibraryContents.ts';

export interface FiguresProps {
  held: LibraryContents | undefined;
  /** The last one. */
  backup: BackupInfo | undefined;
  health: Health | undefined;
}

/** What the library holds and how it is, in figures. */
export function Figures({ held, backup, health }: FiguresProps) {
  const now = useNow();
  const at = held?.changedAt;
  const figures = [
    { name: text('data_papers'), is: held && numberText(held.papers) },
    { name: text('data_size'), is: held?.bytes === undefined ? undefined : bytesText(held.bytes) },
    { name: text('data_health'), is: health && text(`data_health_${health}`) },
    { name: text('data_last_write'), is: held && (at ? agoText(at, now) : text('data_never')), title: at ? dateText(at) : undefined },
    {
      name: text('data_last_backup'),
      is: held && (backup ? agoText(backup.at, now) : text('data_never')),
      title: backup && dateText(backup.at),
    },
  ];
  return (
    <dl className="data-figures">
      {figures.map(({ name, is, title }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd title={title}>{is ?? '…'}</dd>
        </div>
      ))}
    </dl>
  );
}
