import { useEffect, useRef, useState } from 'react';
import { NOTE_MAX } from '../lib/paper/mark.ts';
import { text } from '../lib/text.ts';

/** How long after the last key a note is sent, in milliseconds: what a tab that dies may lose. */
const PAUSE = 300;

export interface NoteFieldProps {
  note: string;
  focused: boolean;
  /** `session` is the same for all that is written until the field is closed: one act. */
  onWrite(note: string, session: string): void;
}

/** The note of a paper, sent as it is typed. */
export function NoteField({ note, focused, onWrite }: NoteFieldProps) {
  const [written, setWritten] = useState(note);
  const session = useRef(crypto.randomUUID());
  const field = useRef<HTMLTextAreaElement>(null);
  const unsent = useRef<{ note: string; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);
  const send = useRef(onWrite);
  send.current = onWrite;

  function flush(): void {
    if (!unsent.current) return;
    clearTimeout(unsent.current.timer);
    send.current(unsent.current.note, session.current);
    unsent.current = undefined;
  }

  useEffect(() => {
    if (focused) field.current?.focus();
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  return (
    <label className="note-field">
      <span className="unseen">{text('editor_note')}</span>
      <textarea
        ref={field}
        dir="auto"
        maxLength={NOTE_MAX}
        placeholder={text('editor_note_hint')}
        value={written}
        onBlur={flush}
        onChange={({ target: { value } }) => {
          setWritten(value);
          clearTimeout(unsent.current?.timer);
          unsent.current = { note: value, timer: setTimeout(flush, PAUSE) };
        }}
      />
    </label>
  );
}
