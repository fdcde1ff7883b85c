import { useEffect, useRef, useState } from 'react';
import { STATUSES, type Status } from '../../lib/mark/mark.ts';
import type { How } from '../../lib/protocol/requests.ts';
import { text } from '../../lib/text.ts';
import { numberText, papersText } from '../ui/words.ts';
import { differsText } from './differs-text.ts';
import { GIVEN, type Line, type Preview, type Some, type Unread } from './preview.ts';

const HOWS: readonly How[] = ['merge', 'replace'];

/** How many lines are shown at first, and with each press more. */
const STEP = 100;

/** What a file would do to the library, line by line, before anything is done. */
export function Looked({ preview, onTake, onLeave }: { preview: Preview; onTake(how: How, status: Status): void; onLeave(): void }) {
  const { name, comes, changes, same, unread, others } = preview;
  const head = useRef<HTMLHeadingElement>(null);
  // It may have been asked for from elsewhere on the page.
  useEffect(() => head.current?.focus(), []);
  const [status, setStatus] = useState(GIVEN);
  const [how, setHow] = useState<How>('merge');
  const brings = comes.count + changes.count > 0 || how === 'replace';
  return (
    <div className="data-looked">
      <h3 ref={head} tabIndex={-1}>
        <bdi>{name}</bdi>
      </h3>
      <Lines title={text('data_comes', papersText(comes.count))} some={comes} line={paperLine} isOpen />
      <Lines title={text('data_changes', papersText(changes.count))} some={changes} line={paperLine} />
      {same > 0 && <p className="data-same">{text('data_same', papersText(same))}</p>}
      <Lines title={text('data_unread', numberText(unread.count))} some={unread} line={unreadLine} />
      {preview.asksStatus && (
        <fieldset className="data-how">
          <legend>{text('data_give_status')}</legend>
          <div className="data-buttons">
            {STATUSES.map((each) => (
              <label key={each}>
                <input type="radio" name="status" checked={status === each} onChange={() => setStatus(each)} />
                <span className="sentence">{text(`status_${each}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {preview.isLibrary && others > 0 && (
        <fieldset className="data-how">
          <legend className="unseen">{text('data_how')}</legend>
          {HOWS.map((each) => (
            <label key={each}>
              <input type="radio" name="how" checked={how === each} onChange={() => setHow(each)} />
              <span>{each === 'merge' ? text('data_merge') : text('data_replace', papersText(others))}</span>
            </label>
          ))}
        </fieldset>
      )}
      {!brings && <p>{text('data_nothing_new')}</p>}
      <div className="data-buttons">
        {brings && (
          <button type="button" className="button primary" onClick={() => onTake(how, status)}>
            {text(how === 'merge' ? 'data_take' : 'data_take_place')}
          </button>
        )}
        <button type="button" className="button" onClick={onLeave}>
          {text(brings ? 'data_leave' : 'data_close')}
        </button>
      </div>
    </div>
  );
}

interface LinesProps<T> {
  title: string;
  some: Some<T>;
  line(of: T): { key: string; name: string; says: string };
  isOpen?: boolean;
}

function Lines<T>({ title, some, line, isOpen = false }: LinesProps<T>) {
  const [shown, setShown] = useState(STEP);
  if (some.count === 0) return null;
  const left = some.count - Math.min(shown, some.first.length);
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <ul>
        {some.first.slice(0, shown).map((each, n) => {
          const { key, name, says } = line(each);
          return (
            <li key={`${key} ${n}`} className="data-line">
              <bdi className="data-name">{name}</bdi>
              <span className="data-says">{says}</span>
            </li>
          );
        })}
      </ul>
      {left > 0 &&
        (shown < some.first.length ? (
          <button type="button" className="button" onClick={() => setShown(shown + STEP)}>
            {text('data_more', numberText(left))}
          </button>
        ) : (
          <p className="data-says">{text('data_more', numberText(left))}</p>
        ))}
    </details>
  );
}

const paperLine = ({ id, title, changes }: Line) => ({ key: id, name: title, says: changes.map(differsText).join(' · ') });

const WHY = { 'no-id': 'data_no_id', 'no-title': 'data_no_title', broken: 'data_broken', 'too-long': 'data_too_long' } as const;

const unreadLine = ({ at, why, shows }: Unread) => ({
  key: String(at),
  name: [text('data_row', numberText(at)), shows].filter(Boolean).join(': '),
  says: text(WHY[why]),
});
