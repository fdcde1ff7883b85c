import { Fragment, useState } from 'react';
import type { Rule } from '../../lib/mark/settings.ts';
import type { Paper } from '../../lib/paper/paper.ts';
import { plainTex } from '../../lib/paper/tex.ts';
import { text } from '../../lib/text.ts';
import { ChevronIcon } from '../ui/icons.tsx';
import { authorsText, quoted } from '../ui/words.ts';

/** How many authors are named while the rest is folded: more than fit on a line. */
const NAMED = 8;

export interface PaperHeadProps {
  paper: Paper;
  /** The rule by which its page dims or highlights it. */
  why?: Rule | undefined;
  onDone(): void;
}

/** Which paper this is: its title and authors, cut to where there is room, and whole on demand. */
export function PaperHead({ paper, why, onDone }: PaperHeadProps) {
  const [isWhole, setWhole] = useState(false);
  const title = paper.title || paper.id;
  const authors = isWhole ? paper.authors : paper.authors.slice(0, NAMED);
  return (
    <header className="paper-head" data-whole={isWhole || undefined}>
      <h1 dir="auto" title={title}>
        {plainTex(title)}
      </h1>
      <button
        type="button"
        className="unfold"
        aria-expanded={isWhole}
        aria-label={text('editor_whole')}
        title={text('editor_whole')}
        onClick={() => setWhole(!isWhole)}
      >
        <ChevronIcon />
      </button>
      <button type="button" className="button done" onClick={onDone}>
        {text('editor_done')}
      </button>
      {authors.length > 0 && (
        <p className="paper-head-authors" dir="auto">
          {authors.map((author, i) => (
            <Fragment key={i}>
              {i > 0 && ', '}
              <span className="author">{author}</span>
            </Fragment>
          ))}
          {paper.authorsCut && ` ${text('paper_authors_cut')}`}
        </p>
      )}
      {paper.authorCount !== undefined && <p className="paper-head-authors">{authorsText(paper.authorCount)}</p>}
      {why && <p className="paper-head-date">{text(why.does === 'dim' ? 'editor_dimmed_by' : 'editor_lit_by', quoted(why.what))}</p>}
      {isWhole && paper.published && <p className="paper-head-date">{text('editor_published', paper.published)}</p>}
    </header>
  );
}
