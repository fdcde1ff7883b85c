import type { FileRow } from '../../lib/formats/library-file/file-row.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { FEW } from '../../lib/library/import/gather.ts';
import { isSame } from '../../lib/library/import/keep.ts';
import { type FilePaper, merged, withStatus } from '../../lib/library/import/merge-row.ts';
import type { PaperState } from '../../lib/library/paper-state.ts';
import { paperStatesOf } from '../../lib/library/paper-states.ts';
import { countByStatus } from '../../lib/library/queries.ts';
import type { Status } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { plainTex } from '../../lib/paper/tex.ts';
import { changesBetween, type Differs } from './changes.ts';

/** How many lines of each kind are kept to be shown. */
const SHOWN = 1_000;

/** Later than any stamp: what an import will set. */
const THEN = 'zzzzzzzzz';

/** The status that papers get when their source tells none, unless the person says another. */
export const GIVEN: Status = 'want';

/** A paper that would come or change. */
export interface Line {
  id: PaperId;
  title: string;
  /** What would be other than it is here. */
  changes: Differs[];
}

/** A row that cannot be read. */
export interface Unread {
  /** Its line or row in the file, from 1. */
  at: number;
  why: 'no-id' | 'no-title' | 'broken' | 'too-long';
  /** The beginning of what stands there. */
  shows: string;
}

/** Some of many. */
export interface Some<T> {
  count: number;
  /** The first of them. */
  first: T[];
}

/** What a file would do to the library. */
export interface Preview {
  import: string;
  /** Of the file. */
  name: string;
  /** How many were laid aside. */
  rows: number;
  comes: Some<Line>;
  changes: Some<Line>;
  same: number;
  /** Of some papers the source tells no status. */
  asksStatus: boolean;
  /** It is a library, which could stand in the place of this one. */
  isLibrary: boolean;
  /** Papers of the library that the file does not name. */
  others: number;
  unread: Some<Unread>;
}

/** Gathers what the rows of a file would do to a library, in bounded memory. */
export function createPreview(db: LibraryDb) {
  const comes: Some<Line> = { count: 0, first: [] };
  const changes: Some<Line> = { count: 0, first: [] };
  const unread: Some<Unread> = { count: 0, first: [] };
  const met = new Map<PaperId, number>();
  let same = 0;

  async function standings(ids: PaperId[]): Promise<Map<PaperId, PaperState>> {
    return db.transaction('r', [db.papers, db.abstracts, db.notes, db.stamps], () => paperStatesOf(db, ids));
  }

  function look(here: PaperState | undefined, row: FilePaper, given: Status): void {
    if (!here) return;
    const nth = met.get(row.paper.id) ?? 0;
    met.set(row.paper.id, nth + 1);
    const next = merged(here, row.fields ? row : withStatus(row, given), THEN, nth >= FEW);
    const line = (): Line => ({ id: row.paper.id, title: plainTex(row.paper.title).slice(0, 300), changes: changesBetween(here, next) });
    if (!here.row) add(comes, line);
    else if (isSame(here, next)) same += 1;
    else add(changes, line);
  }

  return {
    /** @param given the status of papers whose source tells none */
    async take(rows: readonly FileRow[], given: Status): Promise<void> {
      const papers = rows.filter((row) => row.kind === 'paper');
      const here = await standings(papers.map(({ paper }) => paper.id));
      for (const row of papers) look(here.get(row.paper.id), row, given);
    },
    unread: (row: Unread): void => add(unread, () => row),
    async counts(): Promise<Pick<Preview, 'comes' | 'changes' | 'same' | 'others' | 'unread'>> {
      const here = Object.values(await countByStatus(db)).reduce((sum, papers) => sum + papers, 0);
      return { comes, changes, same, others: here - changes.count - same, unread };
    },
  };
}

function add<T>(to: Some<T>, make: () => T): void {
  to.count += 1;
  if (to.first.length < SHOWN) to.first.push(make());
}
