import { type Ref, useState } from 'react';
import type { Sending } from '../../lib/protocol/outbox.ts';
import { type TextKey, text } from '../../lib/text.ts';
import { AlarmIcon, CheckIcon } from '../ui/icons.tsx';
import { troubleText } from '../ui/words.ts';
import { copyText } from './copy-text.ts';

export interface SavedStateProps {
  sendings: readonly Sending[];
  /** Whether anything was done yet. */
  touched: boolean;
  onRetry(): void;
  /** What is copied of what could not be saved. */
  copied(): string;
  /** Leaves without it. */
  onDiscard(): void;
  /** The first of what can be done when it could not be saved. */
  ref?: Ref<HTMLButtonElement>;
}

/** Says whether what was done is in the library, and what can be done when it is not: to try again, to take it along, to give it up. */
export function SavedState({ sendings, touched, onRetry, copied, onDiscard, ref }: SavedStateProps) {
  const [copy, setCopy] = useState<boolean>();
  const trouble = sendings.find((sending) => sending.trouble)?.trouble;
  const state = trouble ? 'failed' : sendings.length > 0 ? 'saving' : touched ? 'saved' : '';
  return (
    <div className="saved-state" data-state={state}>
      {state === 'failed' ? <AlarmIcon /> : state !== '' && <CheckIcon />}
      <p role={trouble ? 'alert' : 'status'}>
        {trouble ? `${text('saved_failed')} ${troubleText(trouble.code).happened}` : state && text(`saved_${state}` as TextKey)}
      </p>
      {trouble && (
        <div className="saved-answers">
          <button type="button" className="retry" ref={ref} onClick={onRetry}>
            {text('saved_retry')}
          </button>
          <button type="button" className="retry" onClick={async () => setCopy(await copyText(copied()))} onBlur={() => setCopy(undefined)}>
            {copy === undefined ? text('saved_copy') : text(copy ? 'editor_copied' : 'editor_not_copied')}
          </button>
          <button type="button" className="retry" onClick={onDiscard}>
            {text('saved_discard')}
          </button>
        </div>
      )}
    </div>
  );
}
