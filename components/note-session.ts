import type { Act } from '../lib/paper/act.ts';
import type { Change } from '../lib/paper/mark.ts';

/** How long after the last key a note is sent, in milliseconds: what a tab that dies may lose. */
const PAUSE = 300;

/** The field a note is written in, and the way out of it. */
export interface NoteSide {
  /** What stands in the field. */
  read(): string;
  /** Sends an act under this id. */
  post(change: Change, id: string): void;
  /** Tries again what could not be saved. */
  retry(): void;
}

/**
 * One person writing one note. All that is written is one act, sent again and again under its id, once at a time.
 */
export function createNoteSession(note: string, { read, post, retry }: NoteSide) {
  const id = crypto.randomUUID() as string;
  let isFirst = true;
  let onItsWay: string | undefined;
  let isUnsent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    isUnsent = false;
    onItsWay = read();
    post({ kind: 'note', note: onItsWay, ...(isFirst && { over: note }) }, id);
    isFirst = false;
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

    /** An act is in the library. */
    arrived({ id: of, change }: Act): void {
      if (of !== id || change.kind !== 'note' || change.note !== onItsWay) return;
      onItsWay = undefined;
      if (isUnsent && timer === undefined) send();
    },
  };
}

export type NoteSession = ReturnType<typeof createNoteSession>;
