import { type FocusEvent, type KeyboardEvent, type ReactNode, useDeferredValue, useLayoutEffect, useRef, useState } from 'react';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { text } from '../../lib/text.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { useNow } from '../ui/useNow.ts';
import { BrokenRow } from './BrokenRow.tsx';
import { nameOf } from './list-query.ts';
import { type PaperActs, PaperListItem, type PaperListItemProps } from './PaperListItem.tsx';
import type { Listed } from './read-list.ts';
import { actOfKey, hasModifier, MOVES } from './row-keys.ts';
import type { Shown } from './shown.ts';
import { useStretch } from './useStretch.ts';

/** How many papers fill the largest popup: they are drawn first, the others after the first paint. */
const SCREEN = 10;

export interface PaperListProps {
  /** Where the papers come from; with another query the list begins anew. */
  listed: Listed;
  papers: readonly Shown[];
  /** Papers that stand before the others, below `head`. */
  first: readonly Shown[];
  /** They are the one paper that a page is about. */
  isOne: boolean;
  head: ReactNode;
  /** What stands between those papers and the others. */
  between: ReactNode;
  /** The paper that is to have the focus as soon as it is here. */
  wanted: { paper: PaperId } | undefined;
  /** The stretch around a place of the list is to be read. */
  onNear(place: number): void;
  /** The person goes up from the first paper. */
  onUp(): void;
  acts: PaperActs;
}

/** Papers, one under the other. One of them can be reached by Tab; the arrow keys lead to the others. */
export function PaperList({ listed, papers, first, isOne, head, between, wanted, onNear, onUp, acts }: PaperListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<PaperId>();
  const place = useRef(0);
  const offset = useRef(0);
  const hasFocus = useRef(false);
  const awaited = useRef<'Home' | 'End'>(undefined);
  const now = useNow();
  const { list, above, below, onScroll } = useStretch(listed, papers.length, onNear);

  const listQuery = nameOf(listed.listQuery);
  const isWhole = useDeferredValue<string | undefined>(listQuery, undefined) === listQuery;
  const drawn = isWhole ? papers : papers.slice(0, SCREEN);
  const all = [...first, ...drawn];
  const found = all.findIndex(({ row }) => row.id === current);
  const at = found >= 0 ? found : Math.min(place.current, all.length - 1);

  function focus(index: number): void {
    const row = scroller.current?.querySelectorAll('[data-paper]')[index];
    row?.querySelector('a')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
    if (index === 0 && listed.offset === 0) scroller.current?.scrollTo(0, 0);
    const inList = index - first.length;
    const isNearEnd = inList > papers.length - SCREEN && listed.offset + listed.rows.length < listed.total;
    const isNearStart = inList < SCREEN && listed.offset > 0;
    if (isNearEnd || isNearStart) onNear(listed.offset + Math.max(0, inList));
  }

  useLayoutEffect(() => {
    scroller.current?.scrollTo(0, 0);
    setCurrent(undefined);
    place.current = 0;
  }, [listQuery]);
  useLayoutEffect(() => {
    const isGone = found < 0 && hasFocus.current;
    // The paper that had the focus is gone: the one that took its place gets it.
    if (isGone && offset.current === listed.offset) focus(at);
    // It was scrolled away: the list has the focus, and does not move.
    else if (isGone) {
      hasFocus.current = false;
      scroller.current?.focus({ preventScroll: true });
    }
    offset.current = listed.offset;
    place.current = at;
  });
  useLayoutEffect(() => {
    const index = all.findIndex(({ row }) => row.id === wanted?.paper);
    if (index >= 0) focus(index);
    else if (wanted) onUp();
  }, [wanted]);
  useLayoutEffect(() => {
    const isThere = awaited.current === 'Home' ? listed.offset === 0 : listed.offset + listed.rows.length >= listed.total;
    if (!awaited.current || !isThere || !isWhole) return;
    focus(awaited.current === 'Home' ? 0 : all.length - 1);
    awaited.current = undefined;
  }, [listed, isWhole]);

  /** The paper that has or had the focus; the first in view, when that was scrolled away. */
  function start(): number {
    const top = scroller.current?.getBoundingClientRect().top ?? 0;
    const rows = [...(scroller.current?.querySelectorAll('[data-paper]') ?? [])];
    const inView = rows.findIndex((row) => row.getBoundingClientRect().top >= top);
    return found >= 0 || inView < 0 ? at : inView;
  }

  /** Goes where a key leads; to an end of the list once that is read. */
  function go(key: string): void {
    const ends = { Home: 0, End: listed.total - 1 };
    const isFar = key === 'Home' ? listed.offset > 0 : key === 'End' && listed.offset + listed.rows.length < listed.total;
    if ((key === 'Home' || key === 'End') && isFar) {
      awaited.current = key;
      onNear(ends[key]);
      return;
    }
    const to = MOVES[key]?.(at, all.length - 1) ?? at;
    if (to < 0) onUp();
    else focus(Math.min(all.length - 1, to));
  }

  // As soon as the rows are seen, before they are painted: who types at once is heard.
  useLayoutEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const active = document.activeElement;
      const isFree = active === document.body || active === scroller.current;
      const fromAbove = event.key === 'ArrowDown' && active?.matches('[data-above-list]');
      if (!(isFree || fromAbove) || !(event.key in MOVES) || hasModifier(event)) return;
      event.preventDefault();
      focus(start());
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  function onKeyDown(event: KeyboardEvent): void {
    const paper = all[at];
    if (!paper || hasModifier(event) || event.defaultPrevented || !isOnRow(event)) return;
    if (event.key in MOVES) go(event.key);
    else if (!actOfKey(event, paper, acts)) return;
    event.preventDefault();
  }

  const heard = {
    onKeyDown,
    onFocus({ target }: FocusEvent): void {
      const paper = target.closest<HTMLElement>('[data-paper]')?.dataset.paper;
      // The menu of a row stands outside the list.
      if (!paper) return;
      hasFocus.current = true;
      setCurrent(paper as PaperId);
    },
    onBlur(): void {
      hasFocus.current = false;
    },
  };

  return (
    <div className="papers" ref={scroller} tabIndex={-1} onScroll={onScroll}>
      {head}
      {first.length > 0 && (
        <ul aria-label={text('here_list')} className={isOne ? 'here-papers here-one' : 'here-papers'} {...heard}>
          {first.map((paper, index) => (
            <Row key={paper.row.id} paper={paper} isCurrent={index === at} now={now} words={listed.listQuery.words} acts={acts} />
          ))}
        </ul>
      )}
      {head && between}
      {above > 0 && <div style={{ blockSize: above }} />}
      {drawn.length > 0 && (
        <ul ref={list} aria-label={text('popup_list')} {...heard}>
          {drawn.map((paper, index) => (
            <Row
              key={paper.row.id}
              paper={paper}
              isCurrent={first.length + index === at}
              place={listed.offset + index + 1}
              of={listed.total}
              now={now}
              words={listed.listQuery.words}
              acts={acts}
            />
          ))}
        </ul>
      )}
      {below > 0 && <div style={{ blockSize: below }} />}
    </div>
  );
}

/** A row, or what stands for one that cannot be drawn. */
function Row(props: PaperListItemProps) {
  const { paper, isCurrent, acts } = props;
  return (
    <Boundary of={paper.row} instead={() => <BrokenRow paper={paper} isCurrent={isCurrent} acts={acts} />}>
      <PaperListItem {...props} />
    </Boundary>
  );
}

/** Whether a key was pressed on a row, and not in the menu of one, which stands outside the list. */
function isOnRow({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('[data-paper]') !== null;
}
