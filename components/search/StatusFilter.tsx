import { STATUSES, type Status } from '../../lib/mark/mark.ts';
import { text } from '../../lib/text.ts';
import type { StatusFilterValue } from '../papers/list-query.ts';
import { StatusIcon } from '../ui/icons.tsx';
import { papersText, shortNumber } from '../ui/words.ts';

/** Papers without a status come last, and only where there are any: those have tags or a note. */
const ORDER: readonly Status[] = [...STATUSES.filter((status) => status !== 'none'), 'none'];

export interface StatusFilterProps {
  counts: Record<Status, number>;
  filter: StatusFilterValue;
  onChoose(filter: StatusFilterValue): void;
}

/** How many papers there are of each status; choosing one shows those alone. */
export function StatusFilter({ counts, filter, onChoose }: StatusFilterProps) {
  const all = STATUSES.reduce((sum, status) => sum + counts[status], 0);
  const offered = ORDER.filter((status) => status !== 'none' || counts.none > 0 || filter === 'none');
  return (
    <fieldset className="filter">
      <legend className="unseen">{text('filter')}</legend>
      <Choice of="all" count={all} isChosen={filter === 'all'} onChoose={onChoose} />
      {offered.map((status) => (
        <Choice key={status} of={status} count={counts[status]} isChosen={filter === status} onChoose={onChoose} />
      ))}
    </fieldset>
  );
}

interface ChoiceProps {
  of: StatusFilterValue;
  count: number;
  isChosen: boolean;
  onChoose(filter: StatusFilterValue): void;
}

function Choice({ of, count, isChosen, onChoose }: ChoiceProps) {
  const name = text(of === 'all' ? 'filter_all' : `status_${of}`);
  const number = shortNumber(count);
  return (
    <label className="filter-choice" data-status={of} data-empty={count === 0 ? '' : undefined}>
      <input
        type="radio"
        name="filter"
        className="unseen"
        data-above-list
        checked={isChosen}
        aria-label={`${name}: ${papersText(count)}`}
        onChange={() => onChoose(of)}
      />
      <span className="filter-count" data-long={number.length > 3 || undefined}>
        {of !== 'all' && <StatusIcon status={of} />}
        {number}
      </span>
      <span className="filter-name sentence">{name}</span>
    </label>
  );
}
