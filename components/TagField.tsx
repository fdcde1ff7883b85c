import { useEffect, useRef, useState } from 'react';
import { cleanTag } from '../lib/paper/tag.ts';
import { text } from '../lib/text.ts';
import { CloseIcon } from './icons.tsx';

export interface TagFieldProps {
  tags: readonly string[];
  focused: boolean;
  onAdd(tag: string): void;
  onRemove(tag: string): void;
}

/** The tags of a paper: Enter or a comma adds what is typed, Backspace in an empty field takes the last one off. */
export function TagField({ tags, focused, onAdd, onRemove }: TagFieldProps) {
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);

  /** Adds every whole tag; with `rest` the last one is still being typed. */
  function take(line: string, rest: boolean): void {
    const parts = line.split(/[,\n]/);
    const left = rest ? (parts.pop() ?? '') : '';
    for (const part of parts) if (cleanTag(part) !== '') onAdd(cleanTag(part));
    setTyped(left);
  }

  return (
    <fieldset className="tag-field">
      <legend className="unseen">{text('editor_tags')}</legend>
      <ul>
        {tags.map((tag) => (
          <li key={tag} className="chip">
            <span dir="auto">{tag}</span>
            <button type="button" aria-label={text('editor_untag', tag)} onClick={() => onRemove(tag)}>
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
      <input
        ref={input}
        value={typed}
        dir="auto"
        aria-label={text('editor_add_tag')}
        placeholder={text('editor_add_tag')}
        onChange={(event) => take(event.target.value, true)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
          const last = tags.at(-1);
          if (event.key === 'Enter') take(typed, false);
          else if (event.key === 'Backspace' && typed === '' && last !== undefined) onRemove(last);
          else return;
          event.preventDefault();
        }}
        onBlur={() => take(typed, false)}
      />
    </fieldset>
  );
}
