import { useState } from 'react';
import type { Trouble } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { text } from '../../lib/text.ts';
import { CopyIcon } from './icons.tsx';

export interface CopyDiagnosticsProps {
  client: Client;
  /** What has just happened, to stand above what was noted before. */
  trouble?: Trouble;
  className: string;
  /** Drawn as an icon where there is no room for words. */
  isSmall?: boolean;
  announce(what: string): void;
}

/** Copies what was noted about pages and errors, for those who mend Papermarks. */
export function CopyDiagnostics({ client, trouble, className, isSmall = false, announce }: CopyDiagnosticsProps) {
  const [isCopied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    // The background may be what is broken: then what is known here has to do.
    const noted = await client('diagnose', null).catch((error: Error) => error.message);
    try {
      await navigator.clipboard.writeText(trouble ? `${trouble.message}\n${noted}` : noted);
      setCopied(true);
      announce(text('said_copied'));
    } catch {
      announce(text('said_not_copied'));
    }
  }

  const says = text(isCopied ? 'trouble_copied' : 'trouble_copy');
  return (
    <button type="button" className={className} title={isSmall ? says : undefined} onClick={() => void copy()}>
      {isSmall && <CopyIcon />}
      <span className={isSmall ? 'unseen' : undefined}>{says}</span>
    </button>
  );
}
