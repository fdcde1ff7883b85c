import type { MouseEvent, ReactNode } from 'react';
import { STATUSES } from '../lib/paper/mark.ts';
import { text } from '../lib/text.ts';
import { OutIcon, StatusIcon } from './icons.tsx';
import type { Filter } from './read-list.ts';

/** Pages with new papers, to start on. */
const STARTS = [
  { name: 'empty_huggingface', url: 'https://huggingface.co/papers' },
  { name: 'empty_arxiv', url: 'https://arxiv.org/list/cs.LG/new' },
] as const;

/** What is shown before the first paper is saved: what this is, and where to begin. */
export function EmptyLibrary({ visit, children }: { visit(url: string): void; children: ReactNode }) {
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
