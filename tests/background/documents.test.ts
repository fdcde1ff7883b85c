import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDocuments, DOCUMENTS_KEPT, type Documents, KEPT_OF_TAB } from '../../lib/background/documents.ts';
import { type MarkShown, UNMARKED } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { CLAIMED_MAX, DOCUMENT_MAX } from '../../lib/protocol/requests.ts';
import type { Sender } from '../../lib/protocol/roles.ts';
import { PAGE, sessionArea } from '../protocol/senders.ts';

const id = (n: number): PaperId => `arxiv:2401.${String(n).padStart(5, '0')}`;
const ids = (from: number, to: number): PaperId[] => Array.from({ length: to - from }, (_, i) => id(from + i));
const SAVED: MarkShown = { status: 'want', star: false, tags: [], noted: false };
const saved = (...papers: number[]): [PaperId, MarkShown][] => papers.map((n) => [id(n), SAVED]);
const gone = (...papers: number[]): [PaperId, MarkShown][] => papers.map((n) => [id(n), UNMARKED]);
const inTab = (tab: number, documentId: string): Sender => ({ ...PAGE, documentId, tab: { id: tab } });

let area: ReturnType<typeof sessionArea>;
let badge: Map<number, number>;
let documents: Documents;

/** The background, stopped and started again. */
function restart(): void {
  documents = createDocuments(area, (tab, count) => badge.set(tab, count));
}

beforeEach(() => {
  area = sessionArea();
  badge = new Map();
  restart();
});

/** A page shows papers, of which these are saved. */
async function shows(page: Sender, papers: PaperId[], marks: [PaperId, MarkShown][]): Promise<void> {
  await documents.asks(page, papers);
  await documents.answered(page, marks, papers);
}

describe('the count of saved papers', () => {
  it('is that of the papers which the tab shows', async () => {
    await shows(PAGE, ids(0, 10), saved(1, 2, 3));
    expect(badge.get(1)).toBe(3);
    await shows(PAGE, ids(10, 20), saved(12));
    expect(badge.get(1)).toBe(4);
    expect(badge.size).toBe(1);
  });

  it('follows what changes, also when the background slept', async () => {
    await shows(PAGE, ids(0, 10), saved(1, 2, 3));
    await documents.answered(PAGE, [...saved(4), ...gone(1, 2)]);
    expect(badge.get(1)).toBe(2);
    restart();
    await documents.answered(PAGE, saved(5));
    expect(badge.get(1)).toBe(3);
    restart();
    await documents.answered(PAGE, gone(3, 4, 5));
    expect(badge.get(1)).toBe(0);
  });

  it('leaves out what is shown no longer, and what was only asked about', async () => {
    await shows(PAGE, ids(0, 10), saved(1, 2, 3));
    expect(await documents.asks(PAGE, [id(1), id(50)], { since: 7, gone: [id(2), id(3), id(99)] })).toBe(false);
    await documents.answered(PAGE, saved(2, 50));
    expect(badge.get(1)).toBe(1);
    restart();
    await documents.answered(PAGE, saved(2, 3, 50));
    expect(badge.get(1)).toBe(1);
  });

  it('counts a paper that comes again', async () => {
    await shows(PAGE, ids(0, 3), saved(1));
    await documents.asks(PAGE, [], { gone: [id(1)] });
    await documents.answered(PAGE, []);
    expect(badge.get(1)).toBe(0);
    await shows(PAGE, [id(1)], saved(1));
    expect(badge.get(1)).toBe(1);
    await documents.asks(PAGE, [id(1)], { gone: [id(1)] });
    await documents.answered(PAGE, saved(1), [id(1)]);
    expect(badge.get(1)).toBe(1);
  });

  it('of a document is its own', async () => {
    await shows(inTab(1, 'a'), ids(0, 5), saved(1, 2));
    await shows(inTab(1, 'b'), ids(0, 5), saved(1));
    await shows(inTab(2, 'c'), ids(0, 5), saved(1, 2, 3));
    expect([...badge]).toEqual([
      [1, 1],
      [2, 3],
    ]);
    await documents.answered(inTab(1, 'a'), []);
    expect(badge.get(1)).toBe(2);
  });

  it('starts anew for a document that is not remembered, with all it asks about', async () => {
    expect(await documents.asks(PAGE, ids(0, 3), { since: 9 })).toBe(true);
    await documents.answered(PAGE, [...saved(1, 2), ...gone(0)]);
    expect(badge.get(1)).toBe(2);
  });

  it('is what counting slowly gives, whatever comes and goes and however often the background stops', async () => {
    const few = fc.array(fc.nat(7), { maxLength: 5 });
    const step = fc.oneof(
      fc.record({ shows: few }),
      fc.record({ goes: few }),
      fc.record({ saves: few }),
      fc.record({ drops: few }),
      fc.constant({ restarts: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        area = sessionArea();
        badge.clear();
        restart();
        const here = new Set<number>();
        const library = new Set<number>();
        for (const step of steps) {
          if ('restarts' in step) restart();
          if ('shows' in step) {
            for (const n of step.shows) here.add(n);
            await shows(PAGE, step.shows.map(id), saved(...step.shows.filter((n) => library.has(n))));
          }
          if ('goes' in step) {
            for (const n of step.goes) here.delete(n);
            await documents.asks(PAGE, [], { gone: step.goes.map(id) });
          }
          if ('saves' in step) for (const n of step.saves) library.add(n);
          if ('drops' in step) for (const n of step.drops) library.delete(n);
          if ('saves' in step) await documents.answered(PAGE, saved(...step.saves));
          else if ('drops' in step) await documents.answered(PAGE, gone(...step.drops));
          else await documents.answered(PAGE, []);
          expect(badge.get(1) ?? 0).toBe([...here].filter((n) => library.has(n)).length);
        }
      }),
    );
  });
});

describe('what one document may claim of other ids', () => {
  const other = (n: number): PaperId => `openreview:other${String(n).padStart(5, '0')}`;
  const claimsOf = (from: number, to: number) => ids(from, to).map((paper, n) => [paper, [other(from + n)]] as const);

  it('counts as asked about, is bounded, and stays so when the background slept', async () => {
    await documents.asks(PAGE, ids(0, 2_500));
    const all = claimsOf(0, 2_500);
    expect(await documents.claims(PAGE, all)).toEqual(all.slice(0, CLAIMED_MAX));
    restart();
    expect(await documents.claims(PAGE, all)).toEqual(all.slice(0, CLAIMED_MAX));
    await documents.asks(PAGE, ids(2_500, DOCUMENT_MAX - CLAIMED_MAX));
    await expect(documents.asks(PAGE, [id(4_999)])).rejects.toMatchObject({ code: 'too-much' });
  });

  it('is enough for a conference of fifteen hundred rows, and leaves the room of papers to papers', async () => {
    await documents.asks(PAGE, ids(0, 1_500));
    expect(await documents.claims(PAGE, claimsOf(0, 1_500))).toHaveLength(1_500);
    const several = inTab(2, 'several');
    await documents.asks(several, ids(0, 2_500));
    const six = ids(0, 2_500).map((paper, n) => [paper, Array.from({ length: 6 }, (_, m) => other(6 * n + m))] as const);
    expect((await documents.claims(several, six)).flatMap(([, others]) => others)).toHaveLength(CLAIMED_MAX);
  });

  it('is of papers that it asked about, and neither asks for the other id nor shows it', async () => {
    await shows(PAGE, [id(1)], []);
    expect(await documents.claims(PAGE, [[id(2), [id(3)]]])).toEqual([]);
    expect(await documents.claims(PAGE, [[id(1), [other(1)]]])).toHaveLength(1);
    expect(await documents.askedBy(PAGE)).toEqual(new Set([id(1)]));
    await documents.answered(PAGE, [[other(1), SAVED]]);
    expect(badge.get(1)).toBe(0);
    await documents.asks(PAGE, [other(1)], { since: 1 });
    expect(await documents.askedBy(PAGE)).toEqual(new Set([id(1), other(1)]));
  });
});

describe('what one document may ask', () => {
  const refusal = { name: 'Trouble', code: 'too-much' };

  it('is bounded, and stays so when the background slept', async () => {
    await documents.asks(PAGE, ids(0, DOCUMENT_MAX - 1));
    restart();
    await expect(documents.asks(PAGE, [id(50_000), id(50_001)])).rejects.toMatchObject(refusal);
    await documents.asks(PAGE, [id(50_000), id(0), id(50_000)]);
    restart();
    await expect(documents.asks(PAGE, [id(50_001)])).rejects.toMatchObject(refusal);
    await expect(documents.asks(PAGE, [id(50_001)], { since: 1, gone: ids(0, 100) })).rejects.toMatchObject(refusal);
    expect(await documents.asks(PAGE, ids(0, 10))).toBe(false);
    await documents.asks(inTab(1, 'next'), [id(50_001)]);
  });

  it('is not made more by papers that are gone', async () => {
    await documents.asks(PAGE, ids(0, DOCUMENT_MAX), { gone: ids(0, 2_000) });
    await documents.asks(PAGE, [], { gone: ids(0, 2_000) });
    await expect(documents.asks(PAGE, [id(50_000)])).rejects.toMatchObject(refusal);
  });

  it('is bounded in memory too where the place is full', async () => {
    area = sessionArea(10);
    restart();
    await documents.asks(PAGE, ids(0, DOCUMENT_MAX));
    await expect(documents.asks(PAGE, [id(50_000)])).rejects.toMatchObject(refusal);
  });

  it('is held against a tab and its address where the browser names no documents', async () => {
    const { documentId: _, ...page } = PAGE;
    await documents.asks(page, ids(0, DOCUMENT_MAX));
    restart();
    await expect(documents.asks(page, [id(50_000)])).rejects.toMatchObject(refusal);
    expect(await documents.asks({ ...page, tab: { id: 2 } }, [id(50_000)])).toBe(true);
  });
});

describe('what is remembered', () => {
  const kept = (): string[] => area.keys().filter((key) => key !== 'documents');

  it('of a closed tab is nothing', async () => {
    await shows(inTab(1, 'a'), ids(0, 3), saved(1));
    await shows(inTab(2, 'b'), ids(0, 3), saved(1, 2));
    await documents.closed(1);
    expect(kept().sort()).toEqual(['document-saved:b', 'document:b']);
    expect(await documents.asks(inTab(1, 'a'), [])).toBe(true);
    await documents.closed(3);
    await documents.answered(inTab(2, 'b'), []);
    expect(badge.get(2)).toBe(2);
  });

  it('are the last documents of each tab', async () => {
    for (let n = 0; n <= KEPT_OF_TAB; n++) await shows(inTab(1, `one-${n}`), [id(n)], saved(n));
    await shows(inTab(2, 'two'), [id(0)], saved(0));
    restart();
    expect(await documents.asks(inTab(1, 'one-1'), [])).toBe(false);
    expect(await documents.asks(inTab(2, 'two'), [])).toBe(false);
    expect(await documents.asks(inTab(1, 'one-0'), [])).toBe(true);
  });

  it('are so many documents and no more', async () => {
    for (let n = 0; n <= DOCUMENTS_KEPT; n++) await shows(inTab(n, `in ${n}`), [id(n)], saved(n));
    expect(kept()).toHaveLength(2 * DOCUMENTS_KEPT);
    restart();
    expect(await documents.asks(inTab(1, 'in 1'), [])).toBe(false);
    expect(await documents.asks(inTab(0, 'in 0'), [])).toBe(true);
  });
});
