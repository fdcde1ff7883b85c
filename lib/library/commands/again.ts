import type { Act, LoggedChange } from '../../mark/act.ts';
import { Trouble } from '../../paper/trouble.ts';
import type { ActRow } from '../db.ts';

/**
 * Whether an act that was done brings something when it comes again: a note that was written on since. Its session counts
 * what it sends; no clock is asked, which may have been set back in between.
 *
 * @throws Trouble `not-allowed` as `refuseOther`
 */
export function bringsMore(done: ActRow, again: Act): boolean {
  if (done.paper !== again.paper) throw new Trouble('not-allowed', 'the id of another paper');
  refuseOther(done, again);
  if (done.change.kind !== 'note' || again.change.kind !== 'note') return false;
  const { note, over = done.change.over, turn = Number.POSITIVE_INFINITY } = again.change;
  return turn >= (done.change.turn ?? 0) && (note !== done.change.note || over !== done.change.over);
}

/**
 * Refuses what comes under the id of an act that did something else: it would be answered as done, and was not.
 *
 * @throws Trouble `not-allowed`
 */
export function refuseOther(done: ActRow, again: Act): void {
  if (said(done) !== said(again)) throw new Trouble('not-allowed', 'the id of another act');
}

/** What tells two acts apart; a note is written on under the id of the act that began it. */
function said({ change }: LoggedChange): string {
  switch (change.kind) {
    case 'status':
      return `status ${change.status}`;
    case 'star':
      return `star ${change.star}`;
    case 'tag':
    case 'untag':
      return `${change.kind} ${change.tag}`;
    case 'undo':
      return `undo ${change.act}`;
    case 'note':
    case 'remove':
    case 'join':
    case 'part':
      return change.kind;
  }
}

/** A note act that comes again without saying what it was written over still was written over that. */
export function remembered(act: LoggedChange, done: ActRow | undefined): LoggedChange {
  if (act.change.kind !== 'note' || done?.change.kind !== 'note' || done.change.over === undefined) return act;
  return { ...act, change: { over: done.change.over, ...act.change } };
}
