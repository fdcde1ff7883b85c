import { useState } from 'react';
import { idText, linksOf } from '../lib/paper/links.ts';
import type { PaperId } from '../lib/paper/paper-id.ts';
import { text } from '../lib/text.ts';
import { copyText } from './copy-text.ts';
import { CheckIcon, CopyIcon } from './icons.tsx';

/** The id of a paper, to be copied, and its pages, each in a tab of its own. */
export function PaperLinks({ id }: { id: PaperId }) {
  const [copied, setCopied] = useState<boolean>();
  const name = idText(id);
  return (
    <div className="paper-links">
      <button
        type="button"
        title={text('editor_copy')}
        aria-label={text('editor_copy_id', name)}
        onClick={async () => setCopied(await copyText(name))}
        onBlur={() => setCopied(undefined)}
      >
        <bdi>{name}</bdi>
        {copied ? <CheckIcon /> : <CopyIcon />}
      </button>
      {linksOf(id).map(({ to, url }) => (
        <a key={to} href={url} target="_blank" rel="noopener noreferrer">
          {text(`link_${to}`)}
        </a>
      ))}
      <span className="unseen" aria-live="polite">
        {copied !== undefined && text(copied ? 'editor_copied' : 'editor_not_copied')}
      </span>
    </div>
  );
}
