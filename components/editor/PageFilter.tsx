import { useEffect, useRef, useState } from 'react';
import type { EditorTyped } from '../../lib/protocol/editor-port.ts';
import { text } from '../../lib/text.ts';
import type { EditorFrame } from './Editor.tsx';

export interface PageFilterProps {
  /** What was typed before. */
  typed: string;
  say(typed: EditorTyped): void;
  frame: EditorFrame;
}

/** Where a person types what a page is filtered by: Enter goes to the first card that is left, Escape shows all again. */
export function PageFilter({ typed, say, frame }: PageFilterProps) {
  const [words, setWords] = useState(typed);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    frame.onClosing(() => frame.left(true));
    frame.ready();
  }, [frame]);

  function leave(left: string, isDone?: true): void {
    say({ kind: 'filter', words: left, ...(isDone && { isDone }) });
    frame.close();
  }

  return (
    <search className="page-filter">
      <h1 className="unseen">{text('triage_filter')}</h1>
      <input
        ref={input}
        type="search"
        dir="auto"
        aria-label={text('triage_filter')}
        placeholder={text('triage_filter')}
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          say({ kind: 'filter', words: target.value });
        }}
        onKeyDown={({ key, nativeEvent }) => {
          if (nativeEvent.isComposing) return;
          if (key === 'Enter') leave(words, true);
          if (key === 'Escape') leave('');
        }}
      />
    </search>
  );
}
