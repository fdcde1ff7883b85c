import { useState } from 'react';
import type { LibraryDb } from '../../lib/library/db.ts';
import type { Status } from '../../lib/mark/mark.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { insist } from '../../lib/protocol/insist.ts';
import type { How, Imported, Progress } from '../../lib/protocol/requests.ts';
import { text } from '../../lib/text.ts';
import { useWork, type Work } from '../ui/useWork.ts';
import type { Preview } from './preview.ts';
import { readFile } from './read-file.ts';
import type { ReadableSource } from './rows-in.ts';

export interface TakeInOptions {
  client: Client;
  db: LibraryDb;
  /** Listens to how far the background is with an import, until the signal is aborted. */
  listen(hear: (progress: Progress) => void, signal: AbortSignal): void;
  announce(what: string): void;
}

/** Papers on their way into the library: read and looked at, then taken in or left. */
export interface TakeIn {
  work: Work;
  /** What is being done, in words. */
  doing: string;
  /** What was read, until it is taken or left. */
  preview: Preview | undefined;
  /** What was taken in last. */
  taken: (Imported & { import: string }) | undefined;
  read(source: ReadableSource): Promise<void>;
  /** @param status for papers whose source tells none */
  take(how: How, status: Status): Promise<void>;
  leave(): void;
}

export function useTakeIn({ client, db, listen, announce }: TakeInOptions): TakeIn {
  const work = useWork();
  const [{ preview, taken }, setStage] = useState<Partial<Pick<TakeIn, 'preview' | 'taken'>>>({});
  const [doing, setDoing] = useState('');
  const drop = (id: string): void => void client('dropImport', { import: id }).catch(() => undefined);

  return {
    work,
    doing,
    preview,
    taken,
    async read(source) {
      setStage({});
      setDoing(text('data_reading', source.name));
      const read = await work.run((signal, report) => readFile(source, { client, db, signal, report }));
      if (!read) return;
      setStage({ preview: read });
      announce(text('data_looked', source.name));
    },
    async take(how, status) {
      if (!preview) return;
      const { import: id, rows } = preview;
      setDoing(text('data_taking'));
      const done = await work.run(async (signal, report) => {
        signal.addEventListener('abort', () => drop(id));
        listen((progress) => progress.papermarksProgress === id && report(progress.done, progress.of), signal);
        // The background may die of it, or in the middle: asked again it goes on, or tells what it did.
        return insist(() => client('commitImport', { import: id, how, rows, ...(preview.asksStatus && { status }) }));
      });
      setStage(done ? { taken: { ...done, import: id } } : {});
      if (done) announce(text('data_taken'));
    },
    leave() {
      if (preview) drop(preview.import);
      setStage({});
    },
  };
}
