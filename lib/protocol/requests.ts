import type { FileRow } from '../formats/library-file/file-row.ts';
import type { Act, ActId, AppliedAct, AppliedBulk, BulkAct, Seq, Undone } from '../mark/act.ts';
import type { Mark, MarkShown, Status } from '../mark/mark.ts';
import type { DoneHow, Rule, Settings, SettingsHere } from '../mark/settings.ts';
import type { TagUse } from '../mark/tag.ts';
import type { PaperId } from '../paper/ids/paper-id.ts';
import type { Paper, Sighting } from '../paper/paper.ts';
import type { TroubleCode } from '../paper/trouble.ts';
import type { PageKind } from '../sites/kit/site.ts';
import type { PageFile } from './page-file.ts';

/** The most PaperIds that one request may name. */
export const LOOK_UP_MAX = 2_500;

/** The most PaperIds that one document may ask about, with those that it claims to be other ids of its papers. */
export const DOCUMENT_MAX = 5_000;

/** The most other ids that one document may claim; what it claims beyond is not looked at. */
export const CLAIMED_MAX = 1_500;

/** What a page shows of other ids of its papers: the id that it names the paper by, and the others. */
export type Claims = readonly (readonly [PaperId, readonly PaperId[]])[];

/** The most other ids that a page may name of one paper. */
export const ALSO_MAX = 6;

/** Of how many cards of a page it is counted what they tell, at most. */
export const TOLD_MAX = 30;

/** What a page shows and what its first cards tell, in numbers alone: no paper, text or address. */
export interface Seen {
  kind: PageKind;
  /** Elements by which its site knows cards. */
  anchors: number;
  cards: number;
  /** Cards that were asked what they tell; of them told … */
  told: number;
  authors: number;
  abstract: number;
  /** When the paper was published. */
  date: number;
  title: number;
}

/** What the library holds of some papers, and up to which change that is true. */
export interface Known {
  /** Papers asked about that have a mark; with `since`, every one that changed, unmarked ones too. */
  marks: [PaperId, MarkShown][];
  upTo: Seq;
}

/** The most rows of a file that one message holds. */
export const STAGE_MAX = 500;

/** The most papers that one message of a bulk names. */
export const BULK_MAX = 250;

/** A paper as a page tells of it, for rules to be weighed. */
export interface Weighed {
  id: PaperId;
  title: string;
  authors: string[];
  categories: string[];
}

/** How a file is taken in: beside what is here, or in its place. */
export type How = 'merge' | 'replace';

/** What an import did, in papers. */
export interface Imported {
  came: number;
  changed: number;
  same: number;
  /** Taken out, because they were not in the file that replaced the library. */
  gone: number;
}

/** The last import: when it was done, in milliseconds since 1970. */
export interface LastImport extends Imported {
  import: string;
  at: number;
}

/** Whether the library holds what it should: it may have come back empty, or short of what was there; or not at all. */
export type Health = 'good' | 'empty' | 'short' | 'closed';

/** A backup of the library, kept outside of it. */
export interface BackupInfo {
  id: string;
  /** When it was made, in milliseconds since 1970. */
  at: number;
  papers: number;
  /** Of gzip. */
  bytes: number;
  parts: number;
  /** Up to which change of which library. */
  seq: Seq;
  device: string;
}

/** How often a backup is also saved as a file. */
export type Often = 'never' | 'daily' | 'weekly';

/** What a person chose of that, and how it goes. */
export interface Copies {
  every: Often;
  /** When the last file was saved, in milliseconds since 1970. */
  at?: number;
  /** Which state of the library it holds. */
  state?: string;
  /** The last try did not succeed. */
  failed?: boolean;
}

export interface HealthReport {
  health: Health;
  /** How many papers the library should hold, where that is known. */
  expected?: number;
  /** Newest first. */
  backups: BackupInfo[];
  copies: Copies;
}

/** What is left after erasing: rows by table, and keys kept beside the library. */
export interface RemainsAfterErase {
  rows: Record<string, number>;
  kept: string[];
}

/** Everything that one context may ask of the background, by what the person or the page does. */
export interface Requests {
  /**
   * A page shows these papers, and those in `gone` no longer: what is known of them? A paper that comes again after it was
   * gone is asked about again. Repeated with `since` after a change elsewhere: then papers that are not shown may be asked
   * about too.
   */
  lookUp: { ask: { papers: PaperId[]; also?: Claims; gone?: PaperId[]; since?: Seq }; answer: Known };
  /** A person did something. `sighting` says what the paper is, where a page knows. */
  perform: { ask: { act: Act; sighting?: Sighting }; answer: AppliedAct };
  /** A person did the same to many papers. Every part of a larger bulk has its id. */
  performAll: { ask: { act: BulkAct; sightings: Sighting[] }; answer: AppliedBulk };
  /**
   * Takes back the latest step that still stands, of these papers if some are named, and in a page among those that it asked
   * about; null when there is none. Sent again with the same id, it takes back no more.
   */
  undo: { ask: { id: ActId; papers?: PaperId[] }; answer: Undone | null };
  /** Brings back what was taken back last and has not been set anew since, by whomever it was; otherwise as `undo`. */
  redo: { ask: { id: ActId; papers?: PaperId[] }; answer: Undone | null };
  /** A person says that these are one paper; one step to be taken back by its id. */
  join: { ask: { id: ActId; papers: PaperId[] }; answer: null };
  /** A person says that this id is another paper's. */
  split: { ask: { id: ActId; alias: PaperId }; answer: null };
  /** Which of these papers had not stood in view before this visit? */
  newAmong: { ask: { papers: PaperId[] }; answer: PaperId[] };
  /** These papers stood in view. */
  saw: { ask: { papers: PaperId[] }; answer: null };
  /** What do the person's rules make of these papers? Those that no rule fits are not named, and no rule's words are told. */
  weigh: { ask: { papers: Weighed[] }; answer: [PaperId, Rule['does']][] };
  /** What holds on the site of this page? */
  settingsHere: { ask: null; answer: SettingsHere };
  /** The first listing begins to teach its keys, which it does once. */
  taught: { ask: null; answer: null };
  /** What is to become of read and skipped papers on the site of this page. */
  showDone: { ask: { how: DoneHow; foldTold?: true }; answer: null };
  settings: { ask: null; answer: Settings };
  saveSettings: { ask: Settings; answer: null };
  /** Forgets which papers stood in view. */
  forgetSeen: { ask: null; answer: null };
  /** A page is about to open the editor on a paper, in a frame that will name this nonce. */
  startEditing: { ask: { nonce: string; sighting: Sighting }; answer: null };
  /** The editor asks, once, what it is to edit, which tags there are, and which rule holds; the nonce stands in its address. */
  edit: { ask: null; answer: { paper: Paper; mark: Mark; uses: TagUse[]; why?: Rule } };
  /** A person reaches for a strip: run the file for that beside the first. */
  bringInteraction: { ask: null; answer: null };
  /** A page shows its cards, or a person asks for more: run another file of ours beside the first. */
  bring: { ask: { file: PageFile }; answer: null };
  /** A page of a known site showed no card. */
  sawNoCards: { ask: null; answer: null };
  /** A page of a known site showed fewer cards than it links to papers, and the links carried. */
  sawLinksCarry: { ask: null; answer: null };
  /**
   * What a page of a known site shows, once a document that a person reached into. Its site goes by the sender's address, so that
   * a page which lies can do no more than have a wrong note made about its own site.
   */
  sawCards: { ask: Seen; answer: null };
  /** A page of ours is about to read the library: open it, and migrate it if need be. */
  openLibrary: { ask: null; answer: null };
  /** Rows of a file, to be laid aside until the whole file has come; nothing of the library changes. */
  stage: { ask: { import: string; rows: FileRow[] }; answer: null };
  /**
   * Takes the laid aside rows, so many, into the library: all of them or none. `status` is given to papers of a file that
   * tells none.
   */
  commitImport: { ask: { import: string; how: How; rows: number; status?: Status }; answer: Imported };
  /** Forgets what was laid aside, and stops an import that is under way: nothing of it is written. */
  dropImport: { ask: { import: string }; answer: null };
  /** Takes the last import back. */
  undoImport: { ask: { import: string }; answer: null };
  /** The last import, while it can be taken back. */
  lastImport: { ask: null; answer: LastImport | null };
  /** Empties the library and all that is kept beside it. */
  eraseAll: { ask: null; answer: RemainsAfterErase };
  /** Whether the library holds what it should, and which backups there are. */
  health: { ask: null; answer: HealthReport };
  /** Takes a backup into the library, beside what is here or in its place. */
  restore: { ask: { backup: string; how: How; import: string }; answer: Imported };
  /** Makes a backup now; null when there is nothing to back up. */
  backUp: { ask: null; answer: BackupInfo | null };
  /** Saves the newest backup as a file, that often; the first at once. */
  keepFiles: { ask: { every: Often }; answer: null };
  /** The library does not hold what it should, and the person goes on with what is here. */
  keepWhatIsHere: { ask: null; answer: null };
  /** What was noted about pages and errors, as text that a person can copy. */
  diagnose: { ask: null; answer: string };
}

export type RequestName = keyof Requests;
export type Ask<N extends RequestName> = Requests[N]['ask'];
export type Answer<N extends RequestName> = Requests[N]['answer'];

/** What goes over the wire. */
export interface Envelope<N extends RequestName = RequestName> {
  papermarks: 1;
  name: N;
  ask: Ask<N>;
}

export type Reply<N extends RequestName = RequestName> = { ok: true; answer: Answer<N> } | { ok: false; code: TroubleCode; detail: string };

/** Sent by the background to pages that show cards: something changed. It never says what. */
export const CHANGED = 'papermarks:changed';

/** Sent by the background to our own pages while it takes a file in. */
export interface Progress {
  papermarksProgress: string;
  done: number;
  of: number;
}

/** What stands on a page. */
export interface Here {
  kind: PageKind;
  /** In the order of the page. */
  papers: PaperId[];
  /** On a paper's own page. */
  sighting?: Sighting;
}

/** Sent by the popup to the page of the current tab: what stands there? The answer is a `Here`, or null. */
export const HERE = 'papermarks:here';
