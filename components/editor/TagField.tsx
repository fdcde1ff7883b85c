import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react';
import type { TagUse } from '../../lib/mark/tag.ts';
import { text } from '../../lib/text.ts';
import { quoted } from '../ui/words.ts';
import { TagChips } from './TagChips.tsx';
import { choiceId, TagChoices } from './TagChoices.tsx';
import { useTagEntry } from './useTagEntry.ts';

/** A field that the person is done with: what was typed in it is not lost. */
export interface Leavable {
  leave(): void;
}

export interface TagFieldProps {
  tags: readonly string[];
  uses: readonly TagUse[];
  /** It has the focus at first. */
  focused: boolean;
  onAdd(tag: string): void;
  onRemove(tag: string): void;
  ref: Ref<Leavable>;
}

/**
 * The tags of a paper, and where more are typed: a combobox with a list of which Enter takes the row that is marked,
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-autocomplete-list/
 *
 * A comma, and leaving the field for another, add what is typed as it is typed. A window that loses the focus, or from which a
 * page takes it, does not: the person comes back to a word that is half typed.
 */
export function TagField({ tags, uses, focused, onAdd, onRemove, ref }: TagFieldProps) {
  const list = useId();
  const hint = useId();
  const field = useRef<HTMLFieldSetElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const entry = useTagEntry(tags, uses, onAdd);
  const { typed, choices, active, said } = entry;
  const isShown = choices.length > 0;

  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  useImperativeHandle(ref, () => ({ leave: entry.leave }));

  function remove(tag: string): void {
    onRemove(tag);
    entry.say(text('said_untagged', quoted(tag)));
  }

  /** What each key does; false leaves it to the browser and to what is around. */
  function does(event: KeyboardEvent): boolean {
    const last = tags.at(-1);
    switch (event.key) {
      case 'Enter':
        if (isShown && active >= 0) entry.choose(choices[active]);
        else if (typed !== '') entry.leave();
        // With Ctrl it goes on, and closes the editor.
        return !event.ctrlKey && !event.metaKey;
      case 'ArrowDown':
        if (event.altKey) entry.open();
        else entry.move(1);
        return true;
      case 'ArrowUp':
        if (event.altKey) entry.close();
        else entry.move(-1);
        return true;
      case 'ArrowLeft':
        if (typed === '') [...(field.current?.querySelectorAll<HTMLElement>('.chip button') ?? [])].at(-1)?.focus();
        else entry.moveBack();
        return typed === '';
      case 'ArrowRight':
      case 'Home':
      case 'End':
        entry.moveBack();
        return false;
      case 'Backspace':
        // Held down, it stops at the end of the word.
        if (typed !== '' || last === undefined || event.repeat) return false;
        remove(last);
        return true;
      case 'Escape':
        return entry.giveUp();
      default:
        return false;
    }
  }

  return (
    <>
      <fieldset
        ref={field}
        className="tag-field"
        onMouseDown={(event) => {
          // Beside the chips one is in the field too.
          if (event.target !== field.current) return;
          event.preventDefault();
          input.current?.focus();
        }}
      >
        <legend className="unseen">{text('editor_tags')}</legend>
        <TagChips tags={tags} again={said} onRemove={remove} onLeave={() => input.current?.focus()} />
        <input
          ref={input}
          role="combobox"
          aria-label={text('editor_add_tag')}
          aria-autocomplete="list"
          aria-expanded={isShown}
          aria-controls={list}
          aria-activedescendant={isShown && active >= 0 ? choiceId(list, active) : undefined}
          aria-describedby={tags.length > 0 ? hint : undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="done"
          dir="auto"
          placeholder={said.isOdd ? said.what : text('editor_add_tag')}
          data-odd={said.isOdd || undefined}
          value={typed}
          onFocus={entry.open}
          onClick={entry.open}
          onChange={({ target, nativeEvent }) => entry.type(target.value, (nativeEvent as InputEvent).isComposing)}
          onCompositionEnd={({ currentTarget }) => entry.type(currentTarget.value)}
          onPaste={(event) => {
            const { value, selectionStart, selectionEnd } = event.currentTarget;
            const pasted = event.clipboardData.getData('text');
            const line = value.slice(0, selectionStart ?? 0) + pasted + value.slice(selectionEnd ?? 0);
            // The field has one line, and would join those of what is pasted.
            if (entry.paste(line)) event.preventDefault();
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || !does(event)) return;
            event.preventDefault();
            event.stopPropagation();
          }}
          onBlur={({ relatedTarget }) => {
            if (relatedTarget) entry.leave();
            else entry.close();
          }}
        />
        <p id={hint} className="unseen">
          {text('editor_tags_hint')}
        </p>
        <div className="unseen" aria-live="polite">
          <span key={said.turn}>{said.what}</span>
        </div>
      </fieldset>
      {isShown && <TagChoices id={list} choices={choices} active={active} onChoose={entry.choose} />}
    </>
  );
}
