import { type DragEvent, useState } from 'react';
import type { Client } from '../../lib/messages/client.ts';
import type { Imported, Progress } from '../../lib/messages/requests.ts';
import type { LibraryDb } from '../../lib/store/db.ts';
import { text } from '../../lib/text.ts';
import { Doing } from './Doing.tsx';
import { Looked } from './Looked.tsx';
import type { Preview } from './preview.ts';
import { readFile } from './read-file.ts';
import { Section } from './Section.tsx';
import { Taken } from './Taken.tsx';
import { useWork } from './useWork.ts';

export interface BringInProps {
  client: Client;
  db: LibraryDb;
  /** Listens to how far the background is with an import, until the signal is aborted. */
  listen(hear: (progress: Progress) => void, signal: AbortSignal): void;
  announce(what: string): void;
}

/** Takes papers in from a file: chosen, looked at, taken in, and taken back. */
export function BringIn({ client, db, listen, announce }: BringInProps) {
  const work = useWork();
  const [stage, setStage] = useState<{ preview?: Preview; taken?: Imported & { import: string } }>({});
  const [doing, setDoing] = useState('');
  const [isOver, setOver] = useState(false);

  async function read(file: File): Promise<void> {
    setStage({});
    setDoing(text('data_reading', file.name));
    const preview = await work.run((signal, tell) => readFile(file, { client, db, signal, tell }));
    if (!preview) return;
    setStage({ preview });
    announce(text('data_looked', file.name));
  }

  async function take({ import: id, rows }: Preview): Promise<void> {
    setDoing(text('data_taking'));
    const done = await work.run(async (signal, tell) => {
      signal.addEventListener('abort', () => void client('dropImport', { import: id }).catch(() => undefined));
      listen((progress) => progress.papermarksProgress === id && tell(progress.done, progress.of), signal);
      return client('commitImport', { import: id, how: 'merge', rows });
    });
    setStage(done ? { taken: { ...done, import: id } } : {});
    if (done) announce(text('data_taken'));
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void read(file);
  }

  const { preview, taken } = stage;
  return (
    <Section title={text('data_bring')} about={text('data_bring_about')}>
      {work.progress ? (
        <Doing work={work} what={doing} />
      ) : preview ? (
        <Looked
          preview={preview}
          onTake={() => void take(preview)}
          onLeave={() => {
            setStage({});
            void client('dropImport', { import: preview.import }).catch(() => undefined);
          }}
        />
      ) : (
        <>
          <label
            className="data-drop"
            data-over={isOver || undefined}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            <input
              type="file"
              className="unseen"
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                target.value = '';
                if (file) void read(file);
              }}
            />
            <span className="button">{text('data_choose')}</span>
            <span>{text('data_drop')}</span>
          </label>
          <Doing work={work} what={doing} />
          <Taken client={client} db={db} taken={taken} announce={announce} />
        </>
      )}
    </Section>
  );
}
