import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient, type Send } from '../../lib/protocol/client.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const asking = (send: Send) => createClient(send, 5_000)('lookUp', { papers: ['arxiv:2309.03729'] });

/** Waits for what is asked while the clock runs as far as it must. */
async function outcome(send: Send): Promise<unknown> {
  const done = asking(send).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return done;
}

describe('a client', () => {
  it('sends one envelope, and opens the answer', async () => {
    const answer = { marks: [], upTo: 3 };
    const send = vi.fn().mockResolvedValue({ ok: true, answer });
    expect(await asking(send)).toBe(answer);
    expect(send.mock.calls).toEqual([[{ papermarks: 1, name: 'lookUp', ask: { papers: ['arxiv:2309.03729'] } }]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('rejects with the Trouble that the background tells', async () => {
    expect(await outcome(async () => ({ ok: false, code: 'library-full', detail: 'no room' }))).toMatchObject({
      name: 'Trouble',
      code: 'library-full',
    });
  });

  it('does not wait for ever, and takes no late answer', async () => {
    let settle: ((reply: unknown) => void) | undefined;
    const asked = asking(() => new Promise((resolve) => (settle = resolve)));
    const failed = expect(asked).rejects.toMatchObject({ name: 'Trouble', code: 'no-answer' });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await failed;
    settle?.({ ok: true, answer: 'late' });
    await failed;
  });

  it.each([[undefined], [null], [true], ['ok'], [{}]])('takes the reply %j for none: nobody was there to answer', async (reply) => {
    expect(await outcome(async () => reply)).toMatchObject({ name: 'Trouble', code: 'no-answer' });
  });

  it.each([
    'Could not establish connection. Receiving end does not exist.',
    'The message port closed before a response was received.',
    'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received',
    'Error in invocation of runtime.sendMessage(optional string extensionId, any message): too large',
  ])('takes it for no answer when the channel says: %s', async (message) => {
    expect(await outcome(() => Promise.reject(new Error(message)))).toMatchObject({ name: 'Trouble', code: 'no-answer' });
  });

  it.each([
    'Extension context invalidated.',
    "Cannot read properties of undefined (reading 'sendMessage')",
    'can\'t access property "sendMessage", browser.runtime is undefined',
  ])('knows that the extension is gone when the browser says: %s', async (message) => {
    const send: Send = () => {
      throw new TypeError(message);
    };
    expect(await outcome(send)).toMatchObject({ name: 'Trouble', code: 'extension-gone' });
  });
});
