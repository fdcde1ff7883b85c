import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { Act } from '../lib/paper/act.ts';
import { type Change, NOTE_MAX } from '../lib/paper/mark.ts';
import { text } from '../lib/text.ts';
import { createNoteSession, type NoteSession } from './note-session.ts';
import type { Leavable } from './TagField.tsx';

/** A note that is being written: it hears what became of what it sent. */
export interface NoteWriting extends Leavable {
  arrived(act: Act): void;
}

export interface NoteFieldProps {
  /** The note as it was when the field opened; what is written later is the field's own. */
  note: string;
  /** It has the focus at first. */
  focused: boolean;
  /** Sends a change of the note under an id. */
  onWrite(change: Change, id: string): void;
  /** Tries again what could not be saved. */
  onRetry(): void;
  ref: Ref<NoteWriting>;
}

/** The note of a paper, sent as it is typed. The browser keeps its text: drawing a long one again at every key would be felt. */
export function NoteField({ note, focused, onWrite, onRetry, ref }: NoteFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const out = useRef({ onWrite, onRetry });
  out.current = { onWrite, onRetry };
  const writing = useRef<NoteSession>(null);
  writing.current ??= createNoteSession(note, {
    read: () => field.current?.value ?? '',
    post: (change, id) => out.current.onWrite(change, id),
    retry: () => out.current.onRetry(),
  });
  const session = writing.current;

  useImperativeHandle(ref, () => ({ leave: session.flush, arrived: session.arrived }), [session]);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  // A layout effect ends while the field still has its text.
  useLayoutEffect(() => {
    addEventListener('pagehide', session.flush);
    return () => {
      removeEventListener('pagehide', session.flush);
      session.flush();
    };
  }, [session]);

  return (
    <label className="note-field">
      <span className="unseen">{text('editor_note')}</span>
      <textarea
        ref={field}
        dir="auto"
        maxLength={NOTE_MAX}
        placeholder={text('editor_note_hint')}
        defaultValue={note}
        onBlur={session.flush}
        onChange={session.written}
      />
    </label>
  );
}
