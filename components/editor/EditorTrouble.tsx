import { useEffect, useRef } from 'react';
import type { Trouble, TroubleCode } from '../../lib/paper/trouble.ts';
import { type TextKey, text } from '../../lib/text.ts';
import type { EditorFrame } from './Editor.tsx';

const SAYS: { [code in TroubleCode]?: TextKey } = { 'not-allowed': 'editor_not_announced', unexpected: 'broken_editor' };

/** Says why the editor has no paper to edit. Where there is a frame around it, it can be left as the editor is. */
export function EditorTrouble({ trouble, frame }: { trouble: Trouble; frame?: EditorFrame }) {
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    frame?.onClosing(() => frame.left(true));
    frame?.ready();
    done.current?.focus();
  }, [frame]);

  return (
    <section className="editor-trouble">
      <h1 className="unseen">{text('name')}</h1>
      <p role="alert">{text(SAYS[trouble.code] ?? 'editor_no_answer')}</p>
      {frame && (
        <button
          type="button"
          className="button"
          ref={done}
          onClick={frame.close}
          onKeyDown={({ key }) => key === 'Escape' && frame.close()}
        >
          {text('editor_done')}
        </button>
      )}
    </section>
  );
}
