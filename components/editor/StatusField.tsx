import { useId } from 'react';
import { STATUSES, type Status } from '../../lib/mark/mark.ts';
import { text } from '../../lib/text.ts';
import { StarIcon, StatusIcon } from '../ui/icons.tsx';

export interface StatusFieldProps {
  status: Status;
  star: boolean;
  onSet(status: Status): void;
  onStar(star: boolean): void;
}

/** The status of a paper, all of them in sight: the arrow keys go from one to the next. Beside them whether it has a star. */
export function StatusField({ status, star, onSet, onStar }: StatusFieldProps) {
  const name = useId();
  return (
    <fieldset className="status-field">
      <legend className="unseen">{text('editor_status')}</legend>
      {STATUSES.map((each) => (
        <label key={each} data-status={each}>
          <input type="radio" className="unseen" name={name} checked={each === status} onChange={() => onSet(each)} />
          <StatusIcon status={each} />
          <span className="sentence">{text(each === 'none' ? 'editor_no_status' : `status_${each}`)}</span>
        </label>
      ))}
      <label title={text('star')}>
        <input type="checkbox" className="unseen" aria-label={text('star')} checked={star} onChange={() => onStar(!star)} />
        <StarIcon isSet={star} />
      </label>
    </fieldset>
  );
}
