import { insist } from '../../messages/insist.ts';
import { LOOK_UP_MAX } from '../../messages/requests.ts';
import { type Change, changeMark, type MarkShown, nextStatus, type Status } from '../../paper/mark.ts';
import type { PaperId } from '../../paper/paper-id.ts';
import { tagKey } from '../../paper/tag.ts';
import { asTrouble, inTextKey, type Trouble } from '../../paper/trouble.ts';
import { capitalised, text } from '../../text.ts';
import type { ChangeHere, Desk } from '../desk.ts';
import type { Strip } from '../strips.ts';
import { type Bulk, papersOf } from './bulk.ts';

/** One thing that was done here, as `undo` shows it taken back before the library has answered. */
interface Step {
  before: ReadonlyMap<PaperId, MarkShown>;
  /** How many steps of the library it was: an editor may have set several fields. */
  steps: number;
}

/** Takes back, or brings back. */
export type Take = 'undo' | 'redo';

/** What a person is told of an act, and what a press of the button beside it does. */
export interface Told {
  says: string;
  does?: Take | 'again';
  again?: () => void;
}

export interface Acts {
  /** Changes the marks of these papers, as one act. */
  change(change: ChangeHere, strips: readonly Strip[]): void;
  /** On to the next status of each. */
  step(strips: readonly Strip[]): void;
  /** Does what was done last. */
  repeat(strips: readonly Strip[]): void;
  /** Takes back the last thing that was done to papers of this page, here or anywhere; or brings back what was taken back last. */
  take(what: Take): Promise<void>;
  /** The editor of a strip was opened, and is closed. */
  opened(strip: Strip): void;
  closed(strip: Strip): Promise<void>;
}

/**
 * What a person does to the papers of a page, one or many.
 *
 * @param tell shows what was done
 */
export function createActs({ client, marks, controls }: Desk, bulk: Bulk, tell: (told: Told) => void): Acts {
  const steps: Step[] = [];
  const taken: Step[] = [];
  let last: readonly ChangeHere[] = [];
  let undoing: Promise<void> = Promise.resolve();
  const editing = new Map<PaperId, MarkShown>();
  const markOf = ({ card }: Strip): MarkShown => marks.view(card.id).mark;

  // A single act comes by strip, menu or key: each passes here.
  marks.acting = (change: Change, paper: PaperId) => {
    if (change.kind === 'note' || change.kind === 'remove') return;
    steps.push({ before: new Map([[paper, marks.view(paper).mark]]), steps: 1 });
    last = [change];
    tell({ says: saidOf(change, 1), does: 'undo' });
  };

  function change(what: ChangeHere, chosen: readonly Strip[]): void {
    const strips = chosen.filter((strip) => changes(markOf(strip), what));
    const [first, second] = strips;
    if (!first) tell({ says: saidOf(what, chosen.length) });
    else if (second) changeMany(what, strips);
    else controls.change(first, what);
  }

  function changeMany(what: ChangeHere, strips: readonly Strip[]): void {
    last = [what];
    const step: Step = { before: new Map(strips.map((strip) => [strip.card.id, markOf(strip)])), steps: 1 };
    steps.push(step);
    tell({ says: saidOf(what, new Set(papersOf(strips)).size), does: 'undo' });
    bulk.run(what, strips).catch((error) => {
      // Of what never arrived there is nothing to take back.
      const hasArrived = strips.some((strip) => !changes(markOf(strip), what));
      if (!hasArrived && steps.includes(step)) steps.splice(steps.indexOf(step), 1);
      fail(asTrouble(error), () => change(what, strips));
    });
  }

  function fail(trouble: Trouble, again: () => void): void {
    tell({ says: `${text('triage_not_saved')} ${text(`trouble_${inTextKey(trouble.code)}`)}`, does: 'again', again });
  }

  /** Takes back what has not arrived because it failed; else asks the library to take back its last step. */
  async function takeNow(what: Take, step: Step | undefined): Promise<void> {
    const isUndo = what === 'undo';
    const failed = step && isUndo ? await bulk.settled(step.before.keys()) : [];
    if (step && failed.length > 0) {
      for (const paper of step.before.keys()) marks.drop(paper);
      return tell({ says: text('triage_undone') });
    }
    let papers = 0;
    const before = new Map<PaperId, MarkShown>();
    for (let left = step?.steps ?? 1; left > 0; left--) {
      const ask = { id: crypto.randomUUID(), ...(step && { papers: [...step.before.keys()].slice(0, LOOK_UP_MAX) }) };
      const undone = await insist(() => client(what, ask));
      if (!undone) break;
      papers = Math.max(papers, undone.papers);
      for (const [paper] of undone.marks) if (!before.has(paper)) before.set(paper, marks.view(paper).mark);
      marks.hold(undone.marks, undone.seq);
    }
    if (papers === 0) return tell({ says: text(`triage_nothing_to_${what}`) });
    (isUndo ? taken : steps).push({ before, steps: step?.steps ?? 1 });
    const says = papers === 1 ? text(`triage_${what}ne`) : text(`triage_${what}ne_many`, `${papers}`);
    tell({ says, does: isUndo ? 'redo' : 'undo' });
  }

  return {
    change,
    step(strips) {
      const [first] = strips;
      if (first) change({ kind: 'status', status: nextStatus(markOf(first).status) }, strips);
    },
    repeat(strips) {
      const again = last;
      const from = steps.length;
      for (const each of again) change(each, strips);
      last = again;
      // All of it was one thing to the person, and is taken back as one.
      const [first, ...others] = steps.splice(from);
      if (first) steps.push({ ...first, steps: 1 + others.length });
    },
    take(what) {
      const isUndo = what === 'undo';
      const step = (isUndo ? steps : taken).pop();
      const took = undoing.then(() => takeNow(what, step)).catch((error) => fail(asTrouble(error), () => void this.take(what)));
      undoing = bulk.meanwhile((isUndo && step?.before) || new Map(), took);
      return undoing;
    },
    opened(strip) {
      editing.set(strip.card.id, markOf(strip));
    },
    async closed(strip) {
      const { id } = strip.card;
      const before = editing.get(id);
      editing.delete(id);
      await marks.refresh();
      const now = marks.view(id).mark;
      if (!before) return;
      const added = now.tags.filter((tag) => !has(before, tag)).map((tag): ChangeHere => ({ kind: 'tag', tag }));
      const gone = before.tags.filter((tag) => !has(now, tag)).map((tag): ChangeHere => ({ kind: 'untag', tag }));
      const noted = before.noted !== now.noted ? 1 : 0;
      const changes = [...gone, ...added];
      const all = changes.length + noted;
      if (all === 0) return;
      if (changes.length > 0) last = changes;
      steps.push({ before: new Map([[id, before]]), steps: all });
      const [first] = changes;
      tell({ says: first && all === 1 ? saidOf(first, 1) : text('triage_edited'), does: 'undo' });
    },
  };
}

function has({ tags }: MarkShown, tag: string): boolean {
  return tags.some((each) => tagKey(each) === tagKey(tag));
}

function changes(mark: MarkShown, change: ChangeHere): boolean {
  const after = changeMark(mark, change);
  return after.status !== mark.status || after.tags.length !== mark.tags.length;
}

function saidOf(change: ChangeHere, papers: number): string {
  const did =
    change.kind === 'status' ? statusText(change.status) : text(change.kind === 'tag' ? 'triage_tagged' : 'triage_untagged', change.tag);
  return papers === 1 ? did : text('triage_many', did, `${papers}`);
}

function statusText(status: Status): string {
  return capitalised(text(`status_${status}`));
}
