import type { Client } from '../../lib/messages/client.ts';
import type { Progress } from '../../lib/messages/requests.ts';
import type { LibraryDb } from '../../lib/store/db.ts';
import { text } from '../../lib/text.ts';
import { Announcer, useAnnouncer } from '../Announcer.tsx';
import { CopyDiagnostics } from '../CopyDiagnostics.tsx';
import { TroublePage } from '../TroublePage.tsx';
import { useLibrary } from '../useLibrary.ts';
import { BringIn } from './BringIn.tsx';
import { EraseAll } from './EraseAll.tsx';
import { Figures } from './Figures.tsx';
import { SaveCopy } from './SaveCopy.tsx';
import { useHeld } from './useHeld.ts';

export interface DataPageProps {
  client: Client;
  /** Opens the library for reading; asked again when the person tries again. */
  library(): Promise<LibraryDb>;
  /** Listens to how far the background is with an import, until the signal is aborted. */
  listen(hear: (progress: Progress) => void, signal: AbortSignal): void;
}

/** "Your data": what the library holds, and ways to take it out, bring papers in, and erase it. */
export function DataPage({ client, library, listen }: DataPageProps) {
  const { db, trouble, opening, again } = useLibrary(library);
  const { said, announce } = useAnnouncer();
  return (
    <main className="data">
      <header>
        <p className="data-product">{text('name')}</p>
        <h1>{text('data_title')}</h1>
        <p className="data-about">{text('data_about')}</p>
      </header>
      {trouble ? (
        <TroublePage trouble={trouble} client={client} trying={opening} onAgain={again} announce={announce} />
      ) : (
        db && <Opened db={db} client={client} listen={listen} announce={announce} />
      )}
      <footer>
        <CopyDiagnostics client={client} className="aside" announce={announce} />
      </footer>
      <Announcer said={said} />
    </main>
  );
}

interface OpenedProps extends Omit<DataPageProps, 'library'> {
  db: LibraryDb;
  announce(what: string): void;
}

function Opened({ db, client, listen, announce }: OpenedProps) {
  const held = useHeld(db);
  return (
    <>
      <Figures held={held} />
      <SaveCopy db={db} papers={held?.papers ?? 0} announce={announce} />
      <BringIn db={db} client={client} listen={listen} announce={announce} />
      <EraseAll client={client} papers={held?.papers ?? 0} announce={announce} />
    </>
  );
}
