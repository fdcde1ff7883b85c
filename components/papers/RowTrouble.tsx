import { useEffect } from 'react';
import type { Trouble } from '../../lib/paper/trouble.ts';
import { text } from '../../lib/text.ts';
import { AlarmIcon } from '../ui/icons.tsx';
import { troubleText } from '../ui/words.ts';

export interface RowTroubleProps {
  trouble: Trouble;
  tabIndex: number;
  announce(what: string): void;
  onRetry(): void;
  onDiscard(): void;
}

/** Says in a paper's row that the last thing done to it was not saved, and why. */
export function RowTrouble({ trouble, tabIndex, announce, onRetry, onDiscard }: RowTroubleProps) {
  const said = text('paper_failed', troubleText(trouble.code).happened);
  useEffect(() => announce(said), [announce, said]);
  return (
    <div className="row-trouble">
      <AlarmIcon />
      <p>{said}</p>
      <button type="button" tabIndex={tabIndex} onClick={onRetry}>
        {text('paper_retry')}
      </button>
      <button type="button" tabIndex={tabIndex} onClick={onDiscard}>
        {text('paper_discard')}
      </button>
    </div>
  );
}
