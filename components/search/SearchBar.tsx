import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { IS_STARRED } from '../../lib/mark/mark.ts';
import { text } from '../../lib/text.ts';
import { type ListQuery, SORTS } from '../papers/list-query.ts';
import { CloseIcon, SearchIcon, StarIcon } from '../ui/icons.tsx';

export interface SearchBarProps {
  listQuery: ListQuery;
  /** Takes the focus back to the field. */
  field: RefObject<HTMLInputElement | null>;
  onChange(part: Partial<ListQuery>): void;
  /** The person wants the first paper that was found. */
  onEnter(): void;
  /** What else narrows the list. */
  children: ReactNode;
}

/** Where a person says what to show: words, tags and an order. */
export function SearchBar({ listQuery, field, onChange, onEnter, children }: SearchBarProps) {
  function clear(): void {
    onChange({ words: '' });
    field.current?.focus();
  }

  const words = listQuery.words.split(/\s+/).filter((word) => word !== '');
  const isStarred = words.some((word) => word.toLowerCase() === IS_STARRED);
  const others = words.filter((word) => word.toLowerCase() !== IS_STARRED);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') onEnter();
    // Without words, the browser closes the popup.
    else if (event.key === 'Escape' && listQuery.words !== '') clear();
    else return;
    event.preventDefault();
  }

  return (
    <search className="search">
      <div className="search-field">
        <SearchIcon />
        <input
          ref={field}
          type="search"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          data-above-list
          aria-label={text('search')}
          aria-keyshortcuts="/"
          placeholder={text('search_hint')}
          value={listQuery.words}
          onChange={({ target }) => onChange({ words: target.value })}
          onKeyDown={onKeyDown}
        />
        {listQuery.words === '' ? (
          <span className="key" aria-hidden="true">
            /
          </span>
        ) : (
          <button type="button" aria-label={text('search_clear')} onClick={clear}>
            <CloseIcon />
          </button>
        )}
      </div>
      <button
        type="button"
        className="picker-button"
        data-above-list
        aria-pressed={isStarred}
        aria-label={text('search_starred')}
        title={text('search_starred')}
        onClick={() => onChange({ words: (isStarred ? others : [...others, IS_STARRED]).join(' ') })}
      >
        <StarIcon isSet={isStarred} />
      </button>
      {children}
      <select
        className="sort"
        aria-label={text('sort')}
        title={text('sort')}
        value={listQuery.sort}
        onChange={({ target }) => onChange({ sort: SORTS[target.selectedIndex] ?? 'newest' })}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {text(`sort_${sort}`)}
          </option>
        ))}
      </select>
    </search>
  );
}
