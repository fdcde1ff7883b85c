import { type MouseEvent, memo } from 'react';
import { isSameMark, isUnmarked, type Status } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { paperUrl } from '../../lib/paper/ids/schemes.ts';
import { plainTex } from '../../lib/paper/tex.ts';
import { text } from '../../lib/text.ts';
import { NoteIcon } from '../ui/icons.tsx';
import { agoText, authorsText, dateText, metText } from '../ui/words.ts';
import { Authors } from './Authors.tsx';
import { Marked } from './Marked.tsx';
import { RowActions } from './RowActions.tsx';
import { RowTrouble } from './RowTrouble.tsx';
import { StatusChoice, StatusStep } from './StatusControl.tsx';
import type { Shown } from './shown.ts';
import { Tags } from './Tags.tsx';

/** The fields of a mark that are typed. */
export type EditedField = 'tags' | 'note';

/** What a person can do with a paper. */
export interface PaperActs {
  setStatus(paper: Shown, status: Status): void;
  setStar(paper: Shown, star: boolean): void;
  remove(paper: Shown): void;
  /** Opens the editor on one of its fields. */
  edit(paper: Shown, field: EditedField): void;
  copyLink(paper: Shown): void;
  /** Shows the papers that carry a tag. */
  filterBy(tag: string): void;
  retry(paper: PaperId): void;
  discard(paper: PaperId): void;
  visit(url: string): void;
  announce(what: string): void;
}

export interface PaperListItemProps {
  paper: Shown;
  /** Its controls can be reached by Tab. */
  isCurrent: boolean;
  /** Where it stands among how many, counted from 1, when not all of them are drawn. */
  place?: number;
  of?: number;
  /** What was searched for, to be shown in the texts. */
  words: string;
  /** In milliseconds since 1970. */
  now: number;
  acts: PaperActs;
}

/** One saved paper. */
export const PaperListItem = memo(function PaperRow({ paper, isCurrent, place, of, words, now, acts }: PaperListItemProps) {
  const { row, mark, saving, trouble } = paper;
  const tabIndex = isCurrent ? 0 : -1;
  const url = paperUrl(row.id);
  const title = row.title || row.id;

  function onTitle(event: MouseEvent): void {
    // With a key held, the browser opens it the way the person asked for.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    acts.visit(url);
  }

  return (
    <li
      className="paper"
      data-paper={row.id}
      data-status={mark.status}
      data-star={mark.star || undefined}
      data-saving={saving && !trouble ? '' : undefined}
      aria-posinset={place}
      aria-setsize={of}
    >
      <StatusStep status={mark.status} tabIndex={tabIndex} onSet={(status) => acts.setStatus(paper, status)} />
      <div className="paper-body">
        <a className="paper-title" href={url} title={title} dir="auto" tabIndex={tabIndex} onClick={onTitle}>
          <Marked text={plainTex(title)} words={words} />
        </a>
        {row.authors.length > 0 && <Authors authors={row.authors} isCut={row.authorsCut === true} words={words} tabIndex={tabIndex} />}
        {row.authorCount !== undefined && <p className="paper-authors">{authorsText(row.authorCount)}</p>}
        <div className="paper-facts">
          <StatusChoice status={mark.status} tabIndex={tabIndex} onSet={(status) => acts.setStatus(paper, status)} />
          {row.met && <span className="paper-fact">{metText(row.met)}</span>}
          {isUnmarked(mark) ? (
            <span className="paper-fact">{text('paper_unsaved')}</span>
          ) : (
            <time className="paper-fact" dateTime={new Date(row.savedAt).toISOString()} title={text('paper_saved', dateText(row.savedAt))}>
              {agoText(row.savedAt, now)}
            </time>
          )}
          {mark.star && (
            <span className="paper-fact paper-star" role="img" aria-label={text('star_on')} title={text('star_on')}>
              ★
            </span>
          )}
          {mark.noted && (
            <button
              type="button"
              className="paper-note"
              tabIndex={tabIndex}
              aria-label={text('paper_noted')}
              title={text('paper_noted')}
              onClick={() => acts.edit(paper, 'note')}
            >
              <NoteIcon />
            </button>
          )}
          <Tags tags={mark.tags} words={words} tabIndex={tabIndex} onChoose={acts.filterBy} />
        </div>
        <RowActions paper={paper} title={title} tabIndex={tabIndex} acts={acts} />
        {trouble && (
          <RowTrouble
            trouble={trouble}
            tabIndex={tabIndex}
            announce={acts.announce}
            onRetry={() => acts.retry(row.id)}
            onDiscard={() => acts.discard(row.id)}
          />
        )}
      </div>
    </li>
  );
}, isSameRow);

function isSameRow(a: PaperListItemProps, b: PaperListItemProps): boolean {
  return (
    a.isCurrent === b.isCurrent &&
    a.place === b.place &&
    a.of === b.of &&
    a.words === b.words &&
    a.now === b.now &&
    a.acts === b.acts &&
    a.paper.row === b.paper.row &&
    a.paper.saving === b.paper.saving &&
    a.paper.trouble === b.paper.trouble &&
    isSameMark(a.paper.mark, b.paper.mark)
  );
}
