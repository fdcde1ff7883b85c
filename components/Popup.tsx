import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Client } from '../lib/messages/client.ts';
import { STATUSES } from '../lib/paper/mark.ts';
import type { LibraryDb } from '../lib/store/db.ts';
import { text } from '../lib/text.ts';
import { Announcer, useAnnouncer } from './Announcer.tsx';
import { CopyDiagnostics } from './CopyDiagnostics.tsx';
import { EmptyFilter, EmptyLibrary } from './Empty.tsx';
import { Foot } from './Foot.tsx';
import { createMarking, type Undoable } from './marking.ts';
import { PaperList } from './PaperList.tsx';
import type { PaperActs } from './PaperRow.tsx';
import type { Filter, Listed } from './read-list.ts';
import { StatusFilter } from './StatusFilter.tsx';
import { TroublePage } from './TroublePage.tsx';
import { useLibrary } from './useLibrary.ts';
import { useList } from './useList.ts';
import { usePainted } from './usePainted.ts';
import { quoted } from './words.ts';

/** How many papers are read at first, and how many more each time the end comes near. */
const PAGE = 50;

export interface PopupProps {
  client: Client;
  /** Opens the library for reading; asked again when the person tries again. */
  library(): Promise<LibraryDb>;
  /** Opens an address beside this page. */
  visit(url: string): void;
}

/** The library in the toolbar: the newest saved papers, their statuses, and what went wrong if something did. */
export function Popup({ client, library, visit }: PopupProps) {
  const { db, opening, again, ...opened } = useLibrary(library);
  const [marking] = useState(() => createMarking(client));
  useSyncExternalStore(marking.subscribe, marking.version);
  const [filter, setFilter] = useState<Filter>('all');
  const [limit, setLimit] = useState(PAGE);
  const [wanted, setWanted] = useState<{ undone: Undoable }>();
  const { said, announce } = useAnnouncer();

  const read = useList(db, { filter, limit, also: marking.kept() });
  const listed = read?.listed;
  const trouble = opened.trouble ?? read?.trouble;
  usePainted(trouble !== undefined || listed !== undefined);

  const papers = listed ? marking.show(listed) : [];
  const undoable = marking.undoable();
  const isEmpty = listed !== undefined && papers.length === 0 && isLibraryEmpty(listed);

  const acts = useMemo<PaperActs>(
    () => ({
      visit,
      announce,
      setStatus(paper, status) {
        marking.setStatus(paper, status);
        announce(text('said_status', text(`status_${status}`)));
      },
      remove(paper) {
        marking.remove(paper);
        announce(text('said_removed', quoted(paper.row.title)));
      },
      retry: marking.retry,
      discard: marking.discard,
    }),
    [marking, announce, visit],
  );

  function undo(): void {
    const undone = marking.undo(papers);
    if (!undone) return;
    setWanted({ undone });
    announce(
      undone.did === 'removed'
        ? text('said_back', quoted(undone.row.title))
        : text('said_set_back', text(`status_${undone.before.status}`)),
    );
  }

  const choose = useCallback(
    (next: Filter) => {
      setFilter(next);
      setLimit(PAGE);
      setWanted(undefined);
      marking.letGo();
    },
    [marking],
  );

  /** As often as it is asked for before more has come, it is asked for once. */
  function more(): void {
    setLimit((listed?.rows.length ?? 0) + PAGE);
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'u' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  return (
    <main className="popup">
      <h1 className="unseen">{text('name')}</h1>
      {trouble ? (
        <TroublePage trouble={trouble} client={client} trying={opening} onAgain={again} announce={announce} />
      ) : !listed ? (
        <p className="loading">{text('popup_loading')}</p>
      ) : isEmpty ? (
        <EmptyLibrary visit={visit}>
          <CopyDiagnostics client={client} className="aside" announce={announce} />
        </EmptyLibrary>
      ) : (
        <>
          <StatusFilter counts={listed.counts} filter={filter} onChoose={choose} />
          {papers.length > 0 ? (
            <PaperList filter={listed.filter} papers={papers} more={listed.more} wanted={wanted?.undone.row.id} onMore={more} acts={acts} />
          ) : (
            <EmptyFilter filter={listed.filter} onShowAll={() => choose('all')} />
          )}
        </>
      )}
      {listed && !trouble && (undoable || !isEmpty) && (
        <Foot undoable={undoable} isAlone={papers.length === 0} onUndo={undo}>
          <CopyDiagnostics client={client} className="aside" isSmall announce={announce} />
        </Foot>
      )}
      <Announcer said={said} />
    </main>
  );
}

/** Whether a list without papers means that the library has none. */
function isLibraryEmpty({ filter, more, counts }: Listed): boolean {
  return filter === 'all' ? !more : STATUSES.every((status) => counts[status] === 0);
}
