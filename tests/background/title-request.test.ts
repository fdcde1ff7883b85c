import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ANSWER_MAX, askForTitle } from '../../lib/background/title-request.ts';
import { Trouble } from '../../lib/paper/trouble.ts';

const fetched = vi.fn<typeof fetch>();
beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
});

const failure = (): Promise<Trouble> =>
  askForTitle('doi', '10.1145/9990001').then(
    () => expect.unreachable(),
    (error) => error,
  );

describe('the request for a title', () => {
  it.each([
    ['arxiv', 'hep-th/9901001', 'https://export.arxiv.org/api/query?id_list=hep-th%2F9901001'],
    ['doi', '10.1145/99#1?x=1', 'https://api.crossref.org/works/10.1145%2F99%231%3Fx%3D1'],
  ] as const)('to %s tells the id alone, and nothing of who asks', async (service, id, address) => {
    fetched.mockResolvedValue(new Response('told'));
    expect(await askForTitle(service, id)).toBe('told');
    const asked = {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal: expect.any(AbortSignal),
    };
    expect(fetched.mock.calls).toEqual([[address, asked]]);
  });

  it('ends when the answer does not come, or not whole, in time', async () => {
    const timeout = vi
      .spyOn(AbortSignal, 'timeout')
      .mockReturnValue(AbortSignal.abort(new DOMException('signal timed out', 'TimeoutError')));
    fetched.mockImplementation(async (_, { signal } = {}) => {
      signal?.throwIfAborted();
      return new Response('late');
    });
    expect(await failure()).toMatchObject({ code: 'no-answer' });
    expect(timeout).toHaveBeenCalledWith(20_000);
  });

  it.each([
    [404, 'not-understood'],
    [410, 'not-understood'],
    [429, 'no-answer'],
    [503, 'no-answer'],
  ] as const)('that is answered with %s is %s, and says so without naming the paper', async (status, code) => {
    fetched.mockResolvedValue(new Response('Resource not found: 10.1145/9990001', { status }));
    expect(await failure()).toEqual(new Trouble(code, `doi ${status}`));
  });

  it('that fails says so without the words of the browser, which may name the paper', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch https://api.crossref.org/works/10.1145%2F9990001'));
    expect(await failure()).toEqual(new Trouble('no-answer', 'doi'));
  });

  it('reads an answer as long as is allowed, and lets go of a longer one where it becomes too long', async () => {
    let sent = 0;
    const endless = (): ReadableStream<Uint8Array> =>
      new ReadableStream({
        pull(stream) {
          sent += 1_000_000;
          stream.enqueue(new Uint8Array(1_000_000).fill(0x20));
        },
      });
    fetched.mockImplementation(async () => new Response(' '.repeat(ANSWER_MAX)));
    expect(await askForTitle('doi', 'x')).toHaveLength(ANSWER_MAX);
    fetched.mockImplementation(async () => new Response(endless()));
    expect(await failure()).toMatchObject({ code: 'too-much' });
    expect(sent).toBeLessThan(ANSWER_MAX + 3_000_000);
  });
});
