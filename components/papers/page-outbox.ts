import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { createOutbox, type Outbox, type OutboxEvents } from '../../lib/protocol/outbox.ts';

/**
 * The outbox of a page of ours, which a person may close at any moment: what waits behind an act that is on its way would
 * be gone with the page, so it is sent when the page goes. The background takes acts in the order in which they come.
 */
export function createPageOutbox(client: Client, events: OutboxEvents): Outbox {
  const papers = new Set<PaperId>();
  const outbox = createOutbox(client, {
    ...events,
    changed(paper) {
      papers.add(paper);
      events.changed(paper);
    },
  });

  addEventListener('pagehide', () => {
    for (const paper of papers) {
      const [first, ...behind] = outbox.of(paper);
      // Behind one that failed they wait for the person to say whether it is tried again.
      if (first?.trouble) continue;
      for (const { act, sighting } of behind) {
        // A page of ours has read what a paper is before anything can be done to it.
        const known = sighting instanceof Promise ? undefined : sighting;
        client('perform', known ? { act, sighting: known } : { act }).catch(() => undefined);
      }
    }
  });
  return outbox;
}
