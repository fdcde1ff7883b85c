import { useEffect, useRef } from 'react';
import { text } from '../../lib/text.ts';
import type { TagChoice } from './tag-choices.ts';

export interface TagChoicesProps {
  id: string;
  choices: readonly TagChoice[];
  /** The place of the row that Enter takes; -1 when it takes none. */
  active: number;
  onChoose(choice: TagChoice): void;
}

/** The id of one row, as the field above names it. */
export const choiceId = (list: string, place: number): string => `${list}-${place}`;

/** The rows under the tag field. The focus stays in the field: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export function TagChoices({ id, choices, active, onChoose }: TagChoicesProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[Math.max(active, 0)]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <div
      ref={list}
      id={id}
      className="tag-choices"
      role="listbox"
      tabIndex={-1}
      aria-label={text('editor_tags')}
      // A press here would take the focus out of the field.
      onMouseDown={(event) => event.preventDefault()}
    >
      {choices.map((choice, i) => (
        <button
          type="button"
          key={`${choice.does} ${choice.tag}`}
          id={choiceId(id, i)}
          className="tag-choice"
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          data-does={choice.does}
          onClick={() => onChoose(choice)}
        >
          <span className="tag-choice-name">
            {choice.does === 'take' ? <bdi>{choice.tag}</bdi> : text(`tag_${choice.does}`, `\u2068${choice.tag}\u2069`)}
            {choice.isCut && <small>{text('tag_cut')}</small>}
          </span>
          <span className="tag-choice-side" aria-hidden="true">
            {i === active ? <kbd className="key">↵</kbd> : choice.does === 'create' ? <kbd className="key">,</kbd> : choice.count || ''}
          </span>
        </button>
      ))}
    </div>
  );
}
