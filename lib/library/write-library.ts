import type { FileRow } from '../formats/library-file/file-row.ts';
import { libraryText } from '../formats/library-file/library-json.ts';
import type { MarkedPaper } from '../mark/marked-paper.ts';
import type { PaperId } from '../paper/ids/paper-id.ts';
import type { LibraryDb, StampRow } from './db.ts';
import { markOf, type PaperState, paperOf } from './paper-state.ts';
import { paperStatesOf } from './paper-states.ts';
import { lastChange } from './search/read-rows.ts';

/** How many papers are held at a time. */
const AT_ONCE = 500;

/**
 * The whole library as text of a library file, lossless but for the history of acts; in bounded memory. Each paper is told
 * as it stands when its turn comes: an act that is done meanwhile may be told or not.
 */
export function writeLibrary(db: LibraryDb): AsyncGenerator<string> {
  return libraryText(rowsOf(db));
}

/** Some papers as text of a library file, in the order of their ids. */
export function writePapers(db: LibraryDb, ids: readonly PaperId[]): AsyncGenerator<string> {
  return libraryText(fileRows(these(db, ids.toSorted())));
}

/** The papers of some ids, or of the whole library by id; those that are not there are left out. */
export async function* markedPapers(db: LibraryDb, ids?: readonly PaperId[]): AsyncGenerator<MarkedPaper> {
  for await (const standing of ids ? these(db, ids) : all(db)) {
    const row = rowOf(standing);
    if (row.kind === 'paper') yield row;
  }
}

/** What a file says of a paper as it stands: of one without a mark, when its fields were taken away. */
export function rowOf(state: PaperState): FileRow {
  const { row, abstract, stamps } = state;
  const { id, fields } = stamps;
  if (!row) return { kind: 'gone', id, fields };
  const { savedAt, met, apart } = row;
  return {
    kind: 'paper',
    paper: paperOf(row, abstract),
    mark: markOf(state),
    savedAt,
    ...(met && { met }),
    ...(apart && { apart }),
    fields,
  };
}

async function* fileRows(states: AsyncIterable<PaperState>): AsyncGenerator<FileRow> {
  for await (const standing of states) yield rowOf(standing);
}

async function* rowsOf(db: LibraryDb): AsyncGenerator<FileRow> {
  const upTo = await lastChange(db);
  yield* fileRows(all(db));
  for await (const { id, fields } of goneUntil(db, upTo)) yield { kind: 'gone', id, fields };
  for (const { name, usedAt } of await db.tags.toArray()) yield { kind: 'tag', name, usedAt };
}

async function* all(db: LibraryDb): AsyncGenerator<PaperState> {
  for (let after = ''; ; ) {
    const ids = await db.papers.where(':id').above(after).limit(AT_ONCE).primaryKeys();
    yield* these(db, ids);
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

async function* these(db: LibraryDb, ids: readonly PaperId[]): AsyncGenerator<PaperState> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    // One transaction, so that each paper is of one moment.
    const states = await db.transaction('r', [db.papers, db.abstracts, db.notes, db.stamps], () => paperStatesOf(db, some));
    yield* [...states.values()].filter(({ row }) => row);
  }
}

/** What is known of papers that left the library up to a change; one that left later was told as it stood. */
async function* goneUntil(db: LibraryDb, upTo: number): AsyncGenerator<StampRow> {
  for (let after = ''; ; ) {
    const { rows, last } = await db.transaction('r', [db.papers, db.stamps], async () => {
      const stamps = await db.stamps.where(':id').above(after).limit(AT_ONCE).toArray();
      const last = stamps.at(-1)?.id;
      const here = new Set(last === undefined ? [] : await db.papers.where(':id').between(after, last, false, true).primaryKeys());
      return { rows: stamps.filter(({ id, seq, fields }) => !here.has(id) && seq <= upTo && Object.keys(fields).length > 0), last };
    });
    yield* rows;
    if (last === undefined) return;
    after = last;
  }
}
