import type { ActId } from '../../mark/act.ts';
import type { MarkShown } from '../../mark/mark.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';

/** One thing that was done here, as `undo` shows it taken back before the library has answered. */
export interface Step {
  /** What was said of it. */
  says: string;
  before: ReadonlyMap<PaperId, MarkShown>;
  /** How many steps of the library it is: an editor may have set several fields. */
  steps: number;
  /** The acts that it is, where this page sends them: some of them may never arrive. */
  acts?: readonly ActId[];
  /** Settled when all of it has arrived that will, where it is sent in parts. */
  arriving?: Promise<unknown>;
}

/** What was done here, or what was taken back here; the last one comes first. */
export interface Steps {
  add(step: Step): void;
  /** Takes the last one out; `putBack` puts it where it was, under what came since. */
  take(): { step: Step | undefined; putBack(): void };
  last(): Step | undefined;
  /** These acts will never arrive: there is nothing of them to take back. Answers the steps of which nothing is left. */
  forget(acts: Iterable<ActId>): Step[];
  /** How many steps of the library there are to take back of it. */
  count(step: Step): number;
  /** What `work` adds is one thing to the person, and is taken back as one. */
  asOne(work: () => void): void;
}

export function createSteps(): Steps {
  let steps: Step[] = [];
  const lost = new Set<ActId>();
  const count = ({ steps, acts = [] }: Step): number => steps - acts.filter((act) => lost.has(act)).length;

  return {
    add: (step) => void steps.push(step),
    take() {
      const step = steps.pop();
      const place = steps.length;
      return { step, putBack: () => step && void steps.splice(place, 0, step) };
    },
    last: () => steps.at(-1),
    forget(acts) {
      for (const act of acts) lost.add(act);
      const empty = steps.filter((step) => count(step) === 0);
      steps = steps.filter((step) => count(step) > 0);
      return empty;
    },
    count,
    asOne(work) {
      const from = steps.length;
      work();
      const [first, ...others] = steps.splice(from);
      if (!first) return;
      const all = [first, ...others];
      steps.push({
        ...first,
        steps: all.length,
        acts: all.flatMap(({ acts = [] }) => acts),
        arriving: Promise.all(all.map(({ arriving }) => arriving)),
      });
    },
  };
}
