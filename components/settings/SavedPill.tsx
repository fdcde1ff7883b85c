import { useRef } from 'react';
import { text } from '../../lib/text.ts';
import { AlarmIcon, CheckIcon } from '../ui/icons.tsx';
import { troubleText } from '../ui/words.ts';
import type { Chosen } from './useSettings.ts';

/** Says whether what was chosen is saved, wherever on the page a person is, and offers to try again when it is not. */
export function SavedPill({ state, trouble, again }: Pick<Chosen, 'state' | 'trouble' | 'again'>) {
  const pill = useRef<HTMLParagraphElement>(null);
  const said = trouble
    ? `${text(state === 'failed' ? 'saved_failed' : 'settings_unread')} ${troubleText(trouble.code).happened}`
    : state && text(`saved_${state}`);
  return (
    <div className="settings-saved" data-state={state}>
      {trouble ? <AlarmIcon /> : state && <CheckIcon />}
      <p ref={pill} role="status" tabIndex={-1}>
        {said}
      </p>
      {trouble && (
        <button
          type="button"
          className="button"
          onClick={() => {
            // The button goes once it has succeeded.
            pill.current?.focus();
            again();
          }}
        >
          {text('saved_retry')}
        </button>
      )}
    </div>
  );
}
