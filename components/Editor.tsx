import { useCallback, useEffect, useState } from 'react';
import type { Client } from '../lib/messages/client.ts';
import { type Done, newAct } from '../lib/paper/act.ts';
import type { Change, Mark, MarkShown } from '../lib/paper/mark.ts';
import type { Paper } from '../lib/paper/paper.ts';
import { plainTex } from '../lib/paper/tex.ts';
import { text } from '../lib/text.ts';
import { NoteField } from './NoteField.tsx';
import { SavedState } from './SavedState.tsx';
import { TagField } from './TagField.tsx';
import { useOutbox } from './useOutbox.ts';

/** What the editor has to do with what surrounds it. */
export interface EditorFrame {
  /** It can be typed into. */
  ready(): void;
  /** The person is done. */
  close(): void;
  /** Answers whether all that was typed is in the library. */
  left(saved: boolean): void;
  /** Sets what is to be done when the editor must close: it calls `left`. */
  onClosing(closing: () => void): void;
}

export interface EditorProps {
  paper: Paper;
  mark: Mark;
  /** Which field has the focus at first. */
  field: 'tags' | 'note';
  client: Client;
  frame: EditorFrame;
}

/** Where a person types about one paper: tags and note. What is typed is saved by itself. */
export function Editor({ paper, mark, field, client, frame }: EditorProps) {
  const [held, setHeld] = useState<MarkShown>({ status: mark.status, tags: mark.tags, noted: mark.note !== '' });
  const [touched, setTouched] = useState(false);
  const [closing, setClosing] = useState(false);
  const outbox = useOutbox(
    client,
    useCallback((done: Done) => setHeld(done.mark), []),
  );
  const sendings = outbox.of(paper.id);
  const failed = sendings.some(({ trouble }) => trouble);

  function perform(change: Change, id?: string): void {
    setTouched(true);
    outbox.post({ ...newAct(paper.id, change), ...(id && { id }) });
  }

  useEffect(() => {
    frame.onClosing(() => {
      // Leaving a field sends what was typed in it.
      (document.activeElement as HTMLElement | null)?.blur();
      setClosing(true);
    });
    frame.ready();
  }, [frame]);

  useEffect(() => {
    if (!closing || (sendings.length > 0 && !failed)) return;
    setClosing(false);
    frame.left(!failed);
  }, [closing, sendings.length, failed, frame]);

  return (
    <main
      className="editor"
      onKeyDown={(event) => {
        const done = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
        if (!done || event.nativeEvent.isComposing) return;
        event.preventDefault();
        frame.close();
      }}
    >
      <header>
        <h1 dir="auto" title={paper.title}>
          {plainTex(paper.title)}
        </h1>
        <button type="button" className="button done" onClick={frame.close}>
          {text('editor_done')}
        </button>
      </header>
      <TagField
        tags={outbox.over(paper.id, held).tags}
        focused={field === 'tags'}
        onAdd={(tag) => perform({ kind: 'tag', tag })}
        onRemove={(tag) => perform({ kind: 'untag', tag })}
      />
      <NoteField note={mark.note} focused={field === 'note'} onWrite={(note, session) => perform({ kind: 'note', note }, session)} />
      <SavedState sendings={sendings} touched={touched} onRetry={() => outbox.retry(paper.id)} />
    </main>
  );
}
