import type { MouseEvent, ReactNode } from 'react';
import { STATUSES } from '../lib/paper/mark.ts';
import { text } from '../lib/text.ts';
import { OutIcon, SearchIcon, StatusIcon } from './icons.tsx';
import type { Filter, Wish } from './wish.ts';
import { quoted } from './words.ts';

/** Pages with new papers, to start on. */
const STARTS = [
  { name: 'empty_huggingface', url: 'https://huggingface.co/papers' },
  { name: 'empty_arxiv', url: 'https://arxiv.org/list/cs.LG/new' },
] as const;

/** What is shown before the first paper is saved: what this is, and where to begin. */
export function EmptyLibrary({ visit, children }: { visit(url: string): void; children?: ReactNode }) {
  return (
    <section className="empty welcome">
      <ol className="steps" aria-label={text('empty_steps')}>
        {STATUSES.filter((status) => status !== 'skipped').map((status) => (
          <li key={status} data-status={status}>
            <StatusIcon status={status} />
            <span className="sentence">{text(`status_${status}`)}</span>
          </li>
        ))}
      </ol>
      <h2>{text('empty_title')}</h2>
      <p>{text('empty_body')}</p>
      <nav aria-label={text('empty_start')}>
        {STARTS.map(({ name, url }) => (
          <a
            key={url}
            href={url}
            onClick={(event: MouseEvent) => {
              event.preventDefault();
              visit(url);
            }}
          >
            {text(name)}
            <OutIcon />
          </a>
        ))}
      </nav>
      {children}
    </section>
  );
}

/** What is shown when no paper has the status asked for. */
export function EmptyFilter({ filter, onShowAll }: { filter: Filter; onShowAll(): void }) {
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
export function EmptySearch({ wish, onClear }: { wish: Wish; onClear(): void }) {
  const words = wish.words.trim();
  return (
    <section className="empty">
      <SearchIcon />
      <h2>{words === '' ? text('search_none') : text('search_none_words', quoted(words, 60))}</h2>
      <p>{wish.status === 'all' ? text('search_none_hint') : text('search_none_status', text(`status_${wish.status}`))}</p>
      <button type="button" className="button" onClick={onClear}>
        {text('filter_show_all')}
      </button>
    </section>
  );
}
