import type { ReactNode } from 'react';
import type { Status } from '../../lib/mark/mark.ts';

/** The parts of a status icon, as even-odd paths on a grid of 16; the strip on a page draws the same family. */
const RING = 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z';
const STATUS_PATHS: Record<Status, string> = {
  none: RING,
  want: `${RING}M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6z`,
  reading: `${RING}M8 4a4 4 0 0 1 0 8z`,
  read: 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM4.4 8.1L5.5 7L7.2 8.7L10.6 5.3L11.7 6.4L7.2 10.9z',
  skipped: `${RING}M4.8 7.25h6.4v1.5H4.8z`,
};

/** A status as a circle: a ring, a ring with a dot, half filled, filled with a check, a ring with a dash. */
export function StatusIcon({ status }: { status: Status }) {
  return (
    <Icon>
      <path d={STATUS_PATHS[status]} fillRule="evenodd" />
    </Icon>
  );
}

/** A star with five points, filled where there is one. */
export function StarIcon({ isSet }: { isSet: boolean }) {
  const path = 'M8 1.8l1.9 4 4.3.6-3.1 3 .7 4.3L8 11.7l-3.8 2 .7-4.3-3.1-3 4.3-.6z';
  return <Icon>{isSet ? <path d={path} /> : line(path)}</Icon>;
}

/** A sheet with writing: there is a note. */
export function NoteIcon() {
  return (
    <Icon>
      <path d="M3 2h10v8l-3.5 4H3zM4.4 3.4v9.2h4.4V9.4h2.8v-6zM5.8 5h4.4v1.2H5.8zM5.8 7.3h4.4v1.2H5.8z" fillRule="evenodd" />
    </Icon>
  );
}

/** The browser's own sign for extensions. */
export function PuzzleIcon() {
  return (
    <Icon>
      <path d="M6 2.5a1.5 1.5 0 0 1 3 0V3h3a1 1 0 0 1 1 1v3h.5a1.5 1.5 0 0 1 0 3H13v3a1 1 0 0 1-1 1H9v-.5a1.5 1.5 0 0 0-3 0v.5H3a1 1 0 0 1-1-1v-3h.5a1.5 1.5 0 0 0 0-3H2V4a1 1 0 0 1 1-1h3z" />
    </Icon>
  );
}

/** The browser's own sign for what stays in the toolbar. */
export function PinIcon() {
  return (
    <Icon>
      <path d="M5 2h6v1.2h-.8l.5 4L13 9v1.3H8.6V14h-1.2v-3.7H3V9l2.3-1.8.5-4H5z" />
    </Icon>
  );
}

export function ChevronIcon() {
  return <Icon>{line('M4.5 6.5L8 10l3.5-3.5')}</Icon>;
}

export function CheckIcon() {
  return <Icon>{line('M3.5 8.5l3 3l6-7')}</Icon>;
}

export function CloseIcon() {
  return <Icon>{line('M4 4l8 8M12 4l-8 8')}</Icon>;
}

/** Two sheets: copy it. */
export function CopyIcon() {
  return <Icon>{line('M6 6h7.5v7.5H6zM10 6V2.5H2.5V10H6')}</Icon>;
}

/** A drawer: the library as a whole. */
export function DataIcon() {
  return (
    <Icon>
      {line(
        'M2.5 4c0-1.2 2.5-2 5.5-2s5.5.8 5.5 2v8c0 1.2-2.5 2-5.5 2s-5.5-.8-5.5-2zM2.5 4c0 1.2 2.5 2 5.5 2s5.5-.8 5.5-2M2.5 8c0 1.2 2.5 2 5.5 2s5.5-.8 5.5-2',
      )}
    </Icon>
  );
}

/** A bin: take it out of the library. */
export function RemoveIcon() {
  return <Icon>{line('M2.5 4h11M6 4V2.25h4V4M4 4l.6 9.5h6.8L12 4M6.75 6.5v4.5M9.25 6.5v4.5')}</Icon>;
}

/** A lens: search. */
export function SearchIcon() {
  return <Icon>{line('M7 2.25a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 1 0 0-9.5M10.5 10.5l3.5 3.5')}</Icon>;
}

/** A label with a hole. */
export function TagIcon() {
  return <Icon>{line('M2.5 2.5h5.25l5.75 5.75-5.25 5.25L2.5 7.75zM5.25 5.25v.01')}</Icon>;
}

/** Two links of a chain. */
export function LinkIcon() {
  return (
    <Icon>
      {line('M6.75 9.25l2.5-2.5M7.25 5.25L9 3.5a2.5 2.5 0 0 1 3.5 3.5l-1.75 1.75M8.75 10.75L7 12.5A2.5 2.5 0 0 1 3.5 9l1.75-1.75')}
    </Icon>
  );
}

/** A triangle with an exclamation mark. */
export function AlarmIcon() {
  return (
    <Icon>
      <path d="M8 1.5l7 12.5H1zM7.25 6v4h1.5V6zM7.25 11v1.5h1.5V11z" fillRule="evenodd" />
    </Icon>
  );
}

/** An arrow that leads out of the extension, to a page. */
export function OutIcon() {
  return <Icon>{line('M5.5 3.5h7v7M12.5 3.5l-8.5 8.5')}</Icon>;
}

/** An arrow that turns round: back to what it was. */
export function BackIcon() {
  return <Icon>{line('M5.5 2.5L2.5 5.5l3 3M2.5 5.5h7a4 4 0 0 1 0 8H6')}</Icon>;
}

function line(d: string): ReactNode {
  return <path d={d} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />;
}

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
      {children}
    </svg>
  );
}
