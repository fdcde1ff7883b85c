import { type DragEvent, useState } from 'react';
import type { LibraryDb } from '../../lib/library/db.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { text } from '../../lib/text.ts';
import { Doing } from '../ui/Doing.tsx';
import { Section } from '../ui/Section.tsx';
import { Looked } from './Looked.tsx';
import { fileSource } from './rows-in.ts';
import { Taken } from './Taken.tsx';
import type { TakeIn } from './useTakeIn.ts';

export interface BringInProps {
  client: Client;
  db: LibraryDb;
  takeIn: TakeIn;
  announce(what: string): void;
}

/** Takes papers in from a file: chosen, looked at, taken in, and taken back. */
export function BringIn({ client, db, takeIn, announce }: BringInProps) {
  const { work, doing, preview, taken, read, take, leave } = takeIn;
  return (
    <Section title={text('data_bring')} about={text('data_bring_about')}>
      {work.progress ? (
        <Doing work={work} what={doing} />
      ) : preview ? (
        <Looked preview={preview} onTake={(how, status) => void take(how, status)} onLeave={leave} />
      ) : (
        <>
          <DropZone onFile={(file) => void read(fileSource(file))} />
          <Doing work={work} what={doing} />
          <Taken client={client} db={db} taken={taken} announce={announce} />
        </>
      )}
    </Section>
  );
}

/** Where a file is chosen, or dropped. */
function DropZone({ onFile }: { onFile(file: File): void }) {
  const [isOver, setOver] = useState(false);

  function over(event: DragEvent): void {
    event.preventDefault();
    setOver(true);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  }

  return (
    <label className="data-drop" data-over={isOver || undefined} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      <input
        type="file"
        className="unseen"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) onFile(file);
        }}
      />
      <span className="button">{text('data_choose')}</span>
      <span>{text('data_drop')}</span>
    </label>
  );
}
