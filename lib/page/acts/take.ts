import type { MarkShown } from '../../mark/mark.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { asTrouble } from '../../paper/trouble.ts';
import { insist } from '../../protocol/insist.ts';
import { LOOK_UP_MAX } from '../../protocol/requests.ts';
import { text } from '../../text.ts';
import type { OverlayContext } from '../core/context.ts';
import type { Notice } from './acts.ts';
import type { Bulk } from './bulk.ts';
import { notSavedText } from './failures.ts';
import type { Step, Steps } from './steps.ts';

/** Takes back, or brings back. */
export type Take = 'undo' | 'redo';

/** What that needs of the acts of a page. */
export interface TakeAround extends Pick<OverlayContext, 'client' | 'marks'> {
  bulk: Pick<Bulk, 'settled' | 'meanwhile'>;
  /** What was done, and what was taken back. */
  steps: Record<Take, Steps>;
  /** Gives up what failed of these papers; answers the steps of which nothing is left. */
  giveUp(papers: Iterable<PaperId>): Step[];
  named(papers: Iterable<PaperId>): string;
  notify(notice: Notice): void;
  /** How many acts have been done here. */
  done(): number;
}

/**
 * Takes back what was done last, or brings back what was taken back last. It shows at once, and is asked of the library
 * in the order in which a person pressed; behind one that failed nothing is asked, as it would take back something else.
 * What came of it is not said over an act that was done since.
 */
export function createTake({ client, marks, bulk, steps, giveUp, named, notify, done }: TakeAround): (what: Take) => Promise<void> {
  let taking: Promise<void> = Promise.resolve();
  /** How many have failed. */
  let failures = 0;

  /** Gives up what of a step has not arrived because it failed; whether that is all there is to do. */
  async function isGivenUp(step: Step, say: (notice: Notice) => void): Promise<boolean> {
    const papers = [...step.before.keys()];
    await step.arriving;
    await bulk.settled(papers);
    const isFailed = papers.some((paper) => marks.onItsWay(paper).some(({ act }) => step.acts?.includes(act.id)));
    const others = isFailed ? giveUp(papers) : [];
    if (steps.undo.count(step) > 0) return false;
    // What was done before it to the same papers, and failed too, went with it.
    say({ says: others.length > 0 ? text('triage_discarded', named(papers)) : text('triage_undone', step.says) });
    return true;
  }

  /** Asks the library to take back its last step, as often as it takes. */
  async function takeNow(what: Take, step: Step | undefined, say: (notice: Notice) => void): Promise<void> {
    const isUndo = what === 'undo';
    if (step && isUndo && (await isGivenUp(step, say))) return;
    const papers = step && [...step.before.keys()].slice(0, LOOK_UP_MAX);
    const before = new Map<PaperId, MarkShown>();
    const all = step ? steps[what].count(step) : 1;
    let count = 0;
    let took = 0;
    try {
      for (; took < all; took++) {
        const undone = await insist(() => client(what, { id: crypto.randomUUID(), ...(papers && { papers }) }));
        if (!undone) break;
        count = Math.max(count, undone.papers);
        for (const [paper] of undone.marks) if (!before.has(paper)) before.set(paper, marks.view(paper).mark);
        marks.hold(undone.marks, undone.seq);
      }
    } finally {
      if (step) step.steps -= took;
      if (took > 0) steps[isUndo ? 'redo' : 'undo'].add({ says: step?.says ?? saysOf(count, before), before, steps: took });
    }
    if (count === 0) return say({ says: text(`triage_nothing_to_${what}`) });
    const says = (count === 1 && step?.says) || saysOf(count, before);
    say({ says: text(`triage_${what}ne`, says), does: isUndo ? 'redo' : 'undo' });
  }

  /** What was done elsewhere may have been done to papers that are not here. */
  function saysOf(count: number, before: ReadonlyMap<PaperId, MarkShown>): string {
    return count > 1 ? text('triage_papers', `${count}`) : named(before.keys());
  }

  return function take(what) {
    const { step, putBack } = steps[what].take();
    const before = failures;
    const then = done();
    const say = (notice: Notice): void => {
      if (done() === then) notify(notice);
    };
    const took = taking.then(async () => {
      if (before !== failures) return putBack();
      try {
        await takeNow(what, step, say);
      } catch (error) {
        failures++;
        putBack();
        notify({ says: notSavedText(asTrouble(error)), does: 'again', again: () => void take(what) });
      }
    });
    taking = bulk.meanwhile((what === 'undo' && step?.before) || new Map(), took);
    return taking;
  };
}
