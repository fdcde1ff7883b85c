import { type KeyboardEvent, type UIEvent, useDeferredValue, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { nextStatus, STATUSES } from '../lib/paper/mark.ts';
import type { PaperId } from '../lib/paper/paper-id.ts';
import { text } from '../lib/text.ts';
import { type PaperActs, PaperRow } from './PaperRow.tsx';
import type { Filter } from './read-list.ts';
import type { Shown } from './shown.ts';
import { useNow } from './useNow.ts';

/** How many papers fill the largest popup: they are drawn first, the others after the first paint. */
const SCREEN = 10;

/** How near the end more papers are read, in pixels. */
const NEAR = 1_200;

export interface PaperListProps {
  /** What they are chosen by; with another filter the list begins anew. */
  filter: Filter;
  papers: readonly Shown[];
  /** There are more than these. */
  more: boolean;
  /** The paper that is to have the focus as soon as it is here. */
  wanted: PaperId | undefined;
  onMore(): void;
  acts: PaperActs;
}

/** Papers, one under the other. One of them can be reached by Tab; the arrow keys lead to the others. */
export function PaperList({ filter, papers, more, wanted, onMore, acts }: PaperListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<PaperId>();
  const place = useRef(0);
  const hasFocus = useRef(false);
  const now = useNow();
  const isWhole = useDeferredValue(true, false);
  const found = papers.findIndex(({ row }) => row.id === current);
  const at = found >= 0 ? found : Math.min(place.current, papers.length - 1);

  function focus(index: number): void {
    const row = list.current?.children[index];
    row?.querySelector('a')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
    if (more && index > papers.length - SCREEN) onMore();
  }

  useLayoutEffect(() => {
    list.current?.parentElement?.scrollTo(0, 0);
    setCurrent(undefined);
    place.current = 0;
  }, [filter]);
  useLayoutEffect(() => {
    // The paper that had the focus is gone: the one that took its place gets it.
    if (found < 0 && hasFocus.current) focus(at);
    place.current = at;
  });
  useLayoutEffect(() => {
    const index = papers.findIndex(({ row }) => row.id === wanted);
    if (index >= 0) focus(index);
  }, [wanted]);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const isFree = document.activeElement === document.body;
      const fromAbove = event.key === 'ArrowDown' && document.activeElement?.matches('[type=radio]');
      if (!(isFree || fromAbove) || !(event.key in MOVES) || hasModifier(event)) return;
      event.preventDefault();
      focus(at);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  function onKeyDown(event: KeyboardEvent): void {
    const paper = papers[at];
    if (!paper || hasModifier(event)) return;
    const move = MOVES[event.key];
    const onTitle = event.target instanceof HTMLAnchorElement;
    if (move) focus(Math.max(0, Math.min(papers.length - 1, move(at, papers.length - 1))));
    else if (event.key.toLowerCase() === 's' || (event.key === ' ' && onTitle)) acts.setStatus(paper, nextStatus(paper.mark.status));
    else if (event.key === 'Delete' || event.key === 'Backspace') acts.remove(paper);
    else if (/^[1-5]$/.test(event.key)) acts.setStatus(paper, STATUSES[Number(event.key) - 1] ?? paper.mark.status);
    else return;
    event.preventDefault();
  }

  function onScroll({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: UIEvent): void {
    if (more && scrollHeight - scrollTop - clientHeight < NEAR) onMore();
  }

  return (
    <div className="papers" onScroll={onScroll}>
      <ul
        ref={list}
        aria-label={text('popup_list')}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => {
          const paper = target.closest<HTMLElement>('[data-paper]')?.dataset.paper;
          // The menu of a row stands outside the list.
          if (!paper) return;
          hasFocus.current = true;
          setCurrent(paper as PaperId);
        }}
        onBlur={() => {
          hasFocus.current = false;
        }}
      >
        {(isWhole ? papers : papers.slice(0, SCREEN)).map((paper, index) => (
          <PaperRow key={paper.row.id} paper={paper} isCurrent={index === at} now={now} acts={acts} />
        ))}
      </ul>
    </div>
  );
}

/** Which paper each key leads to, from where one is and where the last one is. */
const MOVES: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
};

function hasModifier({ ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return ctrlKey || metaKey || altKey;
}
