import type { PaperId } from '../paper/ids/paper-id.ts';
import type { Change, MarkShown, PageChange } from './mark.ts';

/** Names one act for good, so that doing it twice is doing it once. */
export type ActId = string;

/** One thing a person did to the mark of one paper: undoable, repeatable without harm. */
export interface Act {
  id: ActId;
  paper: PaperId;
  /** When the person did it, in milliseconds since 1970. */
  at: number;
  change: Change | Undo;
}

/** Takes back an earlier act of the same paper, as far as nothing later changed the same fields. */
export interface Undo {
  kind: 'undo';
  act: ActId;
}

/** What happened to one paper: an act, or what makes papers one or parts them. */
export interface LoggedChange extends Omit<Act, 'change'> {
  change: Act['change'] | Joined;
}

/** Gives a paper other ids (`join`), or takes ids from it (`part`). */
export type Joined = Ids<'join'> | Ids<'part'>;

interface Ids<Kind> {
  kind: Kind;
  /** The ids that are given or taken. */
  also: PaperId[];
  /** Ids that must never become this paper's: those that were so for the given ids. `join` adds them to its list, `part` takes them off. */
  apart?: PaperId[];
  /** Papers of the library that became part of this paper. Without it an id was only learnt, which a person does not undo. */
  with?: PaperId[];
}

/** An act that is in the library for good. */
export interface AppliedAct {
  /** The paper's mark after it. */
  mark: MarkShown;
  /** Which change of the library it was. */
  seq: Seq;
  /** The note that the library now holds, when that is not the one that was sent: somebody else wrote on it too. */
  note?: string;
}

/** A place in the library's sequence of changes; later changes have larger numbers. */
export type Seq = number;

/** One thing a person did to the marks of many papers: undone as one. */
export interface BulkAct extends Omit<Act, 'paper' | 'change'> {
  papers: PaperId[];
  change: PageChange;
}

/** A bulk that is in the library for good: the marks after it. */
export interface AppliedBulk {
  marks: [PaperId, MarkShown][];
  seq: Seq;
}

/** A step that was taken back: the marks after that. */
export interface Undone extends AppliedBulk {
  papers: number;
}

let last = 0;

/** A new act, now; never before the one made last, even when the clock is set back. */
export function newAct(paper: PaperId, change: Act['change']): Act {
  last = Math.max(last, Date.now());
  return { id: crypto.randomUUID(), paper, at: last, change };
}
