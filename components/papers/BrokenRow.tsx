import type { MouseEvent } from 'react';
import { paperUrl } from '../../lib/paper/ids/schemes.ts';
import { idText } from '../../lib/paper/links.ts';
import { text } from '../../lib/text.ts';
import { AlarmIcon } from '../ui/icons.tsx';
import type { PaperActs } from './PaperListItem.tsx';
import type { Shown } from './shown.ts';

export interface BrokenRowProps {
  paper: Shown;
  isCurrent: boolean;
  acts: PaperActs;
}

/** A paper whose row cannot be drawn: its id leads to it, and it can be removed. */
export function BrokenRow({ paper, isCurrent, acts }: BrokenRowProps) {
  const { id } = paper.row;
  const tabIndex = isCurrent ? 0 : -1;
  const visit = (event: MouseEvent): void => {
    event.preventDefault();
    acts.visit(paperUrl(id));
  };
  return (
    <li className="paper" data-paper={id} data-status={paper.mark.status}>
      <div className="paper-body">
        <a className="paper-title" href={paperUrl(id)} tabIndex={tabIndex} onClick={visit}>
          {idText(id)}
        </a>
        <div className="row-trouble">
          <AlarmIcon />
          <p>{text('broken_row')}</p>
          <button type="button" tabIndex={tabIndex} onClick={() => acts.remove(paper)}>
            {text('row_remove')}
          </button>
        </div>
      </div>
    </li>
  );
}
