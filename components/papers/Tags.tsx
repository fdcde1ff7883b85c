import { text } from '../../lib/text.ts';
import { foundIn, Marked } from './Marked.tsx';

/** How many tags are shown whole; the others are counted. */
const SHOWN = 4;

export interface TagsProps {
  tags: readonly string[];
  /** What was searched for. */
  words: string;
  tabIndex: number;
  onChoose(tag: string): void;
}

/** The tags of a paper; a click shows the papers that carry one. */
export function Tags({ tags, words, tabIndex, onChoose }: TagsProps) {
  if (tags.length === 0) return null;
  // What was found comes first, so that it is in sight.
  const sorted = words === '' ? tags : [...tags].sort((a, b) => Number(foundIn(b, words)) - Number(foundIn(a, words)));
  const others = sorted.slice(SHOWN).join(', ');
  return (
    <ul className="tags" aria-label={text('paper_tags')}>
      {sorted.slice(0, SHOWN).map((tag) => (
        <li key={tag}>
          <button type="button" className="chip" dir="auto" title={text('tag_show', tag)} tabIndex={tabIndex} onClick={() => onChoose(tag)}>
            <Marked text={tag} words={words} />
          </button>
        </li>
      ))}
      {others && (
        <li className="chip" title={others}>
          +{tags.length - SHOWN}
          <span className="unseen">: {others}</span>
        </li>
      )}
    </ul>
  );
}
