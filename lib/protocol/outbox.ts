import type { Act, AppliedAct } from '../mark/act.ts';
import { changeMark, type MarkShown } from '../mark/mark.ts';
import type { PaperId } from '../paper/ids/paper-id.ts';
import type { Sighting } from '../paper/paper.ts';
import { asTrouble, type Trouble } from '../paper/trouble.ts';
import type { Client } from './client.ts';
import { insist } from './insist.ts';

/** An act on its way, and what became of it so far. */
export interface Sending {
  act: Act;
  /** What the paper is; one that is still being read never rejects. */
  sighting?: Sighting | Promise<Sighting>;
  /** Set when the last try failed for good; `retry` sends it again under the same id. */
  trouble?: Trouble;
}

/** One context's acts on their way to the library. What it says is what strip, editor and popup show. */
export interface Outbox {
  /** Sends an act; resent under the same id until it is acknowledged or fails for good. */
  post(act: Act, sighting?: Sending['sighting']): void;
  /** Sends again what failed for this paper. */
  retry(paper: PaperId): void;
  /** Drops what failed for this paper, and what waits behind it: it was done to what never came to be. */
  drop(paper: PaperId): void;
  /** The Mark as it will be once all that is on its way has arrived. */
  over(paper: PaperId, mark: MarkShown): MarkShown;
  /** What is on its way, or failed, for this paper; the oldest first. */
  of(paper: PaperId): readonly Sending[];
}

export interface OutboxEvents {
  /** Something was posted, arrived, failed or was dropped. */
  changed(paper: PaperId): void;
  /** An act is in the library for good. */
  arrived(act: Act, done: AppliedAct): void;
}

/** An outbox over a client. Acts of one paper arrive in the order in which they were posted. */
export function createOutbox(client: Client, events: OutboxEvents): Outbox {
  const waiting = new Map<PaperId, Sending[]>();
  const running = new Set<PaperId>();

  async function run(paper: PaperId): Promise<void> {
    if (running.has(paper)) return;
    running.add(paper);
    try {
      for (let next = first(paper); next && !next.trouble; next = first(paper)) await deliver(next);
    } finally {
      running.delete(paper);
    }
  }

  async function deliver(sending: Sending): Promise<void> {
    const { act } = sending;
    try {
      const sighting = sending.sighting instanceof Promise ? await sending.sighting : sending.sighting;
      const done = await insist(() => client('perform', sighting ? { act, sighting } : { act }));
      leave(sending);
      events.arrived(act, done);
    } catch (error) {
      sending.trouble = asTrouble(error);
    }
    events.changed(act.paper);
  }

  function first(paper: PaperId): Sending | undefined {
    return waiting.get(paper)?.[0];
  }

  function leave(sending: Sending): void {
    const left = of(sending.act.paper).filter((other) => other !== sending);
    if (left.length > 0) waiting.set(sending.act.paper, left);
    else waiting.delete(sending.act.paper);
  }

  function of(paper: PaperId): Sending[] {
    return waiting.get(paper) ?? [];
  }

  return {
    post(act, sighting) {
      waiting.set(act.paper, [...of(act.paper), sighting ? { act, sighting } : { act }]);
      events.changed(act.paper);
      void run(act.paper);
    },
    retry(paper) {
      for (const sending of of(paper)) delete sending.trouble;
      events.changed(paper);
      void run(paper);
    },
    drop(paper) {
      if (first(paper)?.trouble) waiting.delete(paper);
      events.changed(paper);
    },
    over(paper, mark) {
      return of(paper).reduce((seen, { act }) => (act.change.kind === 'undo' ? seen : changeMark(seen, act.change)), mark);
    },
    of,
  };
}
