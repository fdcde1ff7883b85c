import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestName } from '../../lib/protocol/requests.ts';
import type { Sender } from '../../lib/protocol/roles.ts';
import { answer, type Handlers } from '../../lib/protocol/server.ts';
import { createTurns } from '../../lib/protocol/turns.ts';
import { NONCE, PAGE, sightingOf } from './senders.ts';

const ID = 'arxiv:2309.03729';
const act = { id: NONCE, paper: ID, at: 1_700_000_000_000, change: { kind: 'status', status: 'read' } };

/** What was begun, in its order, and by which document. */
let begun: string[];
let turns: ReturnType<typeof createTurns>;
let under: number;
let most: number;

beforeEach(() => {
  begun = [];
  turns = createTurns();
  under = 0;
  most = 0;
});

/** A background that takes a while for everything. */
const handlers = new Proxy({} as Handlers, {
  get: (_, name: string) => async (_ask: unknown, sender: Sender) => {
    begun.push(`${name} ${sender.documentId}`);
    under += 1;
    most = Math.max(most, name === 'lookUp' ? under : 0);
    await new Promise((resolve) => setTimeout(resolve, 1));
    under -= 1;
    if (sender.documentId === 'failing') throw new Error('no');
    return null;
  },
});

const ask = (name: RequestName, what: unknown, by = 'page') =>
  answer(handlers, { papermarks: 1, name, ask: what }, { ...PAGE, documentId: by }, 'page', turns);
const lookUp = (by?: string) => ask('lookUp', { papers: [ID] }, by);

describe('an act', () => {
  it('goes before all questions but those that are under way, and each of these is answered', async () => {
    const questions = Array.from({ length: 300 }, () => lookUp());
    const acted = ask('perform', { act, sighting: sightingOf(ID) });
    await acted;
    expect(begun.indexOf('perform page')).toBeLessThanOrEqual(2);
    expect(begun.length).toBeLessThan(10);
    expect(await Promise.all(questions)).toEqual(questions.map(() => ({ ok: true, answer: null })));
    expect(most).toBeLessThanOrEqual(3);
  });

  it('that comes later is heard between two questions', async () => {
    const questions = Array.from({ length: 50 }, () => lookUp());
    await questions[4];
    await ask('undo', { id: NONCE });
    expect(begun.indexOf('undo page')).toBeLessThan(10);
    await Promise.all(questions);
  });
});

describe('a page', () => {
  it('that asks without end keeps no other waiting, and one that fails goes on', async () => {
    const many = Array.from({ length: 100 }, () => lookUp('flood'));
    const failing = [lookUp('failing'), lookUp('failing')];
    await lookUp('other');
    expect(begun.length).toBeLessThan(12);
    expect(await Promise.all(failing)).toMatchObject([{ ok: false }, { ok: false }]);
    await Promise.all(many);
  });
});
