import type { FileRow } from '../../lib/formats/file-row.ts';
import { readLibrary } from '../../lib/formats/library-json.ts';
import type { Client } from '../../lib/messages/client.ts';
import { STAGE_MAX } from '../../lib/messages/requests.ts';
import type { LibraryDb } from '../../lib/store/db.ts';
import { createPreview, type Preview } from './preview.ts';
import type { Tell } from './useWork.ts';

/** How large a message with rows may grow, in UTF-16 code units of their texts. */
const MESSAGE = 2_000_000;

/** Text that is to be taken in: of a file, or of a backup. */
export interface Source {
  name: string;
  /** The text by pieces; tells how much was read so far. */
  text(signal: AbortSignal, tell: Tell): AsyncIterable<string>;
}

export interface Reading {
  client: Client;
  db: LibraryDb;
  signal: AbortSignal;
  tell: Tell;
}

export function sourceOf(file: File): Source {
  return { name: file.name, text: (signal, tell) => textOf(file, signal, (bytes) => tell(bytes, file.size)) };
}

/**
 * Reads a library file, has the background lay its rows aside, and tells what they would do to the library. The library stays as
 * it is, and so it does when reading fails.
 *
 * @throws Trouble `file-not-understood`, `file-cut`, `file-newer`; the signal's reason when it is aborted
 */
export async function readFile(source: Source, { client, db, signal, tell }: Reading): Promise<Preview> {
  const id = crypto.randomUUID();
  const preview = createPreview(db);
  let waiting: FileRow[] = [];
  let size = 0;
  let rows = 0;

  async function send(): Promise<void> {
    if (waiting.length === 0) return;
    await client('stage', { import: id, rows: waiting });
    await preview.take(waiting);
    rows += waiting.length;
    waiting = [];
    size = 0;
  }

  try {
    for await (const row of readLibrary(source.text(signal, tell))) {
      if (row.kind === 'broken') {
        preview.unread({ at: row.line });
        continue;
      }
      waiting.push(row);
      size += weight(row);
      if (waiting.length >= STAGE_MAX || size > MESSAGE) await send();
    }
    await send();
  } catch (error) {
    await client('dropImport', { import: id }).catch(() => undefined);
    throw error;
  }
  return { import: id, name: source.name, rows, ...(await preview.told()) };
}

function weight(row: FileRow): number {
  return row.kind === 'paper' ? row.mark.note.length + (row.paper.abstract?.length ?? 0) + row.paper.title.length + 1_000 : 200;
}

/** The text of a file by pieces, with how many bytes were read so far. */
async function* textOf(file: Blob, signal: AbortSignal, tell: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  let bytes = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.length;
      tell(bytes);
      yield decoder.decode(value, { stream: true });
    }
    yield decoder.decode();
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
