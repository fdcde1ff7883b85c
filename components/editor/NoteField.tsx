import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { Act, AppliedAct } from '../../lib/mark/act.ts';
import { type Change, NOTE_MAX } from '../../lib/mark/mark.ts';
import { text } from '../../lib/text.ts';
import { createNoteSession, type NoteSession } from './note-session.ts';
import { replaceText } from './replace-text.ts';
import type { Leavable } from './TagField.tsx';

/** A note that is being written: it hears what became of what it sent. */
export interface NoteWriting extends Leavable {
  arrived(act: Act, done: AppliedAct): void;
  /** What stands in the field. */
  read(): string;
  /** Nothing of it is sent any more. */
  giveUp(): void;
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
    show: (merged) => field.current && replaceText(field.current, merged),
    post: (change, id) => out.current.onWrite(change, id),
    retry: () => out.current.onRetry(),
  });
  const session = writing.current;
  /** What is heard while a word is composed: another text in the field would end that. */
  const heard = useRef<(() => void)[]>(null);

  useImperativeHandle(
    ref,
    () => ({
      leave: session.flush,
      read: () => field.current?.value ?? '',
      giveUp: session.giveUp,
      arrived(act, done) {
        if (heard.current) heard.current.push(() => session.arrived(act, done));
        else session.arrived(act, done);
      },
    }),
    [session],
  );
  useEffect(() => {
    if (!focused || !field.current) return;
    // One comes to write more.
    const end = field.current.value.length;
    field.current.setSelectionRange(end, end);
    field.current.focus();
    field.current.scrollTop = field.current.scrollHeight;
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
        onCompositionStart={() => {
          heard.current = [];
        }}
        onCompositionEnd={() => {
          const answers = heard.current ?? [];
          heard.current = null;
          for (const answer of answers) answer();
        }}
        onChange={session.written}
      />
    </label>
  );
}
