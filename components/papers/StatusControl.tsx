import { useRef, useState } from 'react';
import { nextStatus, type Status } from '../../lib/mark/mark.ts';
import { text } from '../../lib/text.ts';
import { ChevronIcon, StatusIcon } from '../ui/icons.tsx';
import { StatusMenu } from './StatusMenu.tsx';

export interface StatusControlProps {
  status: Status;
  tabIndex: number;
  onSet(status: Status): void;
}

/** The status as a circle; a click steps it on. */
export function StatusStep({ status, tabIndex, onSet }: StatusControlProps) {
  const next = nextStatus(status);
  return (
    <button
      type="button"
      className="status-step"
      data-status={status}
      tabIndex={tabIndex}
      aria-label={text('paper_status', text(`status_${status}`))}
      title={text('paper_status_next', text(`status_${next}`))}
      onClick={() => onSet(next)}
    >
      <StatusIcon status={status} />
    </button>
  );
}

/** The status as a word; a click offers all of them. */
export function StatusChoice({ status, tabIndex, onSet }: StatusControlProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const name = text(`status_${status}`);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="status-choice"
        data-status={status}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={text('paper_status_all', name)}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="sentence">{name}</span>
        <ChevronIcon />
      </button>
      {isOpen && button.current && (
        <StatusMenu
          status={status}
          beside={button.current}
          onClose={(chosen) => {
            setOpen(false);
            if (chosen !== 'elsewhere') button.current?.focus();
            if (chosen && chosen !== 'elsewhere') onSet(chosen);
          }}
        />
      )}
    </>
  );
}
