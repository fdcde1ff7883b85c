import { newAct, type Seq } from '../../mark/act.ts';
import { type Change, type MarkShown, UNMARKED } from '../../mark/mark.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import type { Sighting } from '../../paper/paper.ts';
import { asTrouble, type Trouble } from '../../paper/trouble.ts';
import type { Client } from '../../protocol/client.ts';
import { insist } from '../../protocol/insist.ts';
import type { Outbox } from '../../protocol/outbox.ts';
import { LOOK_UP_MAX } from '../../protocol/requests.ts';
import type { Listener } from './context.ts';
import { type Bring, createEarlyOutbox } from './early-outbox.ts';

/** What a strip shows of one paper. */
export interface View {
  mark: MarkShown;
  /** Whether the library has it; `unread` while it is not known what the library holds. */
  sending: 'saved' | 'saving' | 'failed' | 'unread';
  trouble?: Trouble;
}

/** A paper, and the other ids that the page shows of it. */
export interface Named {
  id: PaperId;
  also?: readonly PaperId[];
}

/** The marks of the papers on this page: what the library holds, with what is on its way laid over it. */
export interface Marks {
  view(paper: PaperId): View;
  /** The same without what is laid over it. */
  viewOf(paper: PaperId): View;
  /** The page shows these papers now, by these other ids too, and no others: asks about those that came, and says which went. */
  show(papers: ReadonlySet<PaperId>, named: readonly Named[]): Promise<unknown>;
  /** Asks about papers that were not asked about yet: one request a wave, however many. Resolves when all is known that can be. */
  know(papers: Iterable<PaperId>): Promise<unknown>;
  /** Asks what has changed since. */
  refresh(): Promise<unknown>;
  /** A person did something. */
  act(change: Change, paper: PaperId, sighting: Sighting | Promise<Sighting>): void;
  /** Takes in what the library says it holds, as the answer to what was asked of it otherwise. */
  hold(marks: readonly [PaperId, MarkShown][], seq: Seq): void;
  /** What is on its way, or failed, for a paper. */
  onItsWay: Outbox['of'];
  /** Drops what failed for a paper, and what waits behind it. */
  drop(paper: PaperId): void;
  /** Tries again what failed for this paper, or the look-up. */
  retry(paper: PaperId): void;
  /** Something that concerns the whole page failed; shown until it is retried. */
  fail(trouble: Trouble): void;
}

/**
 * @param repaint called with each paper whose view may have changed
 * @param bring brings what carries acts to the library, once a person does something
 * @param refused called when the library says that this page may ask nothing
 * @param listener lays more over a view, and is told of an act before it shows
 */
export function createMarks(
  client: Client,
  repaint: (papers: Iterable<PaperId>) => void,
  bring: Bring,
  refused: () => void,
  listener: Listener,
): Marks {
  const held = new Map<PaperId, { mark: MarkShown; seq: Seq }>();
  const asked = new Set<PaperId>();
  const answered = new Set<PaperId>();
  /** Shown no longer, which the library is still to hear. */
  const gone = new Set<PaperId>();
  let others: readonly Named[] = [];
  /** Up to which change all that was answered is true. */
  let upTo: Seq | undefined;
  let unread: Trouble | undefined;
  let failed: Trouble | undefined;
  let asking: Promise<unknown> = Promise.resolve();

  const outbox = createEarlyOutbox(client, bring, {
    changed: (paper) => repaint([paper]),
    arrived: ({ paper }, { mark, seq }) => takeIn(paper, mark, seq),
  });

  /** An answer that is older than what is held already says nothing new, unless the library was emptied and begun anew. */
  function takeIn(paper: PaperId, mark: MarkShown, seq: Seq, anew?: boolean): void {
    if (anew || seq >= (held.get(paper)?.seq ?? 0)) held.set(paper, { mark, seq });
    answered.add(paper);
  }

  function viewOf(paper: PaperId): View {
    const mark = outbox.over(paper, held.get(paper)?.mark ?? UNMARKED);
    const waiting = outbox.of(paper);
    if (failed) return { mark, sending: 'unread', trouble: failed };
    // What waits behind one that failed was not tried.
    const trouble = waiting[0]?.trouble;
    if (trouble) return { mark, sending: 'failed', trouble };
    if (waiting.length > 0) return { mark, sending: 'saving' };
    if (answered.has(paper)) return { mark, sending: 'saved' };
    return unread ? { mark, sending: 'unread', trouble: unread } : { mark, sending: 'unread' };
  }

  /** Asks in as many messages as it takes, one after the other; answers up to which change all the answers are true. */
  async function lookUp(papers: PaperId[], since?: Seq): Promise<Seq> {
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < papers.length || gone.size > 0; at += LOOK_UP_MAX) {
      const some = papers.slice(at, at + LOOK_UP_MAX);
      const left = [...gone].slice(0, LOOK_UP_MAX);
      const asked = new Set(some);
      const also = others.flatMap(({ id, also }): [PaperId, readonly PaperId[]][] => (also && asked.has(id) ? [[id, also]] : []));
      const ask = { papers: some, ...(also[0] && { also }), ...(left.length > 0 && { gone: left }), ...(since !== undefined && { since }) };
      const known = await insist(() => client('lookUp', ask));
      for (const paper of left) gone.delete(paper);
      for (const [paper, mark] of known.marks) takeIn(paper, mark, known.upTo, known.upTo < (since ?? 0));
      for (const paper of some) answered.add(paper);
      least = Math.min(least, known.upTo);
      repaint(since === undefined ? some : known.marks.map(([paper]) => paper));
    }
    unread = undefined;
    return least;
  }

  /** One question after the other, so that each knows what the one before has learnt. */
  function inTurn(ask: () => Promise<void>): Promise<unknown> {
    asking = asking.then(ask).catch((error) => {
      unread = asTrouble(error);
      repaint(asked);
      for (const paper of asked) if (!answered.has(paper)) asked.delete(paper);
      if (unread.code === 'not-allowed') refused();
    });
    return asking;
  }

  return {
    view(paper) {
      const view = viewOf(paper);
      return listener()?.over(paper, view) ?? view;
    },
    viewOf,
    hold(marks, seq) {
      for (const [paper, mark] of marks) takeIn(paper, mark, seq);
      repaint(marks.map(([paper]) => paper));
    },
    onItsWay: outbox.of,
    drop: outbox.drop,
    show(papers, named) {
      others = named;
      for (const paper of asked) {
        if (papers.has(paper)) continue;
        asked.delete(paper);
        answered.delete(paper);
        gone.add(paper);
      }
      return this.know(papers);
    },
    know(papers) {
      const fresh = [...papers].filter((paper) => !asked.has(paper));
      if (fresh.length === 0 && gone.size === 0) return asking;
      for (const paper of fresh) {
        asked.add(paper);
        gone.delete(paper);
      }
      return inTurn(async () => {
        const seen = await lookUp(fresh);
        upTo = Math.min(upTo ?? seen, seen);
      });
    },
    refresh: () =>
      inTurn(async () => {
        const shown = [...answered].filter((paper) => asked.has(paper));
        if (upTo !== undefined && shown.length > 0) upTo = await lookUp(shown, upTo);
        // A page that has nothing to ask hears all the same when it may ask nothing any more.
        else await client('settingsHere', null);
      }),
    act(change, paper, sighting) {
      const act = newAct(paper, change);
      listener()?.acting(act);
      outbox.post(act, sighting);
    },
    retry(paper) {
      failed = undefined;
      repaint(asked);
      if (outbox.of(paper).length > 0) outbox.retry(paper);
      else void this.know([paper]);
    },
    fail(trouble) {
      failed = trouble;
      repaint(asked);
    },
  };
}
