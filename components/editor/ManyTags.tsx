import { useEffect, useRef, useState } from 'react';
import { type TagUse, tagKey } from '../../lib/mark/tag.ts';
import type { EditorTyped, Many } from '../../lib/protocol/editor-port.ts';
import { text } from '../../lib/text.ts';
import type { EditorFrame } from './Editor.tsx';
import { type Leavable, TagField } from './TagField.tsx';

export interface ManyTagsProps {
  many: Many;
  uses: readonly TagUse[];
  say(typed: EditorTyped): void;
  frame: EditorFrame;
}

/** Where the tags of several papers are set together: each is put on all of them, or taken off all. */
export function ManyTags({ many, uses, say, frame }: ManyTagsProps) {
  const [tags, setTags] = useState(many.tags);
  const [some, setSome] = useState(many.some);
  const tagging = useRef<Leavable>(null);
  useEffect(() => {
    frame.onClosing(() => {
      tagging.current?.leave();
      frame.left(true);
    });
    frame.ready();
  }, [frame]);

  function add(tag: string): void {
    setTags((all) => [...all, tag]);
    setSome((all) => without(all, tag));
    say({ kind: 'tag', tag });
  }

  function remove(tag: string): void {
    setTags((all) => without(all, tag));
    setSome((all) => without(all, tag));
    say({ kind: 'untag', tag });
  }

  return (
    <section
      className="editor"
      aria-label={text('many_tags', `${many.papers}`)}
      onKeyDown={(event) => {
        const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
        if (isDone && !event.nativeEvent.isComposing) frame.close();
      }}
    >
      <div className="editor-body">
        <header className="many-head">
          <h1>{text('many_tags', `${many.papers}`)}</h1>
          <button type="button" className="button done" onClick={frame.close}>
            {text('editor_done')}
          </button>
        </header>
        <TagField ref={tagging} tags={tags} uses={uses} focused onAdd={add} onRemove={remove} />
        {some.length > 0 && (
          <>
            <h2 id="some">{text('many_some')}</h2>
            <ul className="many-some" aria-labelledby="some">
              {some.map((tag) => (
                <li key={tag}>
                  <span dir="auto">{tag}</span>
                  <button type="button" className="button" onClick={() => add(tag)}>
                    {text('many_put')}
                  </button>
                  <button type="button" className="button" onClick={() => remove(tag)}>
                    {text('many_take')}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

function without(tags: readonly string[], gone: string): readonly string[] {
  return tags.filter((tag) => tagKey(tag) !== tagKey(gone));
}
