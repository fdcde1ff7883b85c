import { Trouble } from '../paper/trouble.ts';
import type { Answer, Ask, Envelope, Reply, RequestName } from './requests.ts';

/** Carries one envelope to the background, as `runtime.sendMessage` does. */
export type Send = (envelope: Envelope) => Promise<unknown>;

/** Asks the background. Rejects with a Trouble, always within `patience` milliseconds. */
export type Client = <N extends RequestName>(name: N, ask: Ask<N>) => Promise<Answer<N>>;

/** How long an answer may take before the request counts as lost, in milliseconds. */
const PATIENCE = 5_000;

/** A client over a way to send; each context makes one. */
export function createClient(send: Send, patience = PATIENCE): Client {
  return async (name, ask) => {
    const late = lateness(patience);
    try {
      return opened(await Promise.race([sent(send, { papermarks: 1, name, ask }), late.promise]), name);
    } finally {
      clearTimeout(late.timer);
    }
  };
}

async function sent(send: Send, envelope: Envelope): Promise<unknown> {
  try {
    return await send(envelope);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The browsers' words to a script in a page whose extension was reloaded or removed.
    if (/context invalidated|(reading '|property ")(sendMessage|id)\b/i.test(message)) throw new Trouble('extension-gone', message);
    // A worker that stops in the middle closes the channel: ask again.
    throw new Trouble('no-answer', message);
  }
}

function lateness(patience: number): { promise: Promise<never>; timer: ReturnType<typeof setTimeout> } {
  const { promise, reject } = Promise.withResolvers<never>();
  return { promise, timer: setTimeout(() => reject(new Trouble('no-answer', 'late')), patience) };
}

function opened<N extends RequestName>(reply: unknown, _name: N): Answer<N> {
  if (typeof reply !== 'object' || reply === null || !('ok' in reply)) throw new Trouble('no-answer', 'empty');
  const known = reply as Reply<N>;
  if (known.ok) return known.answer;
  throw new Trouble(known.code, known.detail);
}
