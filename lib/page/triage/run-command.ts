import { isUnmarked, STATUSES, type Status } from '../../mark/mark.ts';
import type { DoneHow, KeyAct } from '../../mark/settings.ts';
import { text } from '../../text.ts';
import type { Strip } from '../core/strips.ts';
import type { Fresh } from './fresh.ts';
import type { Listing } from './listing.ts';

/** What `does` needs beyond the listing. */
export interface RunCommandContext {
  listing: Listing;
  fresh: Fresh;
  openPart(what: KeyAct): void;
  showDone(how: DoneHow | 'other'): void;
}

/** What each key does, by what it is called; the panel and the bar do the same. */
export function createRunCommand({ listing, fresh, openPart, showDone }: RunCommandContext): (what: KeyAct | DoneHow) => void {
  const { context, ring, selection, choice, passes, notify } = listing;
  const { controls, marks } = context;
  const { seen } = choice;
  const above = (at: Strip): readonly Strip[] => seen().slice(0, seen().indexOf(at));

  /** Does something with the card that the ring is at, which is seen. */
  function here(does: (at: Strip) => void): () => void {
    return () => {
      const at = choice.at();
      if (at) does(at);
    };
  }

  /** Does something with the one paper that is chosen. */
  function one(does: (strip: Strip) => void): () => void {
    return () => {
      const strip = choice.one();
      if (strip) does(strip);
    };
  }

  function extend(by: 1 | -1): void {
    const at = ring.at();
    if (at) selection.extend(at, seen());
    const next = ring.move(by, passes, true);
    if (next) selection.extend(next, seen());
  }

  function skip(strips: readonly Strip[]): void {
    const unmarked = strips.filter(({ card }) => isUnmarked(marks.view(card.id).mark));
    if (unmarked.length === 0) notify({ says: text('triage_none_above') });
    else listing.acts.change({ kind: 'status', status: 'skipped' }, unmarked);
  }

  /** A star for all of them; taken away where all have one. */
  function star(strips: readonly Strip[], hidden: number): void {
    const haveAll = strips.every(({ card }) => marks.view(card.id).mark.star);
    listing.acts.change({ kind: 'star', star: !haveAll }, strips, hidden);
  }

  function nextNew(): void {
    const at = ring.at();
    const found = ring.seek((strip) => strip !== at && fresh.isNew(strip) && passes(strip));
    if (!found) notify({ says: text('triage_no_new') });
  }

  const each: Record<Exclude<KeyAct, Status>, () => void> = {
    next: () => ring.move(1, passes),
    previous: () => ring.move(-1, passes),
    first: () => ring.go(seen().find(passes)),
    last: () => ring.go(seen().findLast(passes)),
    extendNext: () => extend(1),
    extendPrevious: () => extend(-1),
    step: () => choice.each(listing.acts.step),
    star: () => choice.each(star),
    tags: () => (choice.size() > 1 ? openPart('tags') : one((strip) => controls.used(strip, 'tags'))()),
    note: one((strip) => controls.used(strip, 'note')),
    open: () => openPart('open'),
    openTab: () => openPart('openTab'),
    pdf: () => openPart('pdf'),
    cite: () => openPart('cite'),
    select: here(selection.toggle),
    extend: here((at) => selection.extend(at, seen())),
    all: () => selection.add(seen().filter(passes)),
    above: here((at) => selection.add([...above(at), at].filter(passes))),
    skipAbove: here((at) => skip(above(at))),
    repeat: () => choice.each(listing.acts.repeat),
    undo: () => void listing.acts.take('undo'),
    redo: () => void listing.acts.take('redo'),
    done: () => showDone('other'),
    filter: () => openPart('filter'),
    nextNew,
    keys: () => openPart('keys'),
  };
  const isStatus = (what: string): what is Status => STATUSES.some((status) => status === what);
  return (what) => {
    if (isStatus(what)) choice.each((strips, hidden) => listing.acts.change({ kind: 'status', status: what }, strips, hidden));
    else if (what === 'show' || what === 'dim' || what === 'fold') showDone(what);
    else each[what]();
  };
}
