import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heed, type Past, pastText, readPast } from '../../lib/background/diagnostics/drift.ts';
import type { Seen } from '../../lib/protocol/requests.ts';

const HOUR = 60 * 60_000;
const NOW = 1_700_000_000_000;

/** A page that tells everything on each of its cards. */
function page(cards: number, other: Partial<Seen> = {}): Seen {
  const told = Math.min(cards, 30);
  return { kind: 'list', anchors: cards, cards, told, authors: told, abstract: told, date: told, title: told, ...other };
}

/** What is noted of pages, one after the other, and the past they leave. */
function visit(pages: readonly Seen[], { past = {}, at = NOW, every = 1_000 }: { past?: Past; at?: number; every?: number } = {}) {
  const notes: string[] = [];
  let now = at;
  let next = past;
  for (const seen of pages) {
    // As it is kept: what comes back is what was put there.
    const heeded = heed(readPast(JSON.parse(JSON.stringify(next))), 'arxiv', seen, now);
    notes.push(...heeded.notes);
    next = heeded.past;
    now += every;
  }
  return { notes, past: next };
}

const times = (count: number, seen: Seen): Seen[] => Array<Seen>(count).fill(seen);
const good = page(30);
const bare = page(30, { authors: 3 });

describe('a site that lost a share', () => {
  it('is noted once, in counts, however long it lasts', () => {
    expect(visit([...times(20, good), ...times(200, bare)]).notes).toEqual(['arxiv list: authors on 9 of 90 cards, before on 100 in 100']);
    expect(visit([...times(20, good), ...times(200, bare)], { every: 5 * HOUR }).notes).toHaveLength(1);
  });

  it('is noted of every field, and of cards that are no longer found where there are places for them', () => {
    const { notes } = visit([...times(20, good), ...times(9, page(3, { anchors: 30, authors: 0, abstract: 1, date: 0, title: 0 }))], {
      every: 5 * HOUR,
    });
    expect(notes).toEqual([
      'arxiv list: cards on 12 of 120 places, before on 100 in 100',
      'arxiv list: authors on 0 of 12 cards, before on 100 in 100',
      'arxiv list: abstract on 4 of 12 cards, before on 100 in 100',
      'arxiv list: date on 0 of 12 cards, before on 100 in 100',
      'arxiv list: title on 0 of 12 cards, before on 100 in 100',
    ]);
  });

  it('is noted where only a part of its places ever were cards', () => {
    const { notes } = visit([...times(20, page(12, { anchors: 47 })), ...times(9, page(5, { anchors: 47 }))], { every: 5 * HOUR });
    expect(notes).toEqual(['arxiv list: cards on 20 of 188 places, before on 26 in 100']);
  });

  it('is noted for its pages of one paper after ten of them', () => {
    const paper = page(1, { kind: 'paper' });
    const past = [...times(5, paper), ...times(9, { ...paper, authors: 0 })];
    expect(visit(past).notes).toEqual([]);
    expect(visit([...past, { ...paper, authors: 0 }]).notes).toEqual(['arxiv paper: authors on 0 of 10 cards, before on 100 in 100']);
  });

  it('is noted again when it had it back, though not within a day', () => {
    const again = [...times(40, good), ...times(3, bare)];
    const first = visit(again);
    expect(first.notes).toHaveLength(1);
    expect(visit(again, { ...first, at: NOW + 20 * HOUR }).notes).toEqual([]);
    expect(visit(again, { ...first, at: NOW + 25 * HOUR }).notes).toHaveLength(1);
  });

  it('is not noted where another site, or another kind of page, has what it lost', () => {
    const { past } = visit(times(20, good));
    expect(visit(times(20, { ...bare, kind: 'paper' }), { past }).notes).toEqual([]);
    expect(heed(past, 'acl', bare, NOW).past['arxiv list']).toBe(past['arxiv list']);
  });
});

describe('no wolf is cried', () => {
  it('before five pages made a past, nor of fewer than three in a row, nor of half', () => {
    expect(visit([...times(3, good), ...times(20, bare)]).notes).toEqual([]);
    expect(visit([...times(5, good), ...times(2, bare)]).notes).toEqual([]);
    expect(visit([...times(5, good), ...times(3, bare)]).notes).toHaveLength(1);
    expect(visit([...times(5, good), ...times(30, page(30, { authors: 15 }))]).notes).toEqual([]);
    expect(visit([...times(5, good), ...times(3, page(30, { authors: 14 }))]).notes).toHaveLength(1);
    expect(visit([...times(20, good), bare, bare, good, bare, bare, good]).notes).toEqual([]);
  });

  it('of pages with few cards, until there were ten', () => {
    expect(visit([...times(20, good), ...times(3, page(3, { authors: 0 }))]).notes).toEqual([]);
    expect(visit([...times(20, good), ...times(4, page(3, { authors: 0 }))]).notes).toHaveLength(1);
  });

  it('of a page with no card and no place for one', () => {
    const none = page(0);
    const { past, notes } = visit([...times(20, good), ...times(20, none)]);
    expect(notes).toEqual([]);
    expect(past['arxiv list']).toMatchObject({ pages: 40, shares: { authors: { pages: 20, usual: 1 } } });
  });

  it('of somebody who turned to another kind of list for an evening', () => {
    const short = page(30, { abstract: 0, date: 0, anchors: 90 });
    const { past, notes } = visit([...times(20, good), ...times(10, short), ...times(5, good)]);
    expect(notes).toEqual([]);
    expect(visit(times(10, good), { past, at: NOW + 24 * HOUR }).notes).toEqual([]);
  });

  it('of a site whose lists differ day by day', () => {
    const short = page(30, { abstract: 0 });
    const mixed = Array.from({ length: 60 }, (_, n) => (n % 3 === 0 ? short : good));
    expect(visit([...mixed, ...times(20, short)], { every: 8 * HOUR }).notes).toEqual([]);
  });

  it('of any steady site', () => {
    const steady = fc.record({ cards: fc.integer({ min: 1, max: 40 }), misses: fc.integer({ min: 0, max: 2 }) });
    fc.assert(
      fc.property(fc.array(steady, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 48 }), (pages, hours) => {
        const seen = pages.map(({ cards, misses }) => {
          const told = Math.min(cards, 30);
          const on = told - Math.min(misses, Math.floor(told / 2));
          return page(cards, { anchors: 2 * cards, authors: on, abstract: on, date: on });
        });
        expect(visit(seen, { every: hours * HOUR }).notes).toEqual([]);
      }),
    );
  });
});

describe('the past', () => {
  it('is taught little by one odd page, which is forgotten', () => {
    const odd = page(30, { authors: 0 });
    const { past } = visit([...times(20, good), odd]);
    expect(past['arxiv list']?.shares.authors?.usual).toBeCloseTo(0.95);
    expect(visit([...times(5, good), odd, good, ...times(3, bare)]).notes).toHaveLength(1);
  });

  it('learns a change that stays', () => {
    const { past } = visit([...times(20, good), ...times(200, bare)]);
    expect(past['arxiv list']?.shares.authors?.usual).toBeCloseTo(0.1);
    expect(pastText(past)[1]).toContain('authors 10 (now on 600 of 6000 cards, before on 100 in 100)');
  });

  it('is told as text, a line for each kind of page', () => {
    const { past } = visit([...times(4, good), page(1, { kind: 'paper', date: 0 })]);
    expect(pastText(past)).toEqual([
      'On 100 cards of each site (cards: on 100 places for one):',
      'arxiv list, pages: 4; cards 100; authors 100; abstract 100; date 100; title 100',
      'arxiv paper, pages: 1; authors 100; abstract 100; date 0; title 100',
    ]);
    expect(pastText({})).toEqual([]);
  });

  it('holds no more than a few numbers for each kind of page', () => {
    const { past } = visit(Array.from({ length: 500 }, (_, n) => (n % 10 < 5 ? good : bare)));
    expect(JSON.stringify(past).length).toBeLessThan(1_500);
  });

  it('is begun anew where it cannot be read', () => {
    const kept = fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything()), fc.record({ 'arxiv list': fc.anything() }), part());
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(kept, count, count, fc.integer({ min: 0, max: 8.64e15 }), (junk, cards, authors, now) => {
        const { past } = heed(readPast(junk), 'arxiv', page(cards, { authors: Math.min(authors, cards) }), now);
        expect(past['arxiv list']?.pages).toBeGreaterThan(0);
        expect(pastText(past).join()).not.toMatch(/NaN|undefined|Infinity|-\d/);
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
      }),
    );
  });
});

/** What is nearly of the right shape. */
function part() {
  const number = fc.oneof(fc.double({ noNaN: false }), fc.constantFrom(0, 0.5, 1), fc.constant(null));
  const loss = fc.record({ from: number, since: number, pages: number, on: number, of: number, noted: fc.boolean() });
  const share = fc.record({ pages: number, usual: number, sway: number, notedAt: number, loss }, { requiredKeys: [] });
  return fc.record({ 'arxiv list': fc.record({ pages: fc.nat(), shares: fc.record({ authors: share, title: share }) }) });
}
