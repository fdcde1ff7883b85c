import { changeMark, isSameMark, type MarkShown, nextStatus, type PageChange } from '../../mark/mark.ts';
import { tagKey } from '../../mark/tag.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { asTrouble, type Trouble } from '../../paper/trouble.ts';
import { capitalised, text } from '../../text.ts';
import type { OverlayContext, Triage } from '../core/context.ts';
import type { Strip } from '../core/strips.ts';
import { type Bulk, papersOf } from './bulk.ts';
import { createFailures, notSavedText } from './failures.ts';
import { createSteps, type Step } from './steps.ts';
import { createTake, type Take } from './take.ts';
import { titleOf } from './title.ts';

/** What a person is told of an act, and what a press of the button beside it does. */
export interface Notice {
  says: string;
  does?: Take | 'again';
  again?: () => void;
  /** Gives up what could not be saved. */
  discard?: () => void;
}

export interface Acts {
  /** Changes the marks of these papers, as one act; `hidden` more are selected and left as they are. */
  change(change: PageChange, strips: readonly Strip[], hidden?: number): void;
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
  /** A single act comes by strip, menu or key: each passes here. */
  acting: Triage['acting'];
}

/**
 * What a person does to the papers of a page, one or many.
 *
 * @param notify shows what was done
 */
export function createActs({ client, marks, controls, strips, site }: OverlayContext, bulk: Bulk, notify: (notice: Notice) => void): Acts {
  const steps = { undo: createSteps(), redo: createSteps() };
  let last: readonly PageChange[] = [];
  /** How many papers that are selected what is being done leaves as they are. */
  let left = 0;
  /** How many acts have been done. */
  let done = 0;
  const editing = new Map<PaperId, MarkShown>();
  const markOf = ({ card }: Strip): MarkShown => marks.view(card.id).mark;
  const failures = createFailures(marks, named, giveUp, notify);
  const take = createTake({ client, marks, bulk, steps, giveUp, named, notify, done: () => done });

  /** These papers as a person is told of them: one by its title, more by how many they are. */
  function named(papers: Iterable<PaperId>): string {
    const of = new Set(papers);
    const [first] = of;
    if (of.size > 1) return text('triage_papers', `${of.size}`);
    const strip = strips.all().find(({ card }) => card.id === first);
    return text('triage_paper', (strip && titleOf(strip.card, site)) || first || '');
  }

  const saidOf = (change: PageChange, papers: Iterable<PaperId>): string => text('triage_did', didText(change), named(papers));

  function change(what: PageChange, chosen: readonly Strip[], hidden = 0): void {
    const changing = chosen.filter((strip) => changes(markOf(strip), what));
    const [first, second] = changing;
    left = hidden;
    if (!first) notify({ says: withHidden(saidOf(what, papersOf(chosen)), hidden) });
    else if (second) changeMany(what, changing);
    else controls.change(first, what);
    left = 0;
  }

  function changeMany(what: PageChange, strips: readonly Strip[]): void {
    last = [what];
    done++;
    const says = saidOf(what, papersOf(strips));
    const id = crypto.randomUUID();
    const before = new Map(strips.map((strip) => [strip.card.id, markOf(strip)]));
    const arriving = bulk.run(id, what, strips).catch((error) => {
      const unsaved = strips.filter(({ card }) => changes(marks.viewOf(card.id).mark, what));
      if (unsaved.length === strips.length) steps.undo.forget([id]);
      notifyUnsaved(asTrouble(error), what, unsaved);
    });
    steps.undo.add({ says, before, steps: 1, acts: [id], arriving });
    notify({ says: withHidden(says, left), does: 'undo' });
  }

  /** Gives up what failed of these papers, and what waits behind it. */
  function giveUp(papers: Iterable<PaperId>): Step[] {
    const of = [...papers];
    failures.forget(of);
    const onTheirWay = (): string[] => of.flatMap((paper) => marks.onItsWay(paper).map(({ act }) => act.id));
    const acts = onTheirWay();
    for (const paper of of) marks.drop(paper);
    // One that is just being tried again stays.
    const kept = onTheirWay();
    return steps.undo.forget(acts.filter((act) => !kept.includes(act)));
  }

  /** What was not saved of many is shown as the library holds it already: who gives it up is told that, and no more is done. */
  function notifyUnsaved(trouble: Trouble, what: PageChange, unsaved: readonly Strip[]): void {
    const papers = named(papersOf(unsaved));
    notify({
      says: notSavedText(trouble, papers),
      does: 'again',
      again: () => change(what, unsaved),
      discard: () => notify({ says: text('triage_discarded', papers) }),
    });
  }

  return {
    change,
    step(strips, hidden) {
      const [first] = strips;
      if (first) change({ kind: 'status', status: nextStatus(markOf(first).status) }, strips, hidden);
    },
    repeat(strips, hidden) {
      const again = last;
      steps.undo.asOne(() => {
        for (const each of again) change(each, strips, hidden);
      });
      last = again;
    },
    take,
    next: (what) => steps[what].last()?.says,
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
      const added = now.tags.filter((tag) => !has(before, tag)).map((tag): PageChange => ({ kind: 'tag', tag }));
      const gone = before.tags.filter((tag) => !has(now, tag)).map((tag): PageChange => ({ kind: 'untag', tag }));
      const isNoted = before.noted !== now.noted;
      const changes = [...gone, ...added];
      const all = changes.length + (isNoted ? 1 : 0);
      if (all === 0) return;
      if (changes.length > 0) last = changes;
      const [first] = changes;
      const what = !isNoted ? 'triage_edited_tags' : changes.length > 0 ? 'triage_edited_both' : 'triage_edited_note';
      const says = first && all === 1 ? saidOf(first, [id]) : text('triage_did', text(what), named([id]));
      done++;
      steps.undo.add({ says, before: new Map([[id, before]]), steps: all });
      notify({ says, does: 'undo' });
    },
    changed: failures.changed,
    acting({ id, change, paper }) {
      if (change.kind === 'note' || change.kind === 'remove' || change.kind === 'undo') return;
      done++;
      const says = saidOf(change, [paper]);
      steps.undo.add({ says, before: new Map([[paper, marks.view(paper).mark]]), steps: 1, acts: [id] });
      last = [change];
      failures.watch(paper, { says: withHidden(says, left), does: 'undo' });
    },
  };
}

function has({ tags }: MarkShown, tag: string): boolean {
  return tags.some((each) => tagKey(each) === tagKey(tag));
}

function changes(mark: MarkShown, change: PageChange): boolean {
  return !isSameMark(changeMark(mark, change), mark);
}

function didText(change: PageChange): string {
  if (change.kind === 'status') return capitalised(text(`status_${change.status}`));
  if (change.kind === 'star') return text(change.star ? 'star_on' : 'star_off');
  return text(change.kind === 'tag' ? 'triage_tagged' : 'triage_untagged', change.tag);
}

/** Adds that some of what is selected was left as it is, because the filter hides it. */
function withHidden(says: string, hidden: number): string {
  return hidden > 0 ? text('triage_left_hidden', says, `${hidden}`) : says;
}
