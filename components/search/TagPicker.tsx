import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { suggestTags } from '../../lib/mark/suggest.ts';
import { type TagUse, tagKey } from '../../lib/mark/tag.ts';
import { text } from '../../lib/text.ts';
import { CheckIcon, TagIcon } from '../ui/icons.tsx';
import { papersText, shortNumber } from '../ui/words.ts';

/** How many tags are offered at once; typing leads to the others. */
const OFFERED = 100;

export interface TagPickerProps {
  /** As written. */
  chosen: readonly string[];
  /** Undefined until they are read. */
  uses: readonly TagUse[] | undefined;
  isOpen: boolean;
  button: RefObject<HTMLButtonElement | null>;
  onOpen(isOpen: boolean): void;
  onToggle(tag: string): void;
}

/** The tags by which the list can be narrowed, each with how many papers carry it. */
export function TagPicker({ chosen, uses, isOpen, button, onOpen, onToggle }: TagPickerProps) {
  return (
    <div className="picker">
      <button
        ref={button}
        type="button"
        className="picker-button"
        data-above-list
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-keyshortcuts="F"
        title={text('row_key', text('tags_filter'), 'F')}
        onClick={() => onOpen(!isOpen)}
      >
        <TagIcon />
        <span>{text('tags_button')}</span>
      </button>
      {isOpen && uses && (
        <Picker
          chosen={chosen}
          uses={uses}
          onToggle={onToggle}
          onClose={(isDone) => {
            onOpen(false);
            if (isDone) button.current?.focus();
          }}
        />
      )}
    </div>
  );
}

interface PickerProps {
  chosen: readonly string[];
  uses: readonly TagUse[];
  onToggle(tag: string): void;
  /** The person is done with it, or went elsewhere. */
  onClose(isDone: boolean): void;
}

/** A list box with a field above it that has the focus: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
function Picker({ chosen, uses, onToggle, onClose }: PickerProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const counts = useMemo(() => new Map(uses.map(({ name, count }) => [tagKey(name), count])), [uses]);
  const isChosen = (tag: string): boolean => chosen.some((other) => tagKey(other) === tagKey(tag));
  const offered = useMemo(() => suggestTags(uses, typed, [], Date.now(), OFFERED), [uses, typed]);

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const watching = new AbortController();
    const away = ({ target }: Event): void => {
      if (!panel.current?.parentElement?.contains(target as Node)) onClose(false);
    };
    document.addEventListener('pointerdown', away, { signal: watching.signal });
    return () => watching.abort();
  }, [onClose]);
  useLayoutEffect(() => {
    panel.current?.querySelector(`[data-active]`)?.scrollIntoView({ block: 'nearest' });
  }, [active, typed]);

  function onKeyDown(event: KeyboardEvent): void {
    const { key } = event;
    const tag = offered[active];
    if (event.nativeEvent.isComposing) return;
    if (key === 'ArrowDown') setActive(offered.length > 0 ? (active + 1) % offered.length : 0);
    else if (key === 'ArrowUp') setActive(offered.length > 0 ? (active + offered.length - 1) % offered.length : 0);
    else if (key === 'Enter' && tag !== undefined) toggle(tag);
    else if (key === 'Escape' || key === 'Tab') onClose(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function toggle(tag: string): void {
    onToggle(tag);
    setTyped('');
    setActive(0);
  }

  return (
    <div ref={panel} className="picker-panel" role="dialog" aria-label={text('tags_filter')}>
      <input
        ref={field}
        role="combobox"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-label={text('tags_find')}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}tags`}
        aria-activedescendant={offered.length > 0 ? `${id}${active}` : undefined}
        placeholder={text('tags_find')}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}tags`}
        className="picker-tags"
        role="listbox"
        aria-label={text('paper_tags')}
        aria-multiselectable="true"
        tabIndex={-1}
      >
        {offered.map((tag, i) => (
          <div
            key={tag}
            id={`${id}${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={isChosen(tag)}
            data-active={i === active ? '' : undefined}
            onPointerMove={() => setActive(i)}
            onClick={() => toggle(tag)}
            onKeyDown={onKeyDown}
          >
            <span className="picker-name" dir="auto">
              {tag}
            </span>
            {isChosen(tag) && <CheckIcon />}
            <span className="picker-count" aria-hidden="true">
              {shortNumber(counts.get(tagKey(tag)) ?? 0)}
            </span>
            <span className="unseen"> {papersText(counts.get(tagKey(tag)) ?? 0)}</span>
          </div>
        ))}
      </div>
      {offered.length === 0 && <p>{text(uses.length === 0 ? 'tags_none' : 'tags_none_such')}</p>}
    </div>
  );
}
