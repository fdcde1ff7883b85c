import { insist } from '../../messages/insist.ts';
import { LOOK_UP_MAX } from '../../messages/requests.ts';
import { type Change, changeMark, type MarkShown, nextStatus } from '../../paper/mark.ts';
import type { PaperId } from '../../paper/paper-id.ts';
import { tagKey } from '../../paper/tag.ts';
import { asTrouble, type Trouble } from '../../paper/trouble.ts';
import { capitalised, text } from '../../text.ts';
import type { ChangeHere, Desk } from '../desk.ts';
import type { Strip } from '../strips.ts';
import { titleOf } from '../title.ts';
import { type Bulk, papersOf } from './bulk.ts';
import { createFailures, notSavedText } from './failures.ts';

/** One thing that was done here, as `undo` shows it taken back before the library has answered. */
interface Step {
  /** What was said of it. */
  says: string;
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
  /** Gives up what could not be saved. */
  discard?: () => void;
}

export interface Acts {
  /** Changes the marks of these papers, as one act; `hidden` more are selected and left as they are. */
  change(change: ChangeHere, strips: readonly Strip[], hidden?: number): void;
  /** On to the next status of each. */
  step(strips: readonly Strip[], hidden?: number): void;
  /** Does what was done last. */
  repeat(strips: readonly Strip[], hidden?: number): void;
  /** Takes back the last thing that was done to papers of this page, here or anywhere; or brings back what was taken back last. */
  take(what: Take): Promise<void>;
  /** What would be taken back, or brought back, as it was said; undefined where nothing was done here. */
  next(what: Take): string | undefined;
  /** The editor of a strip was opened, and is closed. */
  opened(strip: Strip): void;
  closed(strip: Strip): Promise<void>;
  /** The views of these papers may have changed: what failed is told in the place of what was done. */
  changed(papers: Iterable<PaperId>): void;
}

/**
 * What a person does to the papers of a page, one or many.
 *
 * @param tell shows what was done
 */
export function createActs({ client, marks, controls, strips, site }: Desk, bulk: Bulk, tell: (told: Told) => void): Acts {
  const steps: Step[] = [];
  const taken: Step[] = [];
  let last: readonly ChangeHere[] = [];
  let undoing: Promise<void> = Promise.resolve();
  /** How many papers that are selected what is being done leaves as they are. */
  let left = 0;
  const editing = new Map<PaperId, MarkShown>();
  const markOf = ({ card }: Strip): MarkShown => marks.view(card.id).mark;
  const failures = createFailures(marks, named, tell);

  /** These papers as a person is told of them: one by its title, more by how many they are. */
  function named(papers: Iterable<PaperId>): string {
    const of = new Set(papers);
    const [first] = of;
    if (of.size > 1) return text('triage_papers', `${of.size}`);
    const strip = strips.all().find(({ card }) => card.id === first);
    return text('triage_paper', (strip && titleOf(strip.card, site)) || first || '');
  }

  const saidOf = (change: ChangeHere, papers: Iterable<PaperId>): string => text('triage_did', didText(change), named(papers));

  // A single act comes by strip, menu or key: each passes here.
  marks.acting = (change: Change, paper: PaperId) => {
    if (change.kind === 'note' || change.kind === 'remove') return;
    const says = saidOf(change, [paper]);
    steps.push({ says, before: new Map([[paper, marks.view(paper).mark]]), steps: 1 });
    last = [change];
    const told: Told = { says: withHidden(says, left), does: 'undo' };
    failures.watch(paper, told);
    tell(told);
  };

  function change(what: ChangeHere, chosen: readonly Strip[], hidden = 0): void {
    const changing = chosen.filter((strip) => changes(markOf(strip), what));
    const [first, second] = changing;
    left = hidden;
    if (!first) tell({ says: withHidden(saidOf(what, papersOf(chosen)), hidden) });
    else if (second) changeMany(what, changing);
    else controls.change(first, what);
    left = 0;
  }

  function changeMany(what: ChangeHere, strips: readonly Strip[]): void {
    last = [what];
    const says = saidOf(what, papersOf(strips));
    const step: Step = { says, before: new Map(strips.map((strip) => [strip.card.id, markOf(strip)])), steps: 1 };
    steps.push(step);
    tell({ says: withHidden(says, left), does: 'undo' });
    bulk.run(what, strips).catch((error) => {
      // Of what never arrived there is nothing to take back.
      const unsaved = strips.filter((strip) => changes(markOf(strip), what));
      if (unsaved.length === strips.length && steps.includes(step)) steps.splice(steps.indexOf(step), 1);
      tellUnsaved(asTrouble(error), what, unsaved);
    });
  }

  /** What was not saved of many is shown as the library holds it already: who gives it up is told that, and no more is done. */
  function tellUnsaved(trouble: Trouble, what: ChangeHere, unsaved: readonly Strip[]): void {
    const papers = named(papersOf(unsaved));
    tell({
      says: notSavedText(trouble, papers),
      does: 'again',
      again: () => change(what, unsaved),
      discard: () => tell({ says: text('triage_discarded', papers) }),
    });
  }

  /** Takes back what has not arrived because it failed; else asks the library to take back its last step. */
  async function takeNow(what: Take, step: Step | undefined): Promise<void> {
    const isUndo = what === 'undo';
    const failed = step && isUndo ? await bulk.settled(step.before.keys()) : [];
    if (step && failed.length > 0) {
      failures.forget(step.before.keys());
      for (const paper of step.before.keys()) marks.drop(paper);
      return tell({ says: text('triage_undone', step.says) });
    }
    let count = 0;
    const before = new Map<PaperId, MarkShown>();
    for (let left = step?.steps ?? 1; left > 0; left--) {
      const ask = { id: crypto.randomUUID(), ...(step && { papers: [...step.before.keys()].slice(0, LOOK_UP_MAX) }) };
      const undone = await insist(() => client(what, ask));
      if (!undone) break;
      count = Math.max(count, undone.papers);
      for (const [paper] of undone.marks) if (!before.has(paper)) before.set(paper, marks.view(paper).mark);
      marks.hold(undone.marks, undone.seq);
    }
    if (count === 0) return tell({ says: text(`triage_nothing_to_${what}`) });
    // What was done elsewhere may have been done to papers that are not here.
    const says = count > 1 ? text('triage_papers', `${count}`) : (step?.says ?? named(before.keys()));
    (isUndo ? taken : steps).push({ says: step?.says ?? says, before, steps: step?.steps ?? 1 });
    tell({ says: text(`triage_${what}ne`, says), does: isUndo ? 'redo' : 'undo' });
  }

  return {
    change,
    step(strips, hidden) {
      const [first] = strips;
      if (first) change({ kind: 'status', status: nextStatus(markOf(first).status) }, strips, hidden);
    },
    repeat(strips, hidden) {
      const again = last;
      const from = steps.length;
      for (const each of again) change(each, strips, hidden);
      last = again;
      // All of it was one thing to the person, and is taken back as one.
      const [first, ...others] = steps.splice(from);
      if (first) steps.push({ ...first, steps: 1 + others.length });
    },
    take(what) {
      const isUndo = what === 'undo';
      const step = (isUndo ? steps : taken).pop();
      const took = undoing
        .then(() => takeNow(what, step))
        .catch((error) => {
          // Nothing was taken: it is what is taken next.
          if (step) (isUndo ? steps : taken).push(step);
          tell({ says: notSavedText(asTrouble(error)), does: 'again', again: () => void this.take(what) });
        });
      undoing = bulk.meanwhile((isUndo && step?.before) || new Map(), took);
      return undoing;
    },
    next: (what) => (what === 'undo' ? steps : taken).at(-1)?.says,
    opened(strip) {
      // Asked for once more it closes, and was open all the time.
      if (!editing.has(strip.card.id)) editing.set(strip.card.id, markOf(strip));
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
      const isNoted = before.noted !== now.noted;
      const changes = [...gone, ...added];
      const all = changes.length + (isNoted ? 1 : 0);
      if (all === 0) return;
      if (changes.length > 0) last = changes;
      const [first] = changes;
      const what = !isNoted ? 'triage_edited_tags' : changes.length > 0 ? 'triage_edited_both' : 'triage_edited_note';
      const says = first && all === 1 ? saidOf(first, [id]) : text('triage_did', text(what), named([id]));
      steps.push({ says, before: new Map([[id, before]]), steps: all });
      tell({ says, does: 'undo' });
    },
    changed: failures.changed,
  };
}

function has({ tags }: MarkShown, tag: string): boolean {
  return tags.some((each) => tagKey(each) === tagKey(tag));
}

function changes(mark: MarkShown, change: ChangeHere): boolean {
  const after = changeMark(mark, change);
  return after.status !== mark.status || after.tags.length !== mark.tags.length;
}

function didText(change: ChangeHere): string {
  if (change.kind === 'status') return capitalised(text(`status_${change.status}`));
  return text(change.kind === 'tag' ? 'triage_tagged' : 'triage_untagged', change.tag);
}

/** Adds that some of what is selected was left as it is, because the filter hides it. */
function withHidden(says: string, hidden: number): string {
  return hidden > 0 ? text('triage_left_hidden', says, `${hidden}`) : says;
}
