import { Dexie, type Table } from 'dexie';
import type { FileRow } from '../formats/library-file/file-row.ts';
import type { ActId, Joined, LoggedChange, Seq } from '../mark/act.ts';
import type { Replaced } from '../mark/field.ts';
import type { FieldClocks, FieldName, Stamp } from '../mark/field-clock.ts';
import type { MarkShown, Status } from '../mark/mark.ts';
import type { PaperId } from '../paper/ids/paper-id.ts';
import type { Paper, Source } from '../paper/paper.ts';
import type { Imported } from '../protocol/requests.ts';
import type { SearchBlock, SearchBlockIndex } from './search/search-block.ts';
import { readSound } from './sound.ts';

/** The schema this code writes. A newer library is never written to. */
export const SCHEMA = 6;

/** The name of the database in the extension's origin. */
export const DB_NAME = 'papermarks';

/** The columns of a row that hold its mark: what is shown of it. */
export interface MarkColumns extends Omit<MarkShown, 'tags' | 'star'> {
  /** A row that was written before there were stars does not have it. */
  star?: boolean;
  /** As shown, in the order they were added. */
  tags: string[];
  /** The same tags by what makes them the same. */
  tagKeys: string[];
}

/** A paper in the library: the light row that lists are drawn from. Its abstract and note are kept apart. */
export interface PaperRow extends Omit<Paper, 'abstract'>, MarkColumns {
  /** Where it was first marked. */
  met?: Source;
  /** Ids that a person, or an undo, says are other papers'. */
  apart?: PaperId[];
  /** When it came into the library, in milliseconds since 1970. */
  savedAt: number;
}

/** When each field of a paper's mark was last set. It outlives the paper's row: then it is the tombstone. */
export interface StampRow {
  id: PaperId;
  /** The change of the library that last touched the paper. */
  seq: number;
  fields: FieldClocks;
  /** The other ids that the paper has, or had before that change. */
  also?: PaperId[];
}

export interface TagRow {
  key: string;
  /** As it was written last. */
  name: string;
  /** Papers that carry it. */
  count: number;
  /** When it was last put on a paper, in milliseconds since 1970. */
  usedAt: number;
}

/** The part of a paper in the library that an act changed, as it was before. */
export interface Before extends Replaced {
  /** Whose each field was, by the stamp of the act. */
  by?: { [name in FieldName]?: Stamp };
  /** Of what took something back: when each field was set that it put back. */
  at?: { [name in FieldName]?: Stamp };
  /** The whole paper, when the act took it out of the library. */
  left?: { row: PaperRow; abstract?: string };
}

/** An act that was done: for undo, and so that doing it again changes nothing. */
export interface ActRow extends LoggedChange {
  seq: number;
  stamp: Stamp;
  before: Before;
  /** The note that it led to, when that is not the one it brought. */
  note?: string;
  /** The id that it was sent under, where the library had the paper under another. */
  under?: PaperId;
  /** What it is undone together with: the id of a bulk, or of an undo. */
  bulk?: ActId;
  /** What taking something back did to the ids of the paper. */
  ids?: Joined;
  /** It took back that something was taken back: then each field is as it was when it was set at these times. */
  redo?: NonNullable<Before['at']>;
  /** A page's script did it, and it took back nothing that anybody else did: forgotten before what others did. */
  byPage?: true;
}

/** A paper that stood in view on some page, and when it first did, in milliseconds since 1970. */
export interface SeenRow {
  id: PaperId;
  at: number;
}

/** A row of a file that waits to be taken in, in the order in which it came. */
export interface StagedRow {
  import: string;
  /** From 1. */
  n: number;
  row: FileRow;
}

/** A copy of one paper from before the last import, so that the import can be undone. */
export interface ImportSnapshotRow {
  id: PaperId;
  row?: PaperRow;
  abstract?: string;
  note: string;
  /** The clocks of its fields before the import. */
  fields: FieldClocks;
  /** The same after the import: a field whose clock is another by now was changed since, and undoing the import leaves it. */
  left: FieldClocks;
}

/** The last import, for as long as it can be taken back. */
export interface ImportRow extends Imported {
  name: 'last';
  import: string;
  /** In milliseconds since 1970. */
  at: number;
  seq: Seq;
  /** The tags as they were before. */
  tags: TagRow[];
}

/** Where the library's clock stands. */
export interface ClockRow {
  name: 'clock';
  device: string;
  seq: number;
  last: Stamp;
}

/** The library: all papers with a mark. */
export class LibraryDb extends Dexie {
  papers!: Table<PaperRow, PaperId>;
  abstracts!: Table<{ id: PaperId; text: string }, PaperId>;
  notes!: Table<{ id: PaperId; text: string }, PaperId>;
  stamps!: Table<StampRow, PaperId>;
  tags!: Table<TagRow, string>;
  counts!: Table<{ status: Status; papers: number }, Status>;
  acts!: Table<ActRow, string>;
  clock!: Table<ClockRow, string>;
  shelves!: Table<SearchBlock, string>;
  shelving!: Table<SearchBlockIndex, string>;
  staged!: Table<StagedRow, [string, number]>;
  stood!: Table<ImportSnapshotRow, PaperId>;
  imports!: Table<ImportRow, string>;
  seen!: Table<SeenRow, PaperId>;

  constructor(name = DB_NAME) {
    // Strict: an acknowledged act survives power loss. https://developer.chrome.com/blog/indexeddb-durability-mode-now-defaults-to-relaxed
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      papers: 'id, savedAt, [status+savedAt], *tagKeys',
      abstracts: 'id',
      notes: 'id',
      stamps: 'id, seq',
      tags: 'key, count, usedAt',
      counts: 'status',
      acts: 'id, seq',
      clock: 'name',
    });
    // Shelves can be made from the rest at any time, so they are made when the library is open: see `shelve`.
    this.version(2).stores({ shelves: 'after', shelving: 'name' });
    this.version(3).stores({ staged: '[import+n]', stood: 'id', imports: 'name' });
    this.version(4).stores({ acts: 'id, seq, bulk', seen: 'id, at' });
    this.version(5).stores({ papers: 'id, savedAt, [status+savedAt], *tagKeys, *also' });
    // No index: what knows no stars would drop them from each row that it writes, so it must not write here.
    this.version(6).stores({});
    readSound(this);
  }

  /** The tables that an act changes: those that say what the library holds. */
  get marked(): Table[] {
    return [this.papers, this.abstracts, this.notes, this.stamps, this.tags, this.counts, this.acts, this.clock];
  }
}
