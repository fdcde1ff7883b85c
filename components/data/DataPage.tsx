import { useEffect, useState } from 'react';
import { type BackupArea, type Backups, createBackups } from '../../lib/library/backup/backups.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import type { Client } from '../../lib/protocol/client.ts';
import type { HealthReport, Progress } from '../../lib/protocol/requests.ts';
import { text } from '../../lib/text.ts';
import { Announcer, useAnnouncer } from '../ui/Announcer.tsx';
import { CopyDiagnostics } from '../ui/CopyDiagnostics.tsx';
import { Part } from '../ui/Part.tsx';
import { TroublePage } from '../ui/TroublePage.tsx';
import { useHealth } from '../ui/useHealth.ts';
import { useLibrary } from '../ui/useLibrary.ts';
import { BackupList } from './BackupList.tsx';
import { BringIn } from './BringIn.tsx';
import { Damage } from './Damage.tsx';
import { EraseAll } from './EraseAll.tsx';
import { Figures } from './Figures.tsx';
import { KeepFiles } from './KeepFiles.tsx';
import { SaveCopy } from './SaveCopy.tsx';
import { useLibraryContents } from './useLibraryContents.ts';
import { useTakeIn } from './useTakeIn.ts';

export interface DataPageProps {
  client: Client;
  /** Opens the library for reading; asked again when the person tries again. */
  library(): Promise<LibraryDb>;
  /** Where backups are kept. */
  kept: BackupArea;
  /** Asks the person to let Papermarks save files on its own. */
  allowFiles(): Promise<boolean>;
  /** Listens to how far the background is with an import, until the signal is aborted. */
  listen(hear: (progress: Progress) => void, signal: AbortSignal): void;
}

/** "Your data": what the library holds, and ways to take it out, bring papers in, restore a backup, and erase it. */
export function DataPage({ client, library, kept, allowFiles, listen }: DataPageProps) {
  const { db, trouble, opening, again } = useLibrary(library);
  const { said, announce } = useAnnouncer();
  const [backups] = useState(() => createBackups(kept));
  const { report, ask } = useHealth(client);
  const around = { client, backups, report, ask, announce };
  return (
    <main className="data">
      <header>
        <h1>{text('data_title')}</h1>
        <p className="data-about">{text('data_about')}</p>
      </header>
      {trouble ? (
        <>
          <TroublePage trouble={trouble} client={client} trying={opening} onAgain={again} announce={announce} />
          {report && report.backups.length > 0 && (
            <BackupList client={client} backups={backups} list={report.backups} onChanged={ask} announce={announce} />
          )}
        </>
      ) : (
        db && <Opened {...around} db={db} allowFiles={allowFiles} listen={listen} />
      )}
      <footer>
        <CopyDiagnostics client={client} className="aside" announce={announce} />
      </footer>
      <Announcer said={said} isSeen />
    </main>
  );
}

interface OpenedProps extends Pick<DataPageProps, 'client' | 'allowFiles' | 'listen'> {
  db: LibraryDb;
  backups: Backups;
  report: HealthReport | undefined;
  ask(): void;
  announce(what: string): void;
}

function Opened({ db, client, backups, report, ask, allowFiles, listen, announce }: OpenedProps) {
  const held = useLibraryContents(db);
  const papers = held?.papers ?? 0;
  const takeIn = useTakeIn({ client, db, listen, announce });
  const part = { client, announce };
  const isDamaged = report !== undefined && report.health !== 'good';
  // After each change there may be another backup.
  const changedAt = held?.changedAt;
  useEffect(() => {
    if (changedAt !== undefined) ask();
  }, [changedAt, ask]);
  return (
    <>
      {isDamaged && (
        <Part {...part}>
          <Damage client={client} report={report} papers={papers} onMended={ask} />
        </Part>
      )}
      <Part {...part}>
        <Figures held={held} backup={report?.backups[0]} health={report?.health} />
      </Part>
      <Part {...part}>
        <SaveCopy db={db} announce={announce} />
      </Part>
      {!isDamaged && (
        <Part {...part}>
          <BringIn db={db} client={client} takeIn={takeIn} announce={announce} />
        </Part>
      )}
      <Part {...part}>
        <BackupList
          client={client}
          backups={backups}
          list={report?.backups ?? []}
          onLook={isDamaged ? undefined : (source) => void takeIn.read(source)}
          onChanged={ask}
          announce={announce}
        />
      </Part>
      {report && !isDamaged && (
        <Part {...part}>
          <KeepFiles client={client} copies={report.copies} allow={allowFiles} onChanged={ask} announce={announce} />
        </Part>
      )}
      <Part {...part}>
        <EraseAll client={client} papers={papers} onErased={ask} announce={announce} />
      </Part>
    </>
  );
}
