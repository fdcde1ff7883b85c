import { useState } from 'react';
import type { Client } from '../lib/messages/client.ts';
import type { Trouble } from '../lib/paper/trouble.ts';
import { text } from '../lib/text.ts';
import { AlarmIcon } from './icons.tsx';
import { troubleText } from './words.ts';

export interface TroublePageProps {
  trouble: Trouble;
  client: Client;
  /** It is being tried again. */
  trying: boolean;
  onAgain(): void;
  announce(what: string): void;
}

/** What is shown when the library cannot be opened: what happened, and what a person can do. */
export function TroublePage({ trouble, client, trying, onAgain, announce }: TroublePageProps) {
  const [isCopied, setCopied] = useState(false);
  const { happened, advice } = troubleText(trouble.code);

  async function copy(): Promise<void> {
    // The background may be what is broken: then what is known here has to do.
    const noted = await client('diagnose', null).catch((error: Error) => error.message);
    try {
      await navigator.clipboard.writeText(`${trouble.message}\n${noted}`);
      setCopied(true);
      announce(text('said_copied'));
    } catch {
      announce(text('said_not_copied'));
    }
  }

  return (
    <section className="empty trouble" role="alert">
      <AlarmIcon />
      <h2>{text('trouble_title')}</h2>
      <p>{happened}</p>
      <p>{advice}</p>
      <div className="buttons">
        <button type="button" className="button primary" aria-disabled={trying} onClick={() => trying || onAgain()}>
          {text('trouble_again')}
        </button>
        <button type="button" className="button" onClick={() => void copy()}>
          {text(isCopied ? 'trouble_copied' : 'trouble_copy')}
        </button>
      </div>
      <p className="code">{text('trouble_code', trouble.code)}</p>
    </section>
  );
}
