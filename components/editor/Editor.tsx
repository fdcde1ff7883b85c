import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type Act, type AppliedAct, newAct } from '../../lib/mark/act.ts';
import { type Change, type Mark, shownOfMark } from '../../lib/mark/mark.ts';
import type { Rule } from '../../lib/mark/settings.ts';
import type { TagUse } from '../../lib/mark/tag.ts';
import type { Paper, Sighting } from '../../lib/paper/paper.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { text } from '../../lib/text.ts';
import { NoteField, type NoteWriting } from './NoteField.tsx';
import { PaperHead } from './PaperHead.tsx';
import { PaperLinks } from './PaperLinks.tsx';
import { SavedState } from './SavedState.tsx';
import { StatusField } from './StatusField.tsx';
import { type Leavable, TagField } from './TagField.tsx';
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
  /** The mark as it was when the editor opened. */
  mark: Mark;
  /** Every tag in use, to be offered. */
  uses: readonly TagUse[];
  /** Which field has the focus at first. */
  field: 'tags' | 'note';
  client: Client;
  frame: EditorFrame;
  /** What the paper is, for a library that may not have it; where the background knows, there is none. */
  sighting?: Sighting;
  /** The rule by which the page that it stands in dims or highlights the paper. */
  why?: Rule;
}

/**
 * Where a person says everything about one paper: status, tags and note. What is done is saved by itself. It is as large as
 * the box it stands in, which must have a height.
 */
export function Editor({ paper, mark, uses, field, client, frame, sighting, why }: EditorProps) {
  const [held, setHeld] = useState(shownOfMark(mark));
  const [touched, setTouched] = useState(false);
  const [closing, setClosing] = useState(false);
  /** What could not be saved was given up, and nothing more is. */
  const givenUp = useRef(false);
  const answers = useRef<HTMLButtonElement>(null);
  const tagging = useRef<Leavable>(null);
  const writing = useRef<NoteWriting>(null);
  const arrived = useCallback((act: Act, done: AppliedAct) => {
    setHeld(done.mark);
    writing.current?.arrived(act, done);
  }, []);
  const outbox = useOutbox(client, arrived);
  const sendings = outbox.of(paper.id);
  const failed = sendings.some(({ trouble }) => trouble);
  const { status, star, tags } = outbox.over(paper.id, held);

  function perform(change: Change, id?: string): void {
    setTouched(true);
    outbox.post({ ...newAct(paper.id, change), ...(id && { id }) }, sighting);
  }

  function retry(): void {
    if (outbox.of(paper.id).some(({ trouble }) => trouble)) outbox.retry(paper.id);
  }

  /** Leaves without what could not be saved. */
  function discard(): void {
    givenUp.current = true;
    writing.current?.giveUp();
    outbox.drop(paper.id);
    frame.close();
  }

  /** The note, where it is what could not be saved; else the tags. */
  function unsavedText(): string {
    const isNote = outbox.of(paper.id).some(({ act }) => act.change.kind === 'note');
    return (isNote && writing.current?.read()) || tags.join(', ');
  }

  useEffect(() => {
    frame.onClosing(() => {
      if (givenUp.current) return frame.left(true);
      tagging.current?.leave();
      writing.current?.leave();
      retry();
      setClosing(true);
    });
    frame.ready();
  }, [frame]);

  useEffect(() => {
    if (!closing || (sendings.length > 0 && !failed)) return;
    setClosing(false);
    frame.left(!failed);
    if (failed) focusSoon(answers);
  }, [closing, sendings.length, failed, frame]);

  function onKeyDown(event: KeyboardEvent): void {
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!isDone || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    frame.close();
  }

  return (
    <section className="editor" aria-label={text('editor')} onKeyDown={onKeyDown}>
      <div className="editor-body">
        <PaperHead paper={paper} why={why} onDone={frame.close} />
        <StatusField
          status={status}
          star={star}
          onSet={(set) => perform({ kind: 'status', status: set })}
          onStar={(set) => perform({ kind: 'star', star: set })}
        />
        <TagField
          ref={tagging}
          tags={tags}
          uses={uses}
          focused={field === 'tags'}
          onAdd={(tag) => perform({ kind: 'tag', tag })}
          onRemove={(tag) => perform({ kind: 'untag', tag })}
        />
        <NoteField ref={writing} note={mark.note} focused={field === 'note'} onWrite={perform} onRetry={retry} />
        <footer className="editor-foot">
          <SavedState ref={answers} sendings={sendings} touched={touched} onRetry={retry} copied={unsavedText} onDiscard={discard} />
          <PaperLinks paper={paper} />
        </footer>
      </div>
    </section>
  );
}

/** How long a frame may take to be shown again, in milliseconds. */
const SHOWN_AGAIN = 1_000;

/** Puts the focus on what can be done, now and when the frame that stays has been given it back. */
function focusSoon(button: RefObject<HTMLButtonElement | null>): void {
  const focus = (): void => button.current?.focus();
  focus();
  addEventListener('focus', focus, { signal: AbortSignal.timeout(SHOWN_AGAIN) });
}
