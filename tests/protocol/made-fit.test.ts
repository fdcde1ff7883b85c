import { beforeEach, describe, expect, it } from 'vitest';
import { NOTE_MAX } from '../../lib/mark/mark.ts';
import { LONGEST } from '../../lib/paper/paper.ts';
import { LOOK_UP_MAX } from '../../lib/protocol/requests.ts';
import { answer, type Handlers } from '../../lib/protocol/server.ts';
import { NONCE, PAGE, sightingOf } from './senders.ts';

const ID = 'arxiv:2309.03729';
const met = sightingOf(ID);
const act = { id: NONCE, paper: ID, at: 1_700_000_000_000, change: { kind: 'status', status: 'read' } };

/** What came through, by the name of its request. */
let got: [string, unknown][];

beforeEach(() => {
  got = [];
});

const heard = (name: string) => async (asked: unknown) => {
  got.push([name, asked]);
  return null;
};
const handlers = new Proxy({}, { get: (_, name) => heard(String(name)) }) as Handlers;
const ask = (name: string, ask: unknown) => answer(handlers, { papermarks: 1, name, ask }, PAGE, 'page');

describe('what is made fit', () => {
  it('drops what nobody asked for, at every depth, and names of every object with it', async () => {
    const wire = `{"act":{"id":"${NONCE}","paper":"${ID}","at":1,"seq":9,"change":{"kind":"remove","x":1,"__proto__":{"polluted":1}},"__proto__":{"polluted":1}},
      "sighting":{"paper":{"id":"${ID}","title":"T","authors":[],"status":"read","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},
      "met":{"site":"arxiv","url":"https://arxiv.org/","x":1},"x":1},"role":"ours","__proto__":{"polluted":1}}`;
    await ask('perform', JSON.parse(wire));
    const asked = got[0]?.[1] as { act: object; sighting: { paper: object } };
    expect(JSON.stringify(asked)).toBe(
      JSON.stringify({
        act: { id: NONCE, paper: ID, at: 1, change: { kind: 'remove' } },
        sighting: { paper: { id: ID, title: 'T', authors: [] }, met: { site: 'arxiv', url: 'https://arxiv.org/' } },
      }),
    );
    for (const each of [asked, asked.act, asked.sighting, asked.sighting.paper]) expect(Object.getPrototypeOf(each)).toBe(Object.prototype);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('takes nothing but counts of a page', async () => {
    const seen = { kind: 'list', anchors: 9, cards: 4, told: 4, authors: 3, abstract: 0, date: 4, title: 4 };
    await ask('sawCards', { ...seen, site: 'acl', url: 'https://arxiv.org/', titles: ['T'] });
    expect(got[0]?.[1]).toEqual(seen);
  });

  it('cleans tags', async () => {
    await ask('perform', { act: { ...act, change: { kind: 'tag', tag: ' graph\u0000nets ' } } });
    expect(got[0]?.[1]).toEqual({ act: { ...act, change: { kind: 'tag', tag: 'graph nets' } } });
  });

  it('replaces halves of characters, as a text cut in the middle of one has them', async () => {
    const half = 'cut 😀'.slice(0, -1);
    await ask('perform', { act, sighting: { ...met, paper: { ...met.paper, title: half, authors: [half], abstract: half } } });
    await ask('perform', { act: { ...act, change: { kind: 'note', note: half } } });
    const whole = 'cut \ufffd';
    expect(got[0]?.[1]).toMatchObject({ sighting: { paper: { title: whole, authors: [whole], abstract: whole } } });
    expect(got[1]?.[1]).toMatchObject({ act: { change: { note: whole } } });
  });

  it('takes each text at its longest', async () => {
    const facts = {
      title: 'x'.repeat(LONGEST.title),
      authors: Array(20).fill('x'.repeat(LONGEST.author)),
      abstract: 'x'.repeat(LONGEST.abstract),
      version: 9,
      published: '2023',
    };
    expect(await ask('perform', { act, sighting: { ...met, paper: { ...met.paper, ...facts } } })).toMatchObject({ ok: true });
    expect(await ask('perform', { act: { ...act, change: { kind: 'note', note: 'x'.repeat(NOTE_MAX) } } })).toMatchObject({ ok: true });
    expect(await ask('lookUp', { papers: Array(LOOK_UP_MAX).fill(ID) })).toMatchObject({ ok: true });
  });
});
