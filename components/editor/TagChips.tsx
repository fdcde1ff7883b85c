import type { KeyboardEvent } from 'react';
import { text } from '../../lib/text.ts';
import { CloseIcon } from '../ui/icons.tsx';

export interface TagChipsProps {
  tags: readonly string[];
  /** The tag that was named although it was there, which lights up; `turn` tells one time from the next. */
  again: { again?: string; turn: number };
  onRemove(tag: string): void;
  /** Goes back to where tags are typed. */
  onLeave(): void;
}

/** The tags of a paper. Left from the field walks them, Delete or Backspace takes one off, a letter goes back to the field. */
export function TagChips({ tags, again, onRemove, onLeave }: TagChipsProps) {
  function onKeyDown(event: KeyboardEvent<HTMLUListElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const tag = tags[at];
    const move = MOVES[event.key];
    if (move) goTo(buttons[move(at, buttons.length)]);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && tag !== undefined) {
      goTo(buttons[at + 1] ?? buttons[at - 1]);
      onRemove(tag);
    } else if ([...event.key].length === 1 && event.key !== ' ') {
      // The letter itself is typed where the focus now is.
      onLeave();
      return;
    } else return;
    event.preventDefault();
  }

  function goTo(button: HTMLButtonElement | undefined): void {
    if (button) button.focus();
    else onLeave();
  }

  return (
    <ul onKeyDown={onKeyDown}>
      {tags.map((tag) => (
        <li key={tag === again.again ? `${tag} ${again.turn}` : tag} className="chip" data-again={tag === again.again || undefined}>
          <span dir="auto" title={tag}>
            {tag}
          </span>
          <button
            type="button"
            tabIndex={-1}
            aria-label={text('editor_untag', tag)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onRemove(tag)}
          >
            <CloseIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Where each key leads from one of so many tags; beyond the last is the field. */
const MOVES: Record<string, (at: number, count: number) => number> = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, count) => count,
};
