import type { ReactNode } from 'react';
import { text } from '../../lib/text.ts';
import type { ListQuery, StatusFilterValue } from '../papers/list-query.ts';
import { SearchIcon, StatusIcon } from '../ui/icons.tsx';
import { Starts, StatusSteps } from '../ui/Starts.tsx';
import { quoted } from '../ui/words.ts';

/** What is shown before the first paper is saved: what this is, and where to begin. */
export function EmptyLibrary({ visit, onKeys, children }: { visit(url: string): void; onKeys?(): void; children?: ReactNode }) {
  return (
    <section className="empty welcome">
      <StatusSteps />
      <h2>{text('empty_title')}</h2>
      <p>{text('empty_body')}</p>
      <Starts visit={visit} />
      <nav className="empty-more" aria-label={text('empty_more')}>
        <a className="aside" href="library.html#data" target="_blank" rel="noopener">
          {text('empty_import')}
        </a>
        <a className="aside" href="library.html#settings" target="_blank" rel="noopener">
          {text('settings_title')}
        </a>
        {onKeys && (
          <button type="button" className="aside" aria-keyshortcuts="?" onClick={onKeys}>
            {text('triage_keys')}
          </button>
        )}
      </nav>
      {children}
    </section>
  );
}

/** What is shown when no paper has the status asked for. */
export function EmptyFilter({ filter, onShowAll }: { filter: StatusFilterValue; onShowAll(): void }) {
  if (filter === 'all') return null;
  return (
    <section className="empty" data-status={filter}>
      <StatusIcon status={filter} />
      <h2>{text(`filter_${filter}_empty`)}</h2>
      <p>{text('filter_empty_hint', text(`status_${filter}`))}</p>
      <button type="button" className="button" onClick={onShowAll}>
        {text('filter_show_all')}
      </button>
    </section>
  );
}

/** What is shown when nothing holds the words and tags asked for. */
export function EmptySearch({ listQuery, onClear }: { listQuery: ListQuery; onClear(): void }) {
  const words = listQuery.words.trim();
  return (
    <section className="empty">
      <SearchIcon />
      <h2>{words === '' ? text('search_none') : text('search_none_words', quoted(words, 60))}</h2>
      <p>{listQuery.status === 'all' ? text('search_none_hint') : text('search_none_status', text(`status_${listQuery.status}`))}</p>
      <button type="button" className="button" onClick={onClear}>
        {text('filter_show_all')}
      </button>
    </section>
  );
}
