import { MARK_FIELDS } from '../../mark/fields.ts';
import { Trouble } from '../../paper/trouble.ts';
import { type FileRow, ROWS } from './file-row.ts';
import { linesOf } from './lines.ts';

/** The version of the file that this code writes; a newer one is not read. Its shape: public/library.schema.json */
export const FILE_VERSION = 2;

/** A row of a library file, or the number of a line that is none. */
export type LibraryRow = FileRow | { kind: 'broken'; line: number };

/** The parts of the file in their order, by what each holds. */
const PARTS = { paper: 'papers', gone: 'gone', tag: 'tags' } as const;
const KINDS = Object.keys(PARTS) as (keyof typeof PARTS)[];

const HEAD = /^﻿?\{"format":"papermarks","version":(\d{1,9}),"papers":\[$/;
const BEGINNING = /^\ufeff?\{"format":"papermarks",/;
const NEXT = /^\],"(gone|tags|counts)":(.*)$/;

/**
 * The library as a JSON document in which each line is one row, so that it can be written and read without ever being
 * held whole. The same library gives the same text: nothing in it says when or where it was written.
 *
 * @param rows all papers, then all that are gone, then all tags, each in an order that is always the same
 */
export async function* libraryText(rows: AsyncIterable<FileRow>): AsyncGenerator<string> {
  const counts = { paper: 0, gone: 0, tag: 0 };
  let part = 0;
  yield `{"format":"papermarks","version":${FILE_VERSION},"papers":[`;
  for await (const row of rows) {
    let between = counts[row.kind] === 0 ? '\n' : ',\n';
    for (; KINDS[part] !== row.kind; part++) between = `\n],"${PARTS[KINDS[part + 1] ?? 'tag']}":[${'\n'}`;
    counts[row.kind] += 1;
    yield between + rowText(row);
  }
  for (; part < KINDS.length - 1; part++) yield `\n],"${PARTS[KINDS[part + 1] ?? 'tag']}":[`;
  yield `\n],"counts":${JSON.stringify({ papers: counts.paper, gone: counts.gone, tags: counts.tag })}}\n`;
}

/** A row as one line of the file, in an order of keys that is always the same, whatever order they were put in. */
export function rowText(row: FileRow): string {
  if (row.kind === 'tag') return JSON.stringify({ name: row.name, usedAt: row.usedAt });
  const sorted = Object.entries(row.fields ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const fields = Object.fromEntries(sorted.flatMap(([name, set]) => (set ? [[name, { at: set.at, by: set.by }]] : [])));
  if (row.kind === 'gone') return JSON.stringify({ id: row.id, fields });
  const { id, also, title, authors, authorsCut, authorCount, published, abstract, version } = row.paper;
  return JSON.stringify({
    paper: { id, also, title, authors, authorsCut, authorCount, published, abstract, version },
    mark: Object.fromEntries(MARK_FIELDS.map((name) => [name, row.mark[name]])),
    savedAt: row.savedAt,
    met: row.met && { site: row.met.site, url: row.met.url },
    apart: row.apart,
    fields: row.fields && fields,
  });
}

/**
 * The rows of a library file, read line by line from its text.
 *
 * @throws Trouble `file-not-understood` when it is no library file; `file-newer` when newer code wrote it; `file-cut` when
 * its end is missing, or something between. Rows that came before are no longer to be trusted then.
 */
export async function* readLibrary(chunks: AsyncIterable<string>): AsyncGenerator<LibraryRow> {
  const counts = { paper: 0, gone: 0, tag: 0 };
  let kind: keyof typeof PARTS | undefined;
  let number = 0;
  let ended = false;
  for await (const line of linesOf(chunks)) {
    number += 1;
    if (number === 1) {
      refuseStrange(line);
      kind = 'paper';
      continue;
    }
    const next = NEXT.exec(line);
    if (next?.[1] === 'counts') {
      refuseCut(next[2] ?? '', counts);
      ended = true;
    } else if (next) {
      kind = KINDS.find((each) => PARTS[each] === next[1]) ?? kind;
    } else if (kind && !ended && line !== '') {
      counts[kind] += 1;
      yield rowOf(kind, line) ?? { kind: 'broken', line: number };
    }
  }
  if (number === 0) throw new Trouble('file-not-understood', 'empty');
  if (!ended) throw new Trouble('file-cut', `after line ${number}`);
}

/** Whether a text begins as a library file does, whatever its version. */
export function isLibraryText(text: string): boolean {
  return BEGINNING.test(text);
}

function refuseStrange(line: string): void {
  const version = Number(HEAD.exec(line)?.[1] ?? Number.NaN);
  if (Number.isNaN(version)) throw new Trouble('file-not-understood', 'no library file');
  if (version > FILE_VERSION) throw new Trouble('file-newer', `version ${version}`);
}

function refuseCut(end: string, counts: Record<keyof typeof PARTS, number>): void {
  if (end !== `${JSON.stringify({ papers: counts.paper, gone: counts.gone, tags: counts.tag })}}`) throw new Trouble('file-cut', 'counts');
}

function rowOf(kind: keyof typeof PARTS, line: string): FileRow | undefined {
  try {
    const value: unknown = JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line);
    // A list would be copied item by item.
    if (typeof value !== 'object' || Array.isArray(value)) return undefined;
    const read = ROWS[kind].safeParse({ ...value, kind });
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
