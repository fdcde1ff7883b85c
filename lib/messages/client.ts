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
    const reply = await Promise.race([sent(send, { papermarks: 1, name, ask }), lateness(patience)]);
    return opened(reply, name);
  };
}

async function sent(send: Send, envelope: Envelope): Promise<unknown> {
  try {
    return await send(envelope);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Chromium's words for a content script whose extension was reloaded or removed.
    if (/context invalidated|sendMessage|reading 'id'/i.test(message)) throw new Trouble('extension-gone', message);
    // A worker that stops in the middle closes the channel: ask again.
    throw new Trouble('no-answer', message);
  }
}

function lateness(patience: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Trouble('no-answer', 'late')), patience));
}

function opened<N extends RequestName>(reply: unknown, _name: N): Answer<N> {
  if (typeof reply !== 'object' || reply === null || !('ok' in reply)) throw new Trouble('no-answer', 'empty');
  const known = reply as Reply<N>;
  if (known.ok) return known.answer;
  throw new Trouble(known.code, known.detail);
}
