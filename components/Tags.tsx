import { text } from '../lib/text.ts';

/** How many tags are shown whole; the others are counted. */
const SHOWN = 4;

/** The tags of a paper, as small labels. */
export function Tags({ tags }: { tags: readonly string[] }) {
  const others = tags.slice(SHOWN).join(', ');
  if (tags.length === 0) return null;
  return (
    <ul className="tags" aria-label={text('paper_tags')}>
      {tags.slice(0, SHOWN).map((tag) => (
        <li key={tag} className="chip" dir="auto" title={tag}>
          {tag}
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
