import { useState } from 'react';
import { bibtexOf } from '../../lib/formats/bibtex/bibtex-fields.ts';
import { citationOf, markdownLinkOf } from '../../lib/formats/list/citation.ts';
import { idText, linksOf } from '../../lib/paper/links.ts';
import type { Paper } from '../../lib/paper/paper.ts';
import { text } from '../../lib/text.ts';
import { CheckIcon, CopyIcon } from '../ui/icons.tsx';
import { copyText } from './copy-text.ts';

/** What can be copied of a paper beside its id. */
const COPIES = { citation: citationOf, bibtex: bibtexOf, markdown: markdownLinkOf } as const;

const KINDS = Object.keys(COPIES) as (keyof typeof COPIES)[];

/** The pages of a paper, each in a tab of its own, and what can be copied of it: its id, and how others cite and link it. */
export function PaperLinks({ paper }: { paper: Paper }) {
  const [copied, setCopied] = useState<{ what: string; done: boolean }>();
  const name = idText(paper.id);

  function copies(what: string, content: () => string) {
    return {
      type: 'button',
      title: text('editor_copy'),
      'aria-label': text('editor_copy_id', what),
      onClick: async () => setCopied({ what, done: await copyText(content()) }),
      onBlur: () => setCopied(undefined),
    } as const;
  }

  const sign = (what: string) => (copied?.what === what && copied.done ? <CheckIcon /> : <CopyIcon />);

  return (
    <div className="paper-links">
      <button {...copies(name, () => name)}>
        <bdi>{name}</bdi>
        {sign(name)}
      </button>
      {linksOf(paper.id).map(({ to, url }) => (
        <a key={to} href={url} target="_blank" rel="noopener noreferrer">
          {text(`link_${to}`)}
        </a>
      ))}
      {KINDS.map((kind) => {
        const what = text(`copy_${kind}`);
        return (
          <button key={kind} {...copies(what, () => COPIES[kind](paper))}>
            {what}
            {sign(what)}
          </button>
        );
      })}
      <span className="unseen" aria-live="polite">
        {copied && text(copied.done ? 'editor_copied' : 'editor_not_copied')}
      </span>
    </div>
  );
}
