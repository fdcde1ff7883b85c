import { text } from '../../lib/text.ts';
import { AlarmIcon, CheckIcon } from '../icons.tsx';
import { troubleText } from '../words.ts';
import type { Chosen } from './useSettings.ts';

export interface SavedPillProps extends Pick<Chosen, 'state' | 'trouble' | 'again'> {
  /** The settings are here; without them, it was reading that failed. */
  isRead: boolean;
}

/** Says whether what was chosen is saved, wherever on the page a person is, and offers to try again when it is not. */
export function SavedPill({ state, trouble, again, isRead }: SavedPillProps) {
  const said = trouble
    ? `${text(isRead ? 'saved_failed' : 'settings_unread')} ${troubleText(trouble.code).happened}`
    : state && text(`saved_${state}`);
  return (
    <div className="settings-saved" data-state={state}>
      {trouble ? <AlarmIcon /> : state && <CheckIcon />}
      <p role="status">{said}</p>
      {trouble && (
        <button type="button" className="button" onClick={again}>
          {text('saved_retry')}
        </button>
      )}
    </div>
  );
}
