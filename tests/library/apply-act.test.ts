import { describe, expect, it } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { ACTS_KEPT } from '../../lib/library/commands/past.ts';
import { countByStatus, paperInFull } from '../../lib/library/queries.ts';
import type { Act } from '../../lib/mark/act.ts';
import { STATUSES } from '../../lib/mark/mark.ts';
import { actOn, everything, freshLibrary, OTHER, PAPER, sightingOf } from './library.ts';

const met = sightingOf(PAPER);

describe('perform', () => {
  it.each(STATUSES.filter((status) => status !== 'none'))('sets the status %s, and brings the paper into the library', async (status) => {
    const db = freshLibrary();
    const act = actOn(PAPER, { kind: 'status', status });
    const done = await applyAct(db, act, met);
    expect(done).toEqual({ mark: { status, star: false, tags: [], noted: false }, seq: 1 });
    expect(await db.papers.toArray()).toEqual([
      {
        id: PAPER,
        title: `On ${PAPER}`,
        authors: ['Ada Lovelace', 'Alan Turing'],
        published: '2023-09-07',
        met: met.met,
        status,
        star: false,
        tags: [],
        tagKeys: [],
        noted: false,
        savedAt: act.at,
      },
    ]);
    expect(await db.abstracts.toArray()).toEqual([{ id: PAPER, text: 'We show it.' }]);
    expect(await countByStatus(db)).toMatchObject({ [status]: 1 });
  });

  it('takes for a title what any page calls a paper only where there is none', async () => {
    const db = freshLibrary();
    const called = (title: string) => ({ paper: { ...met.paper, title, authors: [] }, met: { site: 'any', url: 'https://blog.example/' } });
    const titleAfter = async (sighting: typeof met) => {
      await applyAct(db, actOn(PAPER, { kind: 'status', status: 'read' }), sighting);
      return (await db.papers.get(PAPER))?.title;
    };
    expect(await titleAfter(called(PAPER.replace('arxiv', 'arXiv')))).toBe(PAPER.replace('arxiv', 'arXiv'));
    expect(await titleAfter(called('Ada and others (2017)'))).toBe('Ada and others (2017)');
    expect(await titleAfter(met)).toBe(`On ${PAPER}`);
    expect(await titleAfter(called('this very good one'))).toBe(`On ${PAPER}`);
  });

  it('puts tags on in the order they come, each once, and takes them off in any spelling', async () => {
    const db = freshLibrary();
    for (const tag of ['Graphs', 'to\tdo', 'graphs', 'GRAPHS', ' read  later '])
      await applyAct(db, actOn(PAPER, { kind: 'tag', tag }), met);
    expect((await paperInFull(db, PAPER))?.mark.tags).toEqual(['Graphs', 'to do', 'read later']);
    const done = await applyAct(db, actOn(PAPER, { kind: 'untag', tag: 'TO DO' }));
    expect(done.mark.tags).toEqual(['Graphs', 'read later']);
    expect(await db.tags.toArray()).toMatchObject([
      { key: 'graphs', name: 'Graphs', count: 1 },
      { key: 'read later', name: 'read later', count: 1 },
    ]);
  });

  it('takes a tag with nothing in it for none', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, { kind: 'tag', tag: ' \u0000\u200b ' }), met);
    expect(await db.papers.count()).toBe(0);
  });

  it('writes a note, and of the mark shows only that there is one', async () => {
    const db = freshLibrary();
    const done = await applyAct(db, actOn(PAPER, { kind: 'note', note: 'see p. 3\n' }), met);
    expect(done.mark).toEqual({ status: 'none', star: false, tags: [], noted: true });
    expect(await paperInFull(db, PAPER)).toEqual({ paper: met.paper, mark: { status: 'none', star: false, tags: [], note: 'see p. 3\n' } });
  });

  it('removes all of a mark at once', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, { kind: 'status', status: 'read' }), met);
    await applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'x' }));
    await applyAct(db, actOn(PAPER, { kind: 'note', note: 'n' }));
    expect((await applyAct(db, actOn(PAPER, { kind: 'remove' }))).mark).toEqual({ status: 'none', star: false, tags: [], noted: false });
    for (const table of [db.papers, db.abstracts, db.notes, db.tags]) expect(await table.count()).toBe(0);
  });

  it.each([
    [
      { kind: 'status', status: 'read' },
      { kind: 'status', status: 'none' },
    ],
    [
      { kind: 'tag', tag: 'x' },
      { kind: 'untag', tag: 'X' },
    ],
    [
      { kind: 'note', note: 'n' },
      { kind: 'note', note: ' ' },
    ],
  ] as const)('lets the paper go when nothing is set any more, and keeps its stamps: %j, %j', async (first, second) => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, first), met);
    const before = await db.stamps.get(PAPER);
    await applyAct(db, actOn(PAPER, second));
    expect(await db.papers.count()).toBe(0);
    const tombstone = await db.stamps.get(PAPER);
    expect(tombstone?.seq).toBe(2);
    const [was = '', is = ''] = [before, tombstone].map((row) => Object.values(row?.fields ?? {})[0]?.at);
    expect(is > was && was !== '').toBe(true);
  });

  it('takes off, and puts back, a tag that is called like a part of every object', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, { kind: 'tag', tag: '__proto__' }), met);
    const act = actOn(PAPER, { kind: 'untag', tag: '__PROTO__' });
    expect((await applyAct(db, act)).mark.tags).toEqual([]);
    expect((await applyAct(db, actOn(PAPER, { kind: 'undo', act: act.id }))).mark.tags).toEqual(['__proto__']);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('refuses a paper that nothing tells of, and writes nothing', async () => {
    const db = freshLibrary();
    for (const change of [{ kind: 'status', status: 'read' } as const, { kind: 'tag', tag: 'x' } as const])
      await expect(applyAct(db, actOn(PAPER, change))).rejects.toMatchObject({ name: 'Trouble', code: 'not-in-library' });
    expect(Object.values(await everything(db)).flat()).toEqual([]);
  });

  it('takes the removal of a paper that is not there as done', async () => {
    const db = freshLibrary();
    expect((await applyAct(db, actOn(PAPER, { kind: 'remove' }))).mark).toEqual({ status: 'none', star: false, tags: [], noted: false });
    expect(await db.papers.count()).toBe(0);
  });

  it('loses no tag when many write at once', async () => {
    const db = freshLibrary();
    const tags = Array.from({ length: 40 }, (_, n) => `tag ${n}`);
    await Promise.all(
      tags.map((tag, n) => applyAct(db, actOn(n % 2 ? PAPER : OTHER, { kind: 'tag', tag }), sightingOf(n % 2 ? PAPER : OTHER))),
    );
    const [one, two] = [await db.papers.get(PAPER), await db.papers.get(OTHER)];
    expect([...(one?.tags ?? []), ...(two?.tags ?? [])].sort()).toEqual(tags.sort());
    expect((await db.clock.get('clock'))?.seq).toBe(40);
  });

  it('lets different fields of one paper be written at once', async () => {
    const db = freshLibrary();
    const second = new (db.constructor as new (name: string) => typeof db)(db.name);
    await Promise.all([
      applyAct(db, actOn(PAPER, { kind: 'status', status: 'read' }), met),
      applyAct(second, actOn(PAPER, { kind: 'note', note: 'n' }), met),
      applyAct(second, actOn(PAPER, { kind: 'tag', tag: 'a' }), met),
      applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'b' }), met),
    ]);
    const { mark } = (await paperInFull(db, PAPER)) ?? {};
    expect({ ...mark, tags: [...(mark?.tags ?? [])].sort() }).toEqual({ status: 'read', star: false, tags: ['a', 'b'], note: 'n' });
  });
});

describe('an act that comes again', () => {
  it('changes nothing, and is told what holds now', async () => {
    const db = freshLibrary();
    const act = actOn(PAPER, { kind: 'status', status: 'want' });
    await applyAct(db, act, met);
    await applyAct(db, actOn(PAPER, { kind: 'status', status: 'read' }));
    const before = await everything(db);
    expect(await applyAct(db, act, met)).toEqual({ mark: { status: 'read', star: false, tags: [], noted: false }, seq: 1 });
    expect(await everything(db)).toEqual(before);
  });

  it('changes nothing when it comes twice at once', async () => {
    const db = freshLibrary();
    const act = actOn(PAPER, { kind: 'tag', tag: 'x' });
    const all = await Promise.all([applyAct(db, act, met), applyAct(db, act, met), applyAct(db, act, met)]);
    expect(all.map(({ seq }) => seq)).toEqual([1, 1, 1]);
    expect(await db.acts.count()).toBe(1);
    expect((await db.tags.get('x'))?.count).toBe(1);
  });

  it('brings the newer text of a note, and still undoes to what was before the first', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, { kind: 'note', note: 'old' }), met);
    for (const note of ['n', 'ne', 'new']) await applyAct(db, actOn(PAPER, { kind: 'note', note }, 'session-1'));
    expect((await paperInFull(db, PAPER))?.mark.note).toBe('new');
    expect(await db.acts.count()).toBe(2);
    await applyAct(db, actOn(PAPER, { kind: 'undo', act: 'session-1' }));
    expect((await paperInFull(db, PAPER))?.mark.note).toBe('old');
  });

  it('does not bring back an older text of the note, nor the same text over what something else wrote since', async () => {
    const db = freshLibrary();
    const [first, second] = [
      actOn(PAPER, { kind: 'note', note: 'first', turn: 1 }, 'session-1'),
      actOn(PAPER, { kind: 'note', note: 'second', turn: 2 }, 'session-1'),
    ];
    for (const act of [first, second, first]) await applyAct(db, act, met);
    expect((await paperInFull(db, PAPER))?.mark.note).toBe('second');
    await applyAct(db, actOn(PAPER, { kind: 'note', note: 'from another tab' }));
    await applyAct(db, second, met);
    expect((await paperInFull(db, PAPER))?.mark.note).toBe('from another tab');
  });

  it('brings the newer text of a note although the clock was set back in between', async () => {
    const db = freshLibrary();
    const first = actOn(PAPER, { kind: 'note', note: 'ALPHA', turn: 1 }, 'session-1');
    await applyAct(db, first, met);
    const later: Act = { ...first, at: first.at - 60_000, change: { kind: 'note', note: 'ALPHA BETA', turn: 2 } };
    expect(await applyAct(db, later)).not.toHaveProperty('note');
    expect((await paperInFull(db, PAPER))?.mark.note).toBe('ALPHA BETA');
  });

  it('brings a paper back as it was saved when its only note was emptied and then written again', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(PAPER, { kind: 'note', note: 'old' }), met);
    const saved = await db.papers.get(PAPER);
    for (const note of ['', 'new']) await applyAct(db, actOn(PAPER, { kind: 'note', note }, 'session-1'));
    expect(await db.papers.get(PAPER)).toEqual(saved);
    expect((await paperInFull(db, PAPER))?.paper.abstract).toBe('We show it.');
    await applyAct(db, actOn(PAPER, { kind: 'undo', act: 'session-1' }));
    expect((await paperInFull(db, PAPER))?.mark.note).toBe('old');
  });

  it('is refused when its id was that of another act', async () => {
    const db = freshLibrary();
    await applyAct(db, actOn(OTHER, { kind: 'note', note: 'of the other' }), sightingOf(OTHER));
    const act = actOn(OTHER, { kind: 'note', note: 'and more' });
    const tag = actOn(OTHER, { kind: 'tag', tag: 'x' });
    for (const each of [act, tag]) await applyAct(db, each);
    const before = await everything(db);
    for (const again of [
      { ...act, paper: PAPER },
      { ...act, change: { kind: 'remove' } as const },
      { ...tag, change: { kind: 'tag', tag: 'y' } as const },
    ])
      await expect(applyAct(db, again, sightingOf(again.paper))).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await everything(db)).toEqual(before);
  });

  it('is known again for as long as acts are kept, and no longer', async () => {
    const db = freshLibrary();
    const act = actOn(PAPER, { kind: 'tag', tag: 'first' });
    await applyAct(db, act, met, true);
    await db.clock.update('clock', { seq: ACTS_KEPT - 1 });
    await applyAct(db, actOn(PAPER, { kind: 'untag', tag: 'first' }), met);
    expect(await db.acts.get(act.id)).toBeDefined();
    await applyAct(db, actOn(PAPER, { kind: 'status', status: 'read' }), met);
    expect(await db.acts.get(act.id)).toBeUndefined();
    expect(await db.acts.count()).toBe(2);
  });
});

describe('what pages say of a paper', () => {
  const whole = ['Ada Lovelace', 'Alan Turing', 'Grace Hopper'];

  it('fills gaps and corrects, and leaves where it was first met', async () => {
    const db = freshLibrary();
    const { abstract: _, published: __, ...little } = sightingOf(PAPER, { title: 'Old', authors: [] }).paper;
    await applyAct(db, actOn(PAPER, { kind: 'status', status: 'want' }), { ...met, paper: little });
    const later = { paper: { ...met.paper, title: 'New' }, met: { site: 'huggingface', url: 'https://huggingface.co/papers' } };
    await applyAct(db, actOn(PAPER, { kind: 'status', status: 'read' }), later);
    expect((await paperInFull(db, PAPER))?.paper).toEqual({ ...met.paper, title: 'New' });
    expect((await db.papers.get(PAPER))?.met).toEqual(met.met);
  });

  it('keeps how many authors there are, and forgets the number once they are named', async () => {
    const db = freshLibrary();
    const mark = (facts: object) => applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'x' }), sightingOf(PAPER, facts));
    await mark({ authors: [], authorCount: 10 });
    expect(await db.papers.get(PAPER)).toMatchObject({ authors: [], authorCount: 10 });
    await mark({ authors: whole });
    expect(await db.papers.get(PAPER)).not.toHaveProperty('authorCount');
  });

  it('forgets that the authors were cut once they are whole, and never cuts them again', async () => {
    const db = freshLibrary();
    const mark = (facts: object) => applyAct(db, actOn(PAPER, { kind: 'tag', tag: 'x' }), sightingOf(PAPER, facts));
    await mark({ authors: whole.slice(0, 1), authorsCut: true });
    expect(await db.papers.get(PAPER)).toMatchObject({ authors: whole.slice(0, 1), authorsCut: true });
    await mark({ authors: whole });
    await mark({ authors: whole.slice(0, 2), authorsCut: true });
    expect(await db.papers.get(PAPER)).toMatchObject({ authors: whole });
    expect(await db.papers.get(PAPER)).not.toHaveProperty('authorsCut');
  });
});
