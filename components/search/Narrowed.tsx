import { text } from '../../lib/text.ts';
import { CloseIcon } from '../ui/icons.tsx';
import { papersText } from '../ui/words.ts';

export interface NarrowedProps {
  /** How many papers are left. */
  total: number;
  tags: readonly string[];
  onToggle(tag: string): void;
  onClear(): void;
}

/** What is left of the library by words and tags: how many papers, by which tags, and a way back. */
export function Narrowed({ total, tags, onToggle, onClear }: NarrowedProps) {
  return (
    <div className="narrowed">
      <p>{papersText(total)}</p>
      {tags.length > 0 && (
        <ul aria-label={text('tags_chosen')}>
          {tags.map((tag) => (
            <li key={tag}>
              <button type="button" className="chip" aria-label={text('tags_drop', tag)} onClick={() => onToggle(tag)}>
                <span dir="auto">{tag}</span>
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="aside" onClick={onClear}>
        {text('search_all')}
      </button>
    </div>
  );
}
