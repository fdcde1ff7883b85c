import type { FileRow } from '../../lib/formats/library-file/file-row.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { weightOf } from '../../lib/library/import/weight.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { STAGE_MAX } from '../../lib/protocol/requests.ts';
import type { ReportProgress } from '../ui/useWork.ts';
import { createPreview, GIVEN, type Preview } from './preview.ts';
import type { ReadableSource } from './rows-in.ts';

/** How large a message with rows may grow, in UTF-16 code units. */
const MESSAGE = 2_000_000;

export interface FileReading {
  client: Client;
  db: LibraryDb;
  signal: AbortSignal;
  report: ReportProgress;
}

/**
 * Reads a source, has the background lay its rows aside, and tells what they would do to the library. The library stays as
 * it is, and so it does when reading fails.
 *
 * @throws Trouble `file-not-understood`, `file-cut`, `file-newer`, `file-too-large`; the signal's reason when it is aborted
 */
export async function readFile(source: ReadableSource, { client, db, signal, report }: FileReading): Promise<Preview> {
  const id = crypto.randomUUID();
  const preview = createPreview(db);
  let waiting: FileRow[] = [];
  let size = 0;
  let rows = 0;
  let asksStatus = false;
  let isLibrary = false;

  async function send(): Promise<void> {
    signal.throwIfAborted();
    if (waiting.length === 0) return;
    await client('stage', { import: id, rows: waiting });
    await preview.take(waiting, asksStatus ? GIVEN : 'none');
    rows += waiting.length;
    waiting = [];
    size = 0;
  }

  try {
    for await (const row of source.rows(signal, report)) {
      if (row.kind === 'unread') {
        preview.unread(row);
        continue;
      }
      const { asksStatus: asks, ...fileRow } = { asksStatus: undefined, ...row };
      asksStatus ||= asks === true;
      isLibrary ||= 'fields' in fileRow;
      waiting.push(fileRow);
      size += weightOf(fileRow);
      if (waiting.length >= STAGE_MAX || size > MESSAGE) await send();
    }
    await send();
  } catch (error) {
    await client('dropImport', { import: id }).catch(() => undefined);
    throw error;
  }
  return { import: id, name: source.name, rows, asksStatus, isLibrary, ...(await preview.counts()) };
}
