import { useEffect, useRef } from 'react';
import { text } from '../../lib/text.ts';

/** Every key of the popup, and what it does. */
const KEYS = [
  [['/'], 'keys_search'],
  [['F'], 'keys_filter'],
  [['↑', '↓'], 'keys_move'],
  [['↵'], 'keys_open'],
  [['S'], 'keys_step'],
  [['1', '…', '5'], 'keys_status'],
  [['T'], 'keys_tags'],
  [['N'], 'keys_note'],
  [['*'], 'keys_star'],
  [['C'], 'keys_copy'],
  [['Del'], 'keys_remove'],
  [['U'], 'keys_undo'],
  [['Shift', 'U'], 'keys_redo'],
  [['Esc'], 'keys_escape'],
  [['?'], 'keys_help'],
] as const;

/** All the keys there are, over the list. */
export function KeySheet({ onClose }: { onClose(): void }) {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    sheet.current?.showModal();
  }, []);

  return (
    <dialog
      ref={sheet}
      className="sheet key-sheet"
      aria-labelledby="keys"
      onClose={onClose}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === '?') onClose();
      }}
      onPointerDown={({ target }) => {
        if (target === sheet.current) onClose();
      }}
    >
      <header>
        <h2 id="keys">{text('keys')}</h2>
        <button type="button" className="button done" onClick={onClose}>
          {text('editor_done')}
        </button>
      </header>
      <dl>
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key} className="key">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{text(does)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
