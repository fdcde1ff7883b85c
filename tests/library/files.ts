import fc from 'fast-check';
import type { FileRow } from '../../lib/formats/library-file/file-row.ts';
import { readLibrary } from '../../lib/formats/library-file/library-json.ts';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { commitImport, type Watch } from '../../lib/library/import/commit.ts';
import { stage } from '../../lib/library/import/stage.ts';
import { writeLibrary } from '../../lib/library/write-library.ts';
import type { Act } from '../../lib/mark/act.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { How, Imported } from '../../lib/protocol/requests.ts';
import { actOn, anyChange, sightingOf } from './library.ts';

let imports = 0;

/** The library as the text of its file. */
export async function textOf(db: LibraryDb): Promise<string> {
  return (await Array.fromAsync(writeLibrary(db))).join('');
}

/** A text in chunks, as a file is read. */
export async function* chunksOf(text: string, size = 1_000): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

/** The rows of a library file, which must all be whole. */
export async function rowsIn(text: string): Promise<FileRow[]> {
  const rows = await Array.fromAsync(readLibrary(chunksOf(text, 100_000)));
  return rows.map((row) => {
    if (row.kind === 'broken') throw new Error(`line ${row.line} is broken`);
    return row;
  });
}

/** The papers that a library file tells of, without what is gone. */
export async function papersIn(text: string) {
  return (await rowsIn(text)).filter((row) => row.kind === 'paper');
}

/** Stages rows and takes them in; the import has a name that no other has. */
export async function takeIn(
  db: LibraryDb,
  file: string | readonly FileRow[],
  how: How,
  watch?: Watch,
): Promise<Imported & { id: string }> {
  const rows = typeof file === 'string' ? await rowsIn(file) : file;
  const id = `import-${++imports}`;
  for (let at = 0; at < rows.length; at += 500) await stage(db, id, rows.slice(at, at + 500));
  return { ...(await commitImport(db, id, how, watch)), id };
}

/** Few papers, so that two libraries have some in common. */
export const PAPERS: readonly PaperId[] = ['arxiv:2401.00001', 'arxiv:2401.00002', 'arxiv:hep-th/9901001'];

/** Notes that have lines in common, in this order or another. */
const anyNote = fc.array(fc.constantFrom('first', 'second', 'third', ''), { maxLength: 4 }).map((lines) => lines.join('\n'));

/** Acts on some papers, by their changes. */
export const anyActs = fc.array(
  fc.tuple(fc.constantFrom(...PAPERS), fc.oneof(anyChange, anyChange, fc.record({ kind: fc.constant('note' as const), note: anyNote }))),
  { maxLength: 8 },
);

export type Deeds = readonly (readonly [PaperId, Act['change']])[];

/** Does acts one after the other, and tells them. */
export async function performAll(db: LibraryDb, deeds: Deeds): Promise<Act[]> {
  const acts = deeds.map(([paper, change]) => actOn(paper, change));
  for (const act of acts) await applyAct(db, act, sightingOf(act.paper));
  return acts;
}
