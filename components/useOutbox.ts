import { useMemo, useReducer } from 'react';
import type { Client } from '../lib/messages/client.ts';
import { createOutbox, type Outbox } from '../lib/messages/outbox.ts';
import type { Done } from '../lib/paper/act.ts';

/** This context's outbox; the component is drawn anew whenever what it says changes. */
export function useOutbox(client: Client, arrived?: (done: Done) => void): Outbox {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  return useMemo(() => createOutbox(client, { changed: redraw, arrived: (_act, done) => arrived?.(done) }), [client, arrived]);
}
