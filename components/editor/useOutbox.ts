import { useMemo, useReducer } from 'react';
import type { Client } from '../../lib/protocol/client.ts';
import type { Outbox, OutboxEvents } from '../../lib/protocol/outbox.ts';
import { createPageOutbox } from '../papers/page-outbox.ts';

/** This context's outbox; the component is drawn anew whenever what it says changes. */
export function useOutbox(client: Client, arrived: OutboxEvents['arrived']): Outbox {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  return useMemo(() => createPageOutbox(client, { changed: redraw, arrived }), [client, arrived]);
}
