import Dexie from 'dexie';
import type { Stamp } from '../../mark/field-clock.ts';
import { isUnmarked, type Status } from '../../mark/mark.ts';
import { tagKey } from '../../mark/tag.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { Trouble } from '../../paper/trouble.ts';
import type { How, Imported } from '../../protocol/requests.ts';
import { tick } from '../clock.ts';
import type { ImportSnapshotRow, LibraryDb, PaperRow } from '../db.ts';
import { rowsOf } from '../identity/aliases.ts';
import { refuseNewer } from '../open.ts';
import { aliasesToNotify, type PaperState, shownOf } from '../paper-state.ts';
import { type PaperStates, paperStatesOf, savePaperStates } from '../paper-states.ts';
import { FEW, gathered } from './gather.ts';
import { isSame } from './keep.ts';
import { type FileGone, type FilePaper, type FileTag, later, merged, replaced, takenOut, withStatus } from './merge-row.ts';
import { AT_ONCE, stagedOf, stagedRows } from './stage.ts';
import { ImportCounts } from './tally.ts';
import { createTimes, type Times } from './times.ts';
import { lastImport } from './undo-import.ts';

/** What watches an import while it is under way. */
export interface Watch {
  /** Called now and then with how many rows are done. */
  progress?(done: number, of: number): void;
  /** Aborted: nothing of it is written. */
  signal?: AbortSignal;
  /** How many rows were staged, as far as the asker knows. */
  rows?: number;
  /** Given to papers of a file that tells no status. */
  status?: Status;
}

/** An import under way. */
interface Work extends Watch {
  how: How;
  times: Times;
  tally: ImportCounts;
  seq: number;
  stamp: Stamp;
  /** In milliseconds since 1970. */
  now: number;
  did: Imported;
  /** The papers that the file names. */
  seen: Set<PaperId>;
  /** How often a row of each came. */
  met: Map<PaperId, number>;
}

/**
 * Takes the rows that were staged for an import into the library, in one strict transaction: all of them or none. It keeps
 * what stood there before, so that the import can be taken back until the next one. Holds five hundred papers at a time. Asked
 * again, as when the answer was lost, it tells what it did.
 *
 * @throws Trouble `library-newer`; `import-stopped` when its signal was aborted, or other rows are staged than were sent; `note-too-long` when two notes of a paper
 * are, together
 */
export async function commitImport(db: LibraryDb, id: string, how: How, watch: Watch = {}): Promise<Imported> {
  const tables = [...db.marked, db.staged, db.stood, db.imports];
  return db.transaction('rw', tables, async () => {
    refuseNewer(Dexie.currentTransaction.idbtrans.db.version);
    const done = await lastImport(db);
    if (done?.import === id) return didOf(done);
    await Promise.all([db.stood.clear(), db.imports.clear()]);
    const now = Date.now();
    const { seq, stamp } = await tick(db);
    const tally = await ImportCounts.of(db);
    const tags = tally.tags;
    const work: Work = {
      ...watch,
      how,
      tally,
      seq,
      stamp,
      now,
      times: createTimes(stamp, now),
      did: { came: 0, changed: 0, same: 0, gone: 0 },
      seen: new Set(),
      met: new Map(),
    };
    await takeAll(db, id, work);
    if (how === 'replace') await takeOutOthers(db, work);
    work.did.same = work.seen.size - work.did.came - work.did.changed;
    await tally.write(db, now);
    refuseStopped(work);
    await Promise.all([
      db.clock.update('clock', { last: work.times.latest }),
      stagedOf(db, id).delete(),
      db.imports.put({ name: 'last', import: id, at: now, seq, tags, ...work.did }),
    ]);
    return work.did;
  });
}

function didOf({ came, changed, same, gone }: Imported): Imported {
  return { came, changed, same, gone };
}

function refuseStopped({ signal }: Watch): void {
  if (signal?.aborted) throw new Trouble('import-stopped');
}

async function takeAll(db: LibraryDb, id: string, work: Work): Promise<void> {
  const of = await stagedOf(db, id).count();
  // Somebody else's import may have taken its place, or the browser was closed between.
  if (of !== (work.rows ?? of)) throw new Trouble('import-stopped', `${of} of ${work.rows} rows`);
  let done = 0;
  for await (const rows of stagedRows(db, id)) {
    refuseStopped(work);
    const papers = rows.filter((row) => row.kind !== 'tag');
    if (papers.length > 0) await takeSome(db, papers, work);
    for (const row of rows) if (row.kind === 'tag') knowTag(row, work);
    done += rows.length;
    work.progress?.(done, of);
  }
}

/** A tag as the file knows it; one that was used in the future tells no time. */
function knowTag({ name, usedAt }: FileTag, { tally, how, now }: Work): void {
  if (usedAt <= now) tally.know({ key: tagKey(name), name, usedAt }, how === 'replace');
}

async function takeSome(db: LibraryDb, given: readonly (FilePaper | FileGone)[], work: Work): Promise<void> {
  const rows = gathered(work.how === 'merge' ? await underOurIds(db, given) : given);
  const before = await paperStatesOf(db, [...new Set(rows.map(idOf))]);
  const after = new Map(before);
  for (const row of rows) {
    const here = after.get(idOf(row));
    if (here) after.set(idOf(row), row.kind === 'paper' ? withPaper(here, row, work) : withGone(here, row, work));
    if (row.kind === 'paper') work.seen.add(row.paper.id);
  }
  await change(db, before, after, work);
}

/**
 * The papers of a file under the ids that the library has them by: what is one paper here comes to one mark. Of their other
 * ids those stay that are no other paper's here.
 */
async function underOurIds(db: LibraryDb, rows: readonly (FilePaper | FileGone)[]): Promise<(FilePaper | FileGone)[]> {
  const here = await rowsOf(db, [
    ...new Set(rows.flatMap((row) => (row.kind === 'paper' ? [row.paper.id, ...(row.paper.also ?? [])] : []))),
  ]);
  return rows.map((row) => (row.kind === 'paper' ? underOurId(row, here) : row));
}

function underOurId(row: FilePaper, here: ReadonlyMap<PaperId, PaperRow>): FilePaper {
  const { also = [], ...paper } = row.paper;
  const ids = [paper.id, ...also];
  const ours = here.get(paper.id) ?? also.map((id) => here.get(id)).find((found) => found && !found.apart?.includes(paper.id));
  const id = ours?.id ?? paper.id;
  const others = ids.filter((each) => each !== id && (here.get(each)?.id ?? id) === id && !ours?.apart?.includes(each));
  return { ...row, paper: { ...paper, id, ...(others[0] && { also: others }) } };
}

function idOf(row: FilePaper | FileGone): PaperId {
  return row.kind === 'gone' ? row.id : row.paper.id;
}

/** A paper after what the file says of it; the second time that it does, that is added to the first. */
function withPaper(here: PaperState, row: FilePaper, { how, stamp, times, seen, met, status }: Work): PaperState {
  const { id } = row.paper;
  const nth = met.get(id) ?? 0;
  met.set(id, nth + 1);
  const dated = { ...row, savedAt: times.moment(row.savedAt) };
  const file = row.fields ? { ...dated, fields: times.checked(row.fields) } : withStatus(dated, status);
  const next = how === 'replace' && !seen.has(id) ? replaced(file, stamp) : merged(here, file, stamp, nth >= FEW);
  return isUnmarked(shownOf(next.row)) ? here : next;
}

/** What left another library stays in this one, unless that one replaces it: who brings papers in does not ask for fewer. */
function withGone(here: PaperState, { id, fields }: FileGone, { how, times, seen }: Work): PaperState {
  if (here.row && (how === 'merge' || seen.has(id))) return here;
  const theirs = times.checked(fields);
  const settings = how === 'merge' ? later(here.stamps.fields, theirs) : theirs;
  return { row: undefined, abstract: undefined, note: '', stamps: { ...here.stamps, fields: settings } };
}

/** What a library that is replaced holds beside the file leaves it. */
async function takeOutOthers(db: LibraryDb, work: Work): Promise<void> {
  for (let after = ''; ; ) {
    const ids = await db.papers.where(':id').above(after).limit(AT_ONCE).primaryKeys();
    const last = ids.at(-1);
    if (last === undefined) return;
    refuseStopped(work);
    const before = await paperStatesOf(
      db,
      ids.filter((id) => !work.seen.has(id)),
    );
    await change(db, before, new Map([...before].map(([id, here]) => [id, takenOut(here, work.stamp)])), work);
    after = last;
  }
}

/** Writes what changed, and keeps what stood there before the import. */
async function change(db: LibraryDb, before: PaperStates, after: PaperStates, { seq, tally, did }: Work): Promise<void> {
  const changed = [...after].flatMap(([id, next]): [PaperState, PaperState][] => {
    const was = before.get(id);
    return was && !isSame(was, next) ? [[was, { ...next, stamps: { ...next.stamps, seq, ...aliasesToNotify(was.row, next.row) } }]] : [];
  });
  const stood = await db.stood.bulkGet(changed.map(([was]) => was.stamps.id));
  for (const [n, [was, next]] of changed.entries()) {
    tally.move(was.row, next.row);
    // A paper that the file names twice is counted once.
    if (stood[n]) continue;
    if (was.row && next.row) did.changed += 1;
    else if (next.row) did.came += 1;
    else if (was.row) did.gone += 1;
  }
  await savePaperStates(
    db,
    changed.map(([, next]) => next),
  );
  await db.stood.bulkPut(changed.map(([was, next], n) => ({ ...(stood[n] ?? stoodOf(was)), left: next.stamps.fields })));
}

function stoodOf({ row, abstract, note, stamps: { id, fields } }: PaperState): Omit<ImportSnapshotRow, 'left'> {
  return { id, note, fields, ...(row && { row }), ...(abstract && { abstract }) };
}
