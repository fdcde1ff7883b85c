import type { PaperId } from '../../paper/ids/paper-id.ts';
import { inTextKey, type Trouble } from '../../paper/trouble.ts';
import { text } from '../../text.ts';
import type { Marks } from '../core/page-marks.ts';
import type { Notice } from './acts.ts';

/** What was done to single papers and is not in the library yet: when it fails, that is told in the place of what was done. */
export interface Failures {
  /** This is to be told of a paper; where it waits behind what failed, that is told. */
  watch(paper: PaperId, notice: Notice): void;
  /** What was done to these is taken back, or given up. */
  forget(papers: Iterable<PaperId>): void;
  /** The views of these papers may have changed. */
  changed(papers: Iterable<PaperId>): void;
}

/**
 * @param named tells papers by their title, or how many they are
 * @param giveUp gives up what failed of papers, and what waits behind it
 */
export function createFailures(
  marks: Pick<Marks, 'viewOf' | 'retry'>,
  named: (papers: Iterable<PaperId>) => string,
  giveUp: (papers: Iterable<PaperId>) => unknown,
  notify: (notice: Notice) => void,
): Failures {
  const watched = new Map<PaperId, { notice: Notice; hasFailed: boolean }>();
  /** Those that have failed now. */
  const failed = new Set<PaperId>();

  function forget(papers: Iterable<PaperId>): void {
    for (const paper of papers) {
      watched.delete(paper);
      failed.delete(paper);
    }
  }

  function notifyFailed(trouble: Trouble): void {
    const papers = [...failed];
    const what = named(papers);
    notify({
      says: notSavedText(trouble, what),
      does: 'again',
      again() {
        for (const paper of papers) marks.retry(paper);
      },
      discard() {
        giveUp(papers);
        notify({ says: text('triage_discarded', what) });
      },
    });
  }

  return {
    watch(paper, notice) {
      watched.set(paper, { notice, hasFailed: failed.has(paper) });
      const { trouble } = marks.viewOf(paper);
      if (failed.has(paper) && trouble) notifyFailed(trouble);
      else notify(notice);
    },
    forget,
    changed(papers) {
      for (const paper of papers) {
        const one = watched.get(paper);
        if (!one) continue;
        const { sending, trouble } = marks.viewOf(paper);
        if (sending === 'saving') failed.delete(paper);
        if (sending === 'failed' && trouble && !failed.has(paper)) {
          one.hasFailed = true;
          failed.add(paper);
          notifyFailed(trouble);
        }
        if (sending !== 'saved') continue;
        forget([paper]);
        if (one.hasFailed) notify(one.notice);
      }
    },
  };
}

/** Says that something was not saved, of what, and why. */
export function notSavedText(trouble: Trouble, what?: string): string {
  const why = text(`trouble_${inTextKey(trouble.code)}`);
  return what === undefined ? `${text('triage_not_saved')} ${why}` : text('triage_not_saved_of', what, why);
}
