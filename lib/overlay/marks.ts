import type { Client } from '../messages/client.ts';
import { createOutbox, insist } from '../messages/outbox.ts';
import { LOOK_UP_MAX } from '../messages/requests.ts';
import { type Act, newAct, type Seq } from '../paper/act.ts';
import { type MarkShown, UNMARKED } from '../paper/mark.ts';
import type { Meeting } from '../paper/paper.ts';
import type { PaperId } from '../paper/paper-id.ts';
import { asTrouble, type Trouble } from '../paper/trouble.ts';

/** What a strip shows of one paper. */
export interface View {
  mark: MarkShown;
  /** Whether the library has it; `unread` when the library could not be asked. */
  sending: 'saved' | 'saving' | 'failed' | 'unread';
  trouble?: Trouble;
}

/** The marks of the papers on this page: what the library holds, with what is on its way laid over it. */
export interface Marks {
  view(paper: PaperId): View;
  /** Asks about papers that were not asked about yet: one request a wave, however many. */
  know(papers: Iterable<PaperId>): Promise<void>;
  /** Asks what has changed since. */
  refresh(): Promise<void>;
  /** A person did something. */
  act(change: Act['change'], meeting: Meeting): void;
  /** Tries again what failed for this paper, or the look-up. */
  retry(paper: PaperId): void;
  /** Something else that concerns the whole page failed; shown until it is retried. */
  fail(trouble: Trouble): void;
}

/** @param changed called with each paper whose view may have changed */
export function createMarks(client: Client, changed: (papers: Iterable<PaperId>) => void): Marks {
  const held = new Map<PaperId, { mark: MarkShown; seq: Seq }>();
  const asked = new Set<PaperId>();
  let upTo: Seq = 0;
  let unread: Trouble | undefined;
  let failed: Trouble | undefined;

  const outbox = createOutbox(client, {
    changed: (paper) => changed([paper]),
    arrived: ({ paper }, { mark, seq }) => hold(paper, mark, seq),
  });

  /** An answer that is older than what is held already says nothing new. */
  function hold(paper: PaperId, mark: MarkShown, seq: Seq): void {
    if (seq >= (held.get(paper)?.seq ?? 0)) held.set(paper, { mark, seq });
  }

  async function lookUp(papers: PaperId[], since?: Seq): Promise<void> {
    try {
      const known = await insist(() => client('lookUp', since === undefined ? { papers } : { papers, since }));
      for (const [paper, mark] of known.marks) hold(paper, mark, known.upTo);
      upTo = since === undefined && upTo > 0 ? Math.min(upTo, known.upTo) : known.upTo;
      unread = undefined;
      changed(since === undefined ? papers : known.marks.map(([paper]) => paper));
    } catch (error) {
      unread = asTrouble(error);
      for (const paper of since === undefined ? papers : []) asked.delete(paper);
      changed(papers);
    }
  }

  return {
    view(paper) {
      const mark = outbox.over(paper, held.get(paper)?.mark ?? UNMARKED);
      const waiting = outbox.of(paper);
      const trouble = failed ?? waiting.find((sending) => sending.trouble)?.trouble;
      if (trouble) return { mark, sending: 'failed', trouble };
      if (waiting.length > 0) return { mark, sending: 'saving' };
      return unread && !asked.has(paper) ? { mark, sending: 'unread', trouble: unread } : { mark, sending: 'saved' };
    },
    async know(papers) {
      const fresh = [...papers].filter((paper) => !asked.has(paper));
      for (const paper of fresh) asked.add(paper);
      for (let at = 0; at < fresh.length; at += LOOK_UP_MAX) await lookUp(fresh.slice(at, at + LOOK_UP_MAX));
    },
    async refresh() {
      const all = [...asked];
      const from = upTo;
      for (let at = 0; at < all.length; at += LOOK_UP_MAX) await lookUp(all.slice(at, at + LOOK_UP_MAX), from);
    },
    act(change, meeting) {
      outbox.post(newAct(meeting.paper.id, change), meeting);
    },
    retry(paper) {
      if (failed) changed(asked);
      failed = undefined;
      if (outbox.of(paper).length > 0) outbox.retry(paper);
      else void this.know([paper]);
    },
    fail(trouble) {
      failed = trouble;
      changed(asked);
    },
  };
}
