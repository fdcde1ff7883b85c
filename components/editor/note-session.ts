import type { Act, AppliedAct } from '../../lib/mark/act.ts';
import type { Change } from '../../lib/mark/mark.ts';
import { mergeNotes } from '../../lib/mark/merge-notes.ts';

/** How long after the last key a note is sent, in milliseconds: what a tab that dies may lose. */
const PAUSE = 300;

/** The field a note is written in, and the way out of it. */
export interface NoteSide {
  /** What stands in the field. */
  read(): string;
  /** Puts another text into the field. */
  show(note: string): unknown;
  /** Sends an act under this id. */
  post(change: Change, id: string): void;
  /** Tries again what could not be saved. */
  retry(): void;
}

/**
 * One person writing one note: one act, sent again and again under its id. It says what it was written over when it is
 * sent first, and again once somebody else's text has come into the field. It is on its way once at a time, so that an
 * answer is always to what was sent last.
 */
export function createNoteSession(note: string, { read, show, post, retry }: NoteSide) {
  const id = crypto.randomUUID();
  /** What the library was last known to hold. */
  let known = note;
  /** The next time it is sent, it says what it was written over. */
  let tellsOver = true;
  let turn = 0;
  let onItsWay: string | undefined;
  let isUnsent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    isUnsent = false;
    onItsWay = read();
    post({ kind: 'note', note: onItsWay, ...(tellsOver && { over: known }), turn: ++turn }, id);
    tellsOver = false;
  }

  return {
    /** A key was pressed. */
    written(): void {
      isUnsent = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        if (onItsWay === undefined) send();
        else retry();
      }, PAUSE);
    },

    /** Sends what is not sent yet, now: there may be no later. */
    flush(): void {
      if (isUnsent) send();
    },

    /** What is not saved is given up: nothing of it is sent any more. */
    giveUp(): void {
      clearTimeout(timer);
      timer = undefined;
      isUnsent = false;
      onItsWay = undefined;
    },

    /** An act is in the library. */
    arrived({ id: of, change }: Act, { note: holds }: AppliedAct): void {
      if (of !== id || change.kind !== 'note' || change.note !== onItsWay) return;
      onItsWay = undefined;
      known = change.note;
      if (holds !== undefined && holds.trim() !== known.trim()) {
        show(mergeNotes(known, read(), holds));
        known = holds;
        tellsOver = true;
      }
      if (isUnsent && timer === undefined) send();
    },
  };
}

export type NoteSession = ReturnType<typeof createNoteSession>;
