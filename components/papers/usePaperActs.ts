import { useEffect, useMemo, useRef, useState } from 'react';
import { isUnmarked } from '../../lib/mark/mark.ts';
import { paperUrl } from '../../lib/paper/ids/schemes.ts';
import { text } from '../../lib/text.ts';
import { quoted } from '../ui/words.ts';
import type { Marking } from './marking.ts';
import type { PaperActs } from './PaperListItem.tsx';

/** How long it is shown that something was copied, in milliseconds. */
const SHOWN = 2_500;

export interface PaperActsNeeds extends Pick<PaperActs, 'announce' | 'visit' | 'edit'> {
  marking: Marking;
  /** The person wants the papers that carry a tag. */
  onTag(tag: string): void;
}

/** What a person can do with a paper of the list, the same object for good; and what is to be seen of what was done. */
export function usePaperActs({ marking, announce, visit, edit, onTag }: PaperActsNeeds): { acts: PaperActs; notice: string | undefined } {
  const [notice, setNotice] = useState<string>();
  const filterBy = useRef(onTag);
  filterBy.current = onTag;

  useEffect(() => {
    const timer = notice && setTimeout(setNotice, SHOWN, undefined);
    return () => clearTimeout(timer);
  }, [notice]);

  const acts = useMemo<PaperActs>(() => {
    function say(what: string): void {
      setNotice(what);
      announce(what);
    }
    return {
      visit,
      announce,
      edit,
      setStatus(paper, status) {
        marking.setStatus(paper, status);
        announce(text('said_status', text(`status_${status}`)));
      },
      setStar(paper, star) {
        marking.setStar(paper, star);
        announce(text(star ? 'star_on' : 'star_off'));
      },
      remove(paper) {
        if (isUnmarked(paper.mark) && !marking.isKept(paper.row.id)) return;
        marking.remove(paper);
        announce(text('said_removed', quoted(paper.row.title)));
      },
      copyLink({ row }) {
        navigator.clipboard.writeText(paperUrl(row.id)).then(
          () => say(text('said_link')),
          () => say(text('said_no_link')),
        );
      },
      filterBy: (tag) => filterBy.current(tag),
      retry: marking.retry,
      discard: marking.discard,
    };
  }, [marking, announce, visit, edit]);

  return { acts, notice };
}
