import { useState } from 'react';
import type { LibraryDb } from '../../lib/library/db.ts';
import type { Trouble } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { text } from '../../lib/text.ts';
import { Announcer, useAnnouncer } from '../ui/Announcer.tsx';
import { CopyDiagnostics } from '../ui/CopyDiagnostics.tsx';
import { AlarmIcon } from '../ui/icons.tsx';

export interface BrokenPageProps {
  trouble: Trouble;
  client: Client;
  /** Opens the library for reading. */
  library(): Promise<LibraryDb>;
  onAgain(): void;
}

/** What is shown when a page of ours cannot be drawn: the library is as it was, and can be taken out. */
export function BrokenPage({ trouble, client, library, onAgain }: BrokenPageProps) {
  const { said, announce } = useAnnouncer();
  const [saved, setSaved] = useState<'saved_saved' | 'broken_not_saved'>();

  async function save(): Promise<void> {
    const { saveWhole } = await import('./save-whole.ts');
    await saveWhole(library).then(
      () => setSaved('saved_saved'),
      () => setSaved('broken_not_saved'),
    );
  }

  return (
    <main className="broken">
      <section className="empty trouble" role="alert">
        <AlarmIcon />
        <h1>{text('broken_title')}</h1>
        <p>{text('broken_body')}</p>
        <div className="buttons">
          <button type="button" className="button primary" onClick={() => void save()}>
            {text('broken_save')}
          </button>
          <CopyDiagnostics client={client} trouble={trouble} className="button" announce={announce} />
          <button type="button" className="button" onClick={onAgain}>
            {text('trouble_again')}
          </button>
        </div>
        {saved && <p>{text(saved)}</p>}
        <p className="code">{text('trouble_code', trouble.code)}</p>
      </section>
      <Announcer said={said} />
    </main>
  );
}
