import type { MouseEvent } from 'react';
import { STATUSES } from '../../lib/mark/mark.ts';
import { text } from '../../lib/text.ts';
import { OutIcon, StatusIcon } from './icons.tsx';

/** Pages with new papers, to start on. */
const STARTS = [
  { name: 'empty_huggingface', url: 'https://huggingface.co/papers' },
  { name: 'empty_arxiv', url: 'https://arxiv.org/list/cs.LG/new' },
] as const;

/** The statuses that clicks step through. */
export function StatusSteps() {
  return (
    <ol className="steps" aria-label={text('empty_steps')}>
      {STATUSES.filter((status) => status !== 'skipped').map((status) => (
        <li key={status} data-status={status}>
          <StatusIcon status={status} />
          <span className="sentence">{text(`status_${status}`)}</span>
        </li>
      ))}
    </ol>
  );
}

/** Where to begin. Without a way to visit, each opens in a tab of its own. */
export function Starts({ visit }: { visit?(url: string): void }) {
  const go = (event: MouseEvent, url: string): void => {
    if (!visit) return;
    event.preventDefault();
    visit(url);
  };
  return (
    <nav className="starts" aria-label={text('empty_start')}>
      {STARTS.map(({ name, url }) => (
        <a key={url} href={url} target="_blank" rel="noreferrer" onClick={(event) => go(event, url)}>
          {text(name)}
          <OutIcon />
        </a>
      ))}
    </nav>
  );
}
