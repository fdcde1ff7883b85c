import type { ReactNode } from 'react';
import { isUnmarked } from '../../lib/mark/mark.ts';
import { text } from '../../lib/text.ts';
import { LinkIcon, NoteIcon, RemoveIcon, StarIcon, TagIcon } from '../ui/icons.tsx';
import { quoted } from '../ui/words.ts';
import type { PaperActs } from './PaperListItem.tsx';
import type { Shown } from './shown.ts';

export interface RowActionsProps {
  paper: Shown;
  title: string;
  tabIndex: number;
  acts: PaperActs;
}

/** What can be done with a paper beside its status, each with the key that does the same. */
export function RowActions({ paper, title, tabIndex, acts }: RowActionsProps) {
  return (
    <div className="paper-actions">
      <Action act="tags" shortcut="T" of={title} tabIndex={tabIndex} onDo={() => acts.edit(paper, 'tags')}>
        <TagIcon />
      </Action>
      <Action act="note" shortcut="N" of={title} tabIndex={tabIndex} onDo={() => acts.edit(paper, 'note')}>
        <NoteIcon />
      </Action>
      <Action
        act={paper.mark.star ? 'unstar' : 'star'}
        shortcut="*"
        of={title}
        tabIndex={tabIndex}
        onDo={() => acts.setStar(paper, !paper.mark.star)}
      >
        <StarIcon isSet={paper.mark.star} />
      </Action>
      <Action act="copy" shortcut="C" of={title} tabIndex={tabIndex} onDo={() => acts.copyLink(paper)}>
        <LinkIcon />
      </Action>
      {!isUnmarked(paper.mark) && (
        <Action act="remove" shortcut="Delete" of={title} tabIndex={tabIndex} onDo={() => acts.remove(paper)}>
          <RemoveIcon />
        </Action>
      )}
    </div>
  );
}

interface ActionProps {
  act: 'tags' | 'note' | 'star' | 'unstar' | 'copy' | 'remove';
  shortcut: string;
  /** The title of the paper. */
  of: string;
  tabIndex: number;
  onDo(): void;
  children: ReactNode;
}

function Action({ act, shortcut, of, tabIndex, onDo, children }: ActionProps) {
  const name = text(`row_${act}`);
  return (
    <button
      type="button"
      data-act={act}
      tabIndex={tabIndex}
      aria-label={text('row_action', name, quoted(of))}
      aria-keyshortcuts={shortcut}
      title={text('row_key', name, shortcut === 'Delete' ? 'Del' : shortcut)}
      onClick={onDo}
    >
      {children}
      <span className="action-name" aria-hidden="true">
        {name}
      </span>
    </button>
  );
}
