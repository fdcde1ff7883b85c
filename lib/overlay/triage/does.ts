import { isUnmarked, STATUSES, type Status } from '../../paper/mark.ts';
import type { DoneHow, KeyAct } from '../../paper/settings.ts';
import { text } from '../../text.ts';
import type { Strip } from '../strips.ts';
import type { Fresh } from './fresh.ts';
import type { Listing } from './listing.ts';

/** What `does` needs beyond the listing. */
export interface DoesAround {
  listing: Listing;
  fresh: Fresh;
  open(what: KeyAct): void;
  showDone(how: DoneHow | 'other'): void;
}

/** What each key does, by what it is called; the panel and the bar do the same. */
export function createDoes({ listing, fresh, open, showDone }: DoesAround): (what: KeyAct | DoneHow) => void {
  const { desk, ring, selection, chosen, passes, tell } = listing;
  const { strips, controls, marks } = desk;
  const all = (): readonly Strip[] => strips.all();
  const above = (at: Strip | undefined): readonly Strip[] => (at ? all().slice(0, all().indexOf(at)) : []);

  function set(status: Status, to = chosen()): void {
    listing.acts.change({ kind: 'status', status }, to);
  }

  /** Does something with the card that the ring is at. */
  function here(does: (at: Strip) => void): () => void {
    return () => {
      const at = ring.at();
      if (at) does(at);
    };
  }

  function extend(by: 1 | -1): void {
    const at = ring.at();
    if (at) selection.extend(at, all());
    const next = ring.move(by, passes);
    if (next) selection.extend(next, all());
  }

  function nextNew(): void {
    const at = ring.at();
    const found = ring.seek((strip) => strip !== at && fresh.isNew(strip) && passes(strip));
    if (!found) tell({ says: text('triage_no_new') });
  }

  const each: Record<Exclude<KeyAct, Status>, () => void> = {
    next: () => ring.move(1, passes),
    previous: () => ring.move(-1, passes),
    extendNext: () => extend(1),
    extendPrevious: () => extend(-1),
    step: () => listing.acts.step(chosen()),
    tags: () => (selection.size() > 1 ? open('tags') : here((at) => controls.used(at, 'tags'))()),
    note: here((at) => controls.used(at, 'note')),
    open: () => open('open'),
    openTab: () => open('openTab'),
    pdf: () => open('pdf'),
    cite: () => open('cite'),
    select: here(selection.toggle),
    extend: here((at) => selection.extend(at, all())),
    all: () => selection.add(all().filter(passes)),
    above: here((at) => selection.add([...above(at), at].filter(passes))),
    skipAbove: () =>
      set(
        'skipped',
        above(ring.at()).filter(({ card }) => isUnmarked(marks.view(card.id).mark)),
      ),
    repeat: () => listing.acts.repeat(chosen()),
    undo: () => void listing.acts.take('undo'),
    redo: () => void listing.acts.take('redo'),
    done: () => showDone('other'),
    filter: () => open('filter'),
    nextNew,
    keys: () => open('keys'),
  };
  const isStatus = (what: string): what is Status => STATUSES.some((status) => status === what);
  return (what) => {
    if (isStatus(what)) set(what);
    else if (what === 'show' || what === 'dim' || what === 'fold') showDone(what);
    else each[what]();
  };
}
