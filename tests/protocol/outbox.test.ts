import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Act, newAct } from '../../lib/mark/act.ts';
import { changeMark, type MarkShown, UNMARKED } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { Trouble, type TroubleCode } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { createOutbox } from '../../lib/protocol/outbox.ts';
import { sightingOf } from './senders.ts';

const PAPER: PaperId = 'arxiv:2309.03729';
const OTHER: PaperId = 'arxiv:2401.00001';

/** What becomes of one try: it arrives and is answered; the worker dies before it or after it; it is refused. */
type Fate = 'answered' | 'died-before' | 'died-after' | TroubleCode;

/** A background that keeps acts as the library does, each once by its id, and meets the fate it is given for each try. */
function background(fates: Fate[] = []) {
  const acts: Act[] = [];
  const tries: string[] = [];
  const inFlight = new Map<PaperId, number>();
  let most = 0;
  const client = (async (name: string, { act }: { act: Act }) => {
    if (name !== 'perform') throw new Error(`the outbox asked for ${name}`);
    const fate = fates.shift() ?? 'answered';
    tries.push(act.id);
    inFlight.set(act.paper, (inFlight.get(act.paper) ?? 0) + 1);
    most = Math.max(most, inFlight.get(act.paper) ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 3));
    inFlight.set(act.paper, (inFlight.get(act.paper) ?? 0) - 1);
    if (fate === 'died-before') throw new Trouble('no-answer');
    const already = acts.findIndex(({ id }) => id === act.id);
    if (fate === 'answered' || fate === 'died-after') {
      if (already < 0) acts.push(act);
      else acts[already] = act;
    }
    if (fate === 'died-after') throw new Trouble('no-answer');
    if (fate !== 'answered') throw new Trouble(fate);
    return { mark: markOf(act.paper), seq: acts.length };
  }) as unknown as Client;

  function markOf(paper: PaperId): MarkShown {
    const changes = acts.flatMap(({ paper: of, change }) => (of === paper && change.kind !== 'undo' ? [change] : []));
    return changes.reduce(changeMark, UNMARKED);
  }
  return { client, acts, tries, markOf, most: () => most };
}

function outboxOver(client: Client) {
  const events = { changed: vi.fn<(paper: PaperId) => void>(), arrived: vi.fn() };
  return { ...createOutbox(client, events), events };
}

const tag = (name: string, paper = PAPER): Act => newAct(paper, { kind: 'tag', tag: name });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an outbox', () => {
  it('sends an act with what is known of the paper, and says when it arrived', async () => {
    const send = vi.fn().mockResolvedValue({ mark: { ...UNMARKED, tags: ['x'] }, seq: 7 });
    const outbox = outboxOver(send as unknown as Client);
    const act = tag('x');
    outbox.post(act, sightingOf(PAPER));
    expect(outbox.of(PAPER)).toEqual([{ act, sighting: sightingOf(PAPER) }]);
    await vi.runAllTimersAsync();
    expect(send.mock.calls).toEqual([['perform', { act, sighting: sightingOf(PAPER) }]]);
    expect(outbox.of(PAPER)).toEqual([]);
    expect(outbox.events.arrived.mock.calls).toEqual([[act, { mark: { ...UNMARKED, tags: ['x'] }, seq: 7 }]]);
    expect(outbox.events.changed.mock.calls).toEqual([[PAPER], [PAPER]]);
  });

  it('shows an act while its page is still being read, and sends it, in its turn, with what the page told', async () => {
    const send = vi.fn().mockResolvedValue({ mark: UNMARKED, seq: 1 });
    const outbox = outboxOver(send as unknown as Client);
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof sightingOf>>();
    const [first, second] = [tag('x'), tag('y')];
    outbox.post(first, promise);
    outbox.post(second, sightingOf(PAPER));
    await vi.runAllTimersAsync();
    expect(outbox.over(PAPER, UNMARKED).tags).toEqual(['x', 'y']);
    expect(send).not.toHaveBeenCalled();
    resolve(sightingOf(PAPER));
    await vi.runAllTimersAsync();
    expect(send.mock.calls).toEqual([first, second].map((act) => ['perform', { act, sighting: sightingOf(PAPER) }]));
  });

  it('sends the acts of one paper one after the other, and those of another beside them', async () => {
    const { client, acts, most } = background();
    const outbox = outboxOver(client);
    const posted = ['a', 'b', 'c', 'd'].map((name) => tag(name));
    for (const act of posted) outbox.post(act);
    outbox.post(tag('z', OTHER));
    expect(await vi.advanceTimersByTimeAsync(4).then(() => acts.map(({ paper }) => paper))).toEqual([PAPER, OTHER]);
    await vi.runAllTimersAsync();
    expect(acts.filter(({ paper }) => paper === PAPER)).toEqual(posted);
    expect(most()).toBe(1);
  });

  it.each<Fate>(['died-before', 'died-after'])(
    'sends again under the same id when the worker %s, and the act is done once',
    async (fate) => {
      const { client, acts, tries } = background([fate, fate]);
      const outbox = outboxOver(client);
      const act = tag('x');
      outbox.post(act);
      await vi.runAllTimersAsync();
      expect(acts).toEqual([act]);
      expect(tries).toEqual([act.id, act.id, act.id]);
      expect(outbox.events.arrived).toHaveBeenCalledOnce();
      expect(outbox.of(PAPER)).toEqual([]);
    },
  );

  it('keeps what fails, does not send what waits behind it, and sends all in order when told to', async () => {
    const { client, acts } = background(['library-full']);
    const outbox = outboxOver(client);
    const [first, second] = [tag('a'), tag('b')];
    outbox.post(first);
    outbox.post(second);
    await vi.runAllTimersAsync();
    expect(outbox.of(PAPER)).toMatchObject([{ act: first, trouble: { code: 'library-full' } }, { act: second }]);
    expect(acts).toEqual([]);
    outbox.post(tag('c'));
    await vi.runAllTimersAsync();
    expect(acts).toEqual([]);
    outbox.retry(PAPER);
    await vi.runAllTimersAsync();
    expect(acts.map(({ change }) => 'tag' in change && change.tag)).toEqual(['a', 'b', 'c']);
    expect(outbox.of(PAPER)).toEqual([]);
  });

  it('gives up after a while when nobody answers, and says so', async () => {
    const { client, tries } = background(Array(50).fill('died-before'));
    const outbox = outboxOver(client);
    outbox.post(tag('x'));
    await vi.runAllTimersAsync();
    expect(outbox.of(PAPER)).toMatchObject([{ trouble: { code: 'no-answer' } }]);
    expect(tries).toHaveLength(4);
    expect(outbox.events.changed).toHaveBeenLastCalledWith(PAPER);
  });

  it.each<TroubleCode>(['extension-gone', 'not-allowed', 'library-newer', 'unexpected'])('does not insist on %s', async (code) => {
    const { client, tries } = background([code]);
    const outbox = outboxOver(client);
    outbox.post(tag('x'));
    await vi.runAllTimersAsync();
    expect(tries).toHaveLength(1);
    expect(outbox.of(PAPER)).toMatchObject([{ trouble: { code } }]);
  });

  it('drops what failed, and what waited behind it', async () => {
    const { client, acts } = background(['library-full']);
    const outbox = outboxOver(client);
    outbox.post(tag('a'));
    outbox.post(tag('b'));
    await vi.runAllTimersAsync();
    outbox.drop(PAPER);
    expect(outbox.over(PAPER, UNMARKED)).toEqual(UNMARKED);
    await vi.runAllTimersAsync();
    expect(acts).toEqual([]);
    expect(outbox.of(PAPER)).toEqual([]);
    expect(outbox.events.changed).toHaveBeenCalledWith(PAPER);
  });

  it('does not drop what is on its way', async () => {
    const { client, acts } = background();
    const outbox = outboxOver(client);
    outbox.post(tag('a'));
    outbox.drop(PAPER);
    await vi.runAllTimersAsync();
    expect(acts).toHaveLength(1);
    expect(outbox.events.arrived).toHaveBeenCalledOnce();
  });

  it('does not send twice when it is told to retry what is on its way', async () => {
    const { client, tries, most } = background();
    const outbox = outboxOver(client);
    outbox.post(tag('a'));
    outbox.retry(PAPER);
    await vi.runAllTimersAsync();
    expect(tries).toHaveLength(1);
    expect(most()).toBe(1);
  });

  it('shows the mark as it will be, whatever is on its way or failed; of an undo nobody knows before it arrives', async () => {
    const { client } = background(['library-full']);
    const outbox = outboxOver(client);
    outbox.post(newAct(PAPER, { kind: 'status', status: 'read' }));
    outbox.post(newAct(PAPER, { kind: 'note', note: 'n' }));
    outbox.post(newAct(PAPER, { kind: 'undo', act: 'earlier-act' }));
    const seen = { status: 'read', star: false, tags: ['x'], noted: true };
    expect(outbox.over(PAPER, { ...UNMARKED, tags: ['x'] })).toEqual(seen);
    expect(outbox.over(OTHER, UNMARKED)).toBe(UNMARKED);
    await vi.runAllTimersAsync();
    expect(outbox.over(PAPER, { ...UNMARKED, tags: ['x'] })).toEqual(seen);
  });

  it('brings every act through, once and in order, however often the worker dies and a person tries again', async () => {
    const fate = fc.constantFrom<Fate>('answered', 'died-before', 'died-after', 'library-full');
    const posting = fc.record({ paper: fc.constantFrom(PAPER, OTHER), name: fc.constantFrom('a', 'b', 'c'), wait: fc.nat(2_000) });
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { maxLength: 30 }), fc.array(posting, { maxLength: 8 }), async (fates, postings) => {
        const { client, acts, markOf, most } = background([...fates]);
        const outbox = outboxOver(client);
        const posted: Act[] = [];
        for (const { paper, name, wait } of postings) {
          const act = tag(name, paper);
          posted.push(act);
          outbox.post(act);
          await vi.advanceTimersByTimeAsync(wait);
        }
        const promised = [PAPER, OTHER].map((paper) => outbox.over(paper, markOf(paper)));
        for (let n = 0; n <= fates.length; n++) {
          await vi.runAllTimersAsync();
          for (const paper of [PAPER, OTHER]) outbox.retry(paper);
        }
        await vi.runAllTimersAsync();
        for (const paper of [PAPER, OTHER])
          expect(acts.filter((act) => act.paper === paper)).toEqual(posted.filter((act) => act.paper === paper));
        expect([PAPER, OTHER].map(markOf)).toEqual(promised);
        expect(outbox.events.arrived).toHaveBeenCalledTimes(posted.length);
        expect(most()).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});
