import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { text } from '../../lib/text.ts';
import type { Undoable } from '../papers/marking.ts';
import type { Redoable } from '../papers/useUndo.ts';
import { CheckIcon, RemoveIcon, StarIcon, StatusIcon } from '../ui/icons.tsx';
import { quoted } from '../ui/words.ts';

/** How long what was done last is offered to be undone, in milliseconds; the key works for longer. */
const OFFERED = 20_000;

export interface FootProps {
  undoable: Undoable | undefined;
  /** What was taken back right before. */
  redoable?: Redoable | undefined;
  /** What was done that needs no undoing, for as long as it is to be seen. */
  notice: string | undefined;
  /** There is no paper left that could have the focus. */
  isAlone: boolean;
  onUndo(): void;
  onRedo?(): void;
  onKeys(): void;
  children?: ReactNode;
}

/** The foot of the list: what was done last, to be undone; else which keys there are. */
export function Foot({ undoable, redoable, notice, isAlone, onUndo, onRedo, onKeys, children }: FootProps) {
  const foot = useRef<HTMLElement>(null);
  const [past, setPast] = useState<Undoable | Redoable>();
  const offered = redoable ?? undoable;

  useEffect(() => {
    const timer = setInterval(() => {
      // Not while a hand is on it.
      if (!foot.current?.matches(':hover') && !foot.current?.contains(document.activeElement)) setPast(offered);
    }, OFFERED);
    return () => clearInterval(timer);
  }, [offered]);

  useLayoutEffect(() => {
    if (isAlone && document.activeElement === document.body) foot.current?.querySelector('button')?.focus();
  }, [isAlone]);

  return (
    <footer ref={foot} className="foot">
      {notice ? (
        <p className="notice">
          <CheckIcon />
          {notice}
        </p>
      ) : redoable && redoable !== past ? (
        <div className="undo">
          <CheckIcon />
          <p className="sentence">{redoable.says}</p>
          {undoable && <KeyButton says={text('undo')} shortcut="u" shown="U" onPress={onUndo} />}
          <KeyButton says={text('triage_redo')} shortcut="Shift+u" shown="⇧U" onPress={onRedo} />
        </div>
      ) : undoable && undoable !== past ? (
        <UndoBar done={undoable} onUndo={onUndo} />
      ) : (
        <KeyHints onKeys={onKeys} />
      )}
      {children}
    </footer>
  );
}

function UndoBar({ done: { did, row }, onUndo }: { done: Undoable; onUndo(): void }) {
  const title = quoted(row.title);
  return (
    <div className="undo" data-status={did !== 'removed' && did.kind === 'status' ? did.status : undefined}>
      {did === 'removed' ? <RemoveIcon /> : did.kind === 'star' ? <StarIcon isSet={did.star} /> : <StatusIcon status={did.status} />}
      <p className="sentence">{did === 'removed' ? text('undo_removal', title) : text('undo_status', whatText(did), title)}</p>
      <KeyButton says={text('undo')} shortcut="u" shown="U" onPress={onUndo} />
    </div>
  );
}

function whatText(did: Exclude<Undoable['did'], 'removed'>): string {
  return did.kind === 'star' ? text(did.star ? 'star_on' : 'star_off') : text(`status_${did.status}`);
}

interface KeyButtonProps {
  says: string;
  /** As `aria-keyshortcuts` has it. */
  shortcut: string;
  /** The key as it is shown. */
  shown: string;
  onPress: (() => void) | undefined;
}

function KeyButton({ says, shortcut, shown, onPress }: KeyButtonProps) {
  return (
    <button type="button" aria-keyshortcuts={shortcut} onClick={onPress}>
      {says}
      <span className="key" aria-hidden="true">
        {shown}
      </span>
    </button>
  );
}

function KeyHints({ onKeys }: { onKeys(): void }) {
  const hints = [
    ['↵', text('hint_open')],
    ['S', text('hint_status')],
    ['T', text('hint_tags')],
    ['N', text('hint_note')],
    ['Del', text('hint_remove')],
  ] as const;
  return (
    <div className="hints">
      <ul className="keys" aria-label={text('keys')}>
        {hints.map(([key, does]) => (
          <li key={key}>
            <kbd className="key">{key}</kbd> {does}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="aside"
        aria-label={text('keys_help')}
        aria-keyshortcuts="?"
        title={text('keys_help')}
        onClick={onKeys}
      >
        <kbd className="key">?</kbd>
      </button>
    </div>
  );
}
