import { decodeText } from '../../lib/formats/kit/decode-text.ts';
import type { FileRow } from '../../lib/formats/library-file/file-row.ts';
import { isLibraryText, readLibrary } from '../../lib/formats/library-file/library-json.ts';
import { FOREIGN_MAX, openForeign } from '../../lib/formats/read-foreign.ts';
import { gunzip } from '../../lib/library/backup/gzip.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import type { ReportProgress } from '../ui/useWork.ts';
import type { Unread } from './preview.ts';

/** Something that papers are read from: a file, or a backup. */
export interface ReadableSource {
  name: string;
  /** Its rows, one after the other; tells how much was read so far. */
  rows(signal: AbortSignal, report: ReportProgress): AsyncIterable<SourceRow>;
}

/** A row as it was read; `asksStatus`: its source tells no status of any paper. */
export type SourceRow = (FileRow & { asksStatus?: true }) | ({ kind: 'unread' } & Unread);

/** The longest text that is unpacked from a file, in UTF-16 code units: ten times that of a hundred thousand papers. */
const UNPACKED_MAX = 2_000_000_000;

/** Enough of a file to know a library by. */
const BEGINNING = 200;

/** Text of a library file. */
export function librarySource(name: string, text: () => AsyncIterable<string>): ReadableSource {
  return { name, rows: () => libraryRows(text()) };
}

/** A file that a person chose: of a library, packed or not, read as it comes, or of another program, read whole. */
export function fileSource(file: File): ReadableSource {
  return {
    name: file.name,
    async *rows(signal, report) {
      const beginning = await bytesOf(file.slice(0, BEGINNING));
      const pieces = (): AsyncGenerator<Uint8Array> => piecesOf(file, signal, (bytes) => report(bytes, file.size));
      if (isGzip(beginning)) {
        yield* libraryRows(unpacked(pieces(), signal));
      } else if (isLibraryText(decodeText(beginning))) {
        yield* libraryRows(textOf(pieces()));
      } else {
        if (file.size > FOREIGN_MAX) throw new Trouble('file-too-large', `${file.size} bytes`);
        yield* foreignRows(decodeText(await bytesOf(file)), file.name);
      }
    },
  };
}

async function* libraryRows(text: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  for await (const row of readLibrary(text)) yield row.kind === 'broken' ? { kind: 'unread', at: row.line, why: 'broken', shows: '' } : row;
}

function* foreignRows(text: string, name: string): Generator<SourceRow> {
  for (const row of openForeign(text, name).rows) {
    if (!('marked' in row)) yield { kind: 'unread', ...row };
    else yield { kind: 'paper', ...row.marked, ...(!row.hasStatus && { asksStatus: true }) };
  }
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

/** By the first two bytes: https://www.rfc-editor.org/rfc/rfc1952#page-6 */
function isGzip([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

/** The text of a packed file, such as a backup among a person's downloads. */
async function* unpacked(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<string> {
  let length = 0;
  try {
    for await (const piece of gunzip(pieces)) {
      length += piece.length;
      if (length > UNPACKED_MAX) throw new Trouble('file-too-large', 'unpacked');
      yield piece;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Trouble) throw error;
    throw new Trouble('file-cut', 'gzip', { cause: error });
  }
}

async function* textOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** A file by pieces, with how many bytes were read so far. */
async function* piecesOf(file: Blob, signal: AbortSignal, report: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  let bytes = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.length;
      report(bytes);
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
