import { asTrouble } from '../../paper/trouble.ts';
import type { Client } from '../../protocol/client.ts';
import { insist } from '../../protocol/insist.ts';
import type { createOutbox, Outbox, OutboxEvents, Sending } from '../../protocol/outbox.ts';

/** Brings what makes an outbox into the page. */
export type Bring = () => Promise<{ createOutbox: typeof createOutbox }>;

/**
 * An outbox before there is one: what a person does shows at once, and is sent when the file that carries acts has come.
 * A page on which nobody does anything never has that file.
 */
export function createEarlyOutbox(client: Client, bring: Bring, events: OutboxEvents): Outbox {
  let outbox: Outbox | undefined;
  /** The oldest first. */
  let early: Sending[] = [];

  async function carry(): Promise<void> {
    for (const sending of early) delete sending.trouble;
    try {
      const { createOutbox } = await insist(bring);
      outbox ??= createOutbox(client, events);
      for (const { act, sighting } of early.splice(0)) outbox.post(act, sighting);
    } catch (error) {
      for (const sending of early) {
        sending.trouble = asTrouble(error);
        events.changed(sending.act.paper);
      }
    }
  }

  const of = (paper: string): readonly Sending[] => early.filter(({ act }) => act.paper === paper);

  return {
    post(act, sighting) {
      if (outbox) return outbox.post(act, sighting);
      early.push(sighting ? { act, sighting } : { act });
      events.changed(act.paper);
      void carry();
    },
    retry(paper) {
      if (outbox) return outbox.retry(paper);
      void carry();
      events.changed(paper);
    },
    drop(paper) {
      if (outbox) return outbox.drop(paper);
      early = early.filter(({ act }) => act.paper !== paper);
      events.changed(paper);
    },
    /** Of what waits the status alone, which strips change by themselves. */
    over(paper, mark) {
      if (outbox) return outbox.over(paper, mark);
      const last = of(paper).findLast(({ act }) => act.change.kind === 'status')?.act.change;
      return last?.kind === 'status' ? { ...mark, status: last.status } : mark;
    },
    of: (paper) => (outbox ?? { of }).of(paper),
  };
}
