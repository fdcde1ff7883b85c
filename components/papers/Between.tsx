import type { ReactNode } from 'react';
import type { Sort } from '../../lib/library/search/search.ts';
import { text } from '../../lib/text.ts';
import { numberText } from '../ui/words.ts';

export interface BetweenProps {
  /** How many papers of the tab are not shown. */
  hidden: number;
  sort: Sort;
  /** The person wants to see them. */
  onWhole(): void;
  children: ReactNode;
}

/** What stands between the papers of the current tab and the others. */
export function Between({ hidden, sort, onWhole, children }: BetweenProps) {
  return (
    <>
      {hidden > 0 && (
        <button type="button" className="aside here-more" onClick={onWhole}>
          {text('here_more', numberText(hidden))}
        </button>
      )}
      {children || <h2 className="list-head">{text(`list_${sort}`)}</h2>}
    </>
  );
}
