import type { Trouble } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { text } from '../../lib/text.ts';
import { CopyDiagnostics } from './CopyDiagnostics.tsx';
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
  const { happened, advice } = troubleText(trouble.code);

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
        <CopyDiagnostics client={client} trouble={trouble} className="button" announce={announce} />
      </div>
      <p className="code">{text('trouble_code', trouble.code)}</p>
    </section>
  );
}
