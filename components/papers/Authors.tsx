import { Fragment, useState } from 'react';
import { text } from '../../lib/text.ts';
import { Marked } from './Marked.tsx';

/** How many authors are named at first. */
const NAMED = 3;

export interface AuthorsProps {
  authors: readonly string[];
  /** There are more than these, but the page did not name them. */
  isCut: boolean;
  /** What was searched for. */
  words: string;
  tabIndex: number;
}

/** The first authors, and the others on demand. */
export function Authors({ authors, isCut, words, tabIndex }: AuthorsProps) {
  const [isWhole, setWhole] = useState(false);
  const named = isWhole ? authors : authors.slice(0, NAMED);
  const others = authors.length - NAMED;
  return (
    <p className="paper-authors" dir="auto">
      {named.map((author, i) => (
        <Fragment key={i}>
          {i > 0 && ' '}
          <span className="author">
            <Marked text={author} words={words} />
            {i < named.length - 1 && ','}
          </span>
        </Fragment>
      ))}
      {isCut && (isWhole || others <= 0) && ` ${text('paper_authors_cut')}`}
      {others > 0 && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-expanded={isWhole}
          aria-label={isWhole ? undefined : text('paper_authors_more', String(others), String(authors.length))}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? text('paper_authors_fewer') : `+${others}`}
        </button>
      )}
    </p>
  );
}
