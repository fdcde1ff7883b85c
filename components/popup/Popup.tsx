import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { LibraryDb } from '../../lib/library/db.ts';
import { STATUSES } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { paperUrl } from '../../lib/paper/ids/schemes.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { text } from '../../lib/text.ts';
import { BrokenPage } from '../data/BrokenPage.tsx';
import { EditSheet } from '../editor/EditSheet.tsx';
import { loadEditor, useEditing } from '../editor/useEditing.ts';
import { Between } from '../papers/Between.tsx';
import { EVERYTHING, isNarrow, isSearch, type ListQuery, nameOf, needsSearch, toggled, without } from '../papers/list-query.ts';
import { createMarking } from '../papers/marking.ts';
import { PaperList } from '../papers/PaperList.tsx';
import { type CurrentTab, underLibraryIds } from '../papers/tab-papers.ts';
import { useKeys } from '../papers/useKeys.ts';
import { useList } from '../papers/useList.ts';
import { useListQuery } from '../papers/useListQuery.ts';
import { useMessage } from '../papers/useMessage.ts';
import { usePaperActs } from '../papers/usePaperActs.ts';
import { useSearch } from '../papers/useSearch.ts';
import { useTabPapers } from '../papers/useTabPapers.ts';
import { useUndo } from '../papers/useUndo.ts';
import { Narrowed } from '../search/Narrowed.tsx';
import { SearchBar } from '../search/SearchBar.tsx';
import { StatusFilter } from '../search/StatusFilter.tsx';
import { TagPicker } from '../search/TagPicker.tsx';
import { Announcer, useAnnouncer } from '../ui/Announcer.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { CopyDiagnostics } from '../ui/CopyDiagnostics.tsx';
import { TroublePage } from '../ui/TroublePage.tsx';
import { useLibrary } from '../ui/useLibrary.ts';
import { useTagUses } from '../ui/useTagUses.ts';
import { DataLink } from './DataLink.tsx';
import { EmptyFilter, EmptyLibrary, EmptySearch } from './Empty.tsx';
import { Foot } from './Foot.tsx';
import { HealthNotice } from './HealthNotice.tsx';
import { HereHead } from './HereHead.tsx';
import { KeySheet } from './KeySheet.tsx';
import { type Offered, SiteOffer } from './SiteOffer.tsx';
import { usePainted, useResultsPainted } from './usePainted.ts';

/** How many saved papers of a list in the tab are shown before the others. */
const HERE = 3;

const NOTHING = { here: [], papers: [] };

export interface PopupProps {
  client: Client;
  /** Opens the library for reading; asked again when the person tries again. */
  library(): Promise<LibraryDb>;
  /** The tab that the person looks at, where the browser tells. */
  current(): Promise<CurrentTab | undefined>;
  /** The site in that tab, where strips could be shown. */
  offered(): Promise<Offered | undefined>;
  /** Opens an address beside this page. */
  visit(url: string): void;
}

/** The library in the toolbar: what stands in the tab, then the newest papers or those looked for, and what went wrong if something did. */
export function Popup(props: PopupProps) {
  const { client, library } = props;
  return (
    <Boundary instead={(trouble, again) => <BrokenPage trouble={trouble} client={client} library={library} onAgain={again} />}>
      <Whole {...props} />
    </Boundary>
  );
}

function Whole({ client, library, current, offered, visit }: PopupProps) {
  const { db, opening, again, ...opened } = useLibrary(library);
  const [marking] = useState(() => createMarking(client));
  useSyncExternalStore(marking.subscribe, marking.version);
  const { listQuery, span, change, near } = useListQuery();
  const tabPapers = useTabPapers(current);
  const [isHereWhole, setHereWhole] = useState(false);
  const [wanted, setWanted] = useState<{ paper: PaperId }>();
  const [open, setOpen] = useState<'tags' | 'keys'>();
  const { said, announce } = useAnnouncer();
  const { edited, edit, close } = useEditing(db, marking);
  const uses = useTagUses(db, open === 'tags');
  const field = useRef<HTMLInputElement>(null);
  const tagButton = useRef<HTMLButtonElement>(null);

  const { find, makeReady } = useSearch(db, client, needsSearch(listQuery));
  const isAsked = tabPapers && !isNarrow(listQuery);
  const also = [...marking.kept(), ...(isAsked ? tabPapers.papers : [])];
  // What stands in the tab is waited for, and not long: it comes first.
  const read = useList(tabPapers === undefined ? undefined : db, { listQuery, span, also }, find);
  const listed = read?.listed;
  const inTab = isAsked ? underLibraryIds(tabPapers, listed?.named ?? new Map()) : undefined;
  const trouble = opened.trouble ?? read?.trouble;
  usePainted(trouble !== undefined || listed !== undefined, () => {
    makeReady();
    void loadEditor();
  });
  useResultsPainted(listed && nameOf(listed.listQuery));
  useMessage(listed, announce);

  const { here, papers } = listed ? marking.show(listed, isNarrow(listed.listQuery) ? undefined : inTab) : NOTHING;
  const first = isHereWhole ? here : here.slice(0, HERE);
  const undoable = marking.undoable();
  const hasNone = listed !== undefined && papers.length === 0 && STATUSES.every((status) => listed.counts[status] === 0);
  const isEmpty = hasNone && here.length === 0 && !isNarrow(listQuery);

  function ask(part: Partial<ListQuery>): void {
    change(part);
    setWanted(undefined);
    marking.letGo();
  }

  // A popup is opened to look for something: what is typed first is what is looked for.
  useLayoutEffect(() => field.current?.focus(), []);

  function search(): void {
    field.current?.focus();
    field.current?.select();
  }

  const { acts, notice } = usePaperActs({
    marking,
    announce,
    visit,
    edit,
    onTag: (tag) => ask({ words: '', tags: [...without(listQuery.tags, tag), tag] }),
  });

  const { undo, redo, redoable } = useUndo({
    client,
    marking,
    shown: [...here, ...papers],
    announce,
    onUndone: (paper) => setWanted({ paper }),
  });

  useKeys({
    u: undo,
    'shift+u': redo,
    '/': search,
    f: () => tagButton.current && setOpen('tags'),
    '?': () => setOpen(open === 'keys' ? undefined : 'keys'),
  });

  function clear(): void {
    ask({ ...EVERYTHING, sort: listQuery.sort });
    search();
  }

  /** Opens what was looked for; without anything looked for, goes into the list. */
  function goToFirst(): void {
    const [top] = [...first, ...papers];
    if (!top || listed?.listQuery.words !== listQuery.words) return;
    if (isSearch(listQuery)) visit(paperUrl(top.row.id));
    else setWanted({ paper: top.row.id });
  }

  return (
    <main className="popup">
      <h1 className="unseen">{text('name')}</h1>
      <HealthNotice client={client} when={listed !== undefined} />
      <SiteOffer offered={offered} />
      {!trouble && !isEmpty && (
        <SearchBar listQuery={listQuery} field={field} onChange={ask} onEnter={goToFirst}>
          <TagPicker
            chosen={listQuery.tags}
            uses={uses}
            isOpen={open === 'tags'}
            button={tagButton}
            onOpen={(isOpen) => setOpen(isOpen ? 'tags' : undefined)}
            onToggle={(tag) => ask({ tags: toggled(listQuery.tags, tag) })}
          />
        </SearchBar>
      )}
      {trouble ? (
        <TroublePage trouble={trouble} client={client} trying={opening} onAgain={again} announce={announce} />
      ) : !listed ? (
        <p className="loading">{text('popup_loading')}</p>
      ) : isEmpty ? (
        <EmptyLibrary visit={visit} onKeys={() => setOpen('keys')}>
          <CopyDiagnostics client={client} className="aside" announce={announce} />
        </EmptyLibrary>
      ) : (
        <>
          {!hasNone && <StatusFilter counts={listed.counts} filter={listQuery.status} onChoose={(status) => ask({ status })} />}
          {isSearch(listed.listQuery) && (
            <Narrowed
              total={listed.total}
              tags={listQuery.tags}
              onToggle={(tag) => ask({ tags: toggled(listQuery.tags, tag) })}
              onClear={clear}
            />
          )}
          {papers.length + first.length > 0 ? (
            <PaperList
              listed={listed}
              papers={papers}
              first={first}
              isOne={inTab?.kind === 'paper'}
              head={inTab && inTab.papers.length > 0 && <HereHead tabPapers={inTab} here={here} />}
              between={
                <Between hidden={here.length - first.length} sort={listed.listQuery.sort} onWhole={() => setHereWhole(true)}>
                  {hasNone && <EmptyLibrary visit={visit} onKeys={() => setOpen('keys')} />}
                </Between>
              }
              wanted={wanted}
              onNear={near}
              onUp={search}
              acts={acts}
            />
          ) : isSearch(listed.listQuery) ? (
            <EmptySearch listQuery={listed.listQuery} onClear={clear} />
          ) : (
            <EmptyFilter filter={listed.listQuery.status} onShowAll={() => ask({ status: 'all' })} />
          )}
        </>
      )}
      {listed && !trouble && (undoable || redoable || !isEmpty) && (
        <Foot
          undoable={undoable}
          redoable={redoable}
          notice={notice}
          isAlone={papers.length + here.length === 0}
          onUndo={undo}
          onRedo={redo}
          onKeys={() => setOpen('keys')}
        >
          <DataLink />
        </Foot>
      )}
      {edited && (
        <EditSheet
          edited={edited}
          client={client}
          onClosed={() => {
            close();
            setWanted({ paper: edited.paper.id });
          }}
        />
      )}
      {open === 'keys' && <KeySheet onClose={() => setOpen(undefined)} />}
      <Announcer said={said} />
    </main>
  );
}
