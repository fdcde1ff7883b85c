import { describe, expect, test } from 'vitest';
import { createPageOutbox } from '../../components/papers/page-outbox.ts';
import { type Act, newAct } from '../../lib/mark/act.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { eventually } from '../eventually.ts';

const PAPER: PaperId = 'arxiv:2309.03729';
const tags = (...names: string[]): Act[] => names.map((tag) => newAct(PAPER, { kind: 'tag', tag }));
const nothing = { changed: () => undefined, arrived: () => undefined };

/** A background that never answers, or refuses, and the acts it was sent. */
function background(answer: () => Promise<never>) {
  const sent: string[] = [];
  const client = ((_: string, { act }: { act: Act }) => {
    sent.push(act.id);
    return answer();
  }) as unknown as Client;
  return { client, sent };
}

describe('what waits behind an act on its way', () => {
  test('is sent when the page goes, in order', () => {
    const { client, sent } = background(() => new Promise(() => undefined));
    const outbox = createPageOutbox(client, nothing);
    const acts = tags('a', 'b', 'c');
    for (const act of acts) outbox.post(act);
    expect(sent).toHaveLength(1);
    dispatchEvent(new Event('pagehide'));
    expect(sent).toEqual(acts.map(({ id }) => id));
  });

  test('is not sent behind one that failed', async () => {
    const { client, sent } = background(() => Promise.reject(new Trouble('library-full')));
    const outbox = createPageOutbox(client, nothing);
    for (const act of tags('a', 'b')) outbox.post(act);
    await eventually(() => expect(outbox.of(PAPER)[0]?.trouble).toBeDefined());
    dispatchEvent(new Event('pagehide'));
    expect(sent).toHaveLength(1);
  });
});
