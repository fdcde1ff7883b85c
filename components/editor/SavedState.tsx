import type { Sending } from '../../lib/messages/outbox.ts';
import { type TextKey, text } from '../../lib/text.ts';
import { AlarmIcon, CheckIcon } from '../parts/icons.tsx';
import { troubleText } from '../parts/words.ts';

export interface SavedStateProps {
  sendings: readonly Sending[];
  /** Whether anything was done yet. */
  touched: boolean;
  onRetry(): void;
}

/** Says whether what was done is in the library, and offers to try again when it is not. */
export function SavedState({ sendings, touched, onRetry }: SavedStateProps) {
  const trouble = sendings.find((sending) => sending.trouble)?.trouble;
  const state = trouble ? 'failed' : sendings.length > 0 ? 'saving' : touched ? 'saved' : '';
  return (
    <div className="saved-state" data-state={state}>
      {state === 'failed' ? <AlarmIcon /> : state !== '' && <CheckIcon />}
      <p role="status">
        {trouble ? `${text('saved_failed')} ${troubleText(trouble.code).happened}` : state && text(`saved_${state}` as TextKey)}
      </p>
      {trouble && (
        <button type="button" className="retry" onClick={onRetry}>
          {text('saved_retry')}
        </button>
      )}
    </div>
  );
}
