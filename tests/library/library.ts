import fc from 'fast-check';
import { LibraryDb } from '../../lib/library/db.ts';
import type { Act } from '../../lib/mark/act.ts';
import { STATUSES } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import type { Paper, Sighting } from '../../lib/paper/paper.ts';

/** A library of its own for one test, or one run of a property: no other test of this process has its name. */
export function freshLibrary(): LibraryDb {
  return new LibraryDb(`library-${crypto.randomUUID()}`);
}

export const PAPER: PaperId = 'arxiv:2309.03729';
export const OTHER: PaperId = 'arxiv:hep-th/9901001';

/** What a page says of a paper, all of it unless told otherwise. */
export function sightingOf(id: PaperId, facts: Partial<Paper> = {}): Sighting {
  const paper = {
    id,
    title: `On ${id}`,
    authors: ['Ada Lovelace', 'Alan Turing'],
    published: '2023-09-07',
    abstract: 'We show it.',
    ...facts,
  };
  return { paper, met: { site: 'arxiv', url: 'https://arxiv.org/list/cs.LG/new' } };
}

let clock = 1_700_000_000_000;

/** An act with an id that no other has, a millisecond after the one made before. */
export function actOn(paper: PaperId, change: Act['change'], id?: string): Act {
  clock += 1;
  return { id: id ?? `act-${clock}`, paper, at: clock, change };
}

/** Everything in the library that a person can come to see. */
export async function snapshot(db: LibraryDb) {
  const [papers, abstracts, notes, counts, tags] = await Promise.all([
    db.papers.toArray(),
    db.abstracts.toArray(),
    db.notes.toArray(),
    db.counts.toArray(),
    db.tags.toArray(),
  ]);
  const used = new Map(tags.map(({ key, count }) => [key, count]));
  return {
    papers,
    abstracts,
    notes,
    counts: new Map(counts.filter((row) => row.papers !== 0).map((row) => [row.status, row.papers])),
    used,
  };
}

/** Every row of every table, also those that nobody sees. */
export async function everything(db: LibraryDb): Promise<Record<string, unknown[]>> {
  return Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const)));
}

/** The counters as counting every row gives them. */
export async function recountSlowly(db: LibraryDb) {
  const counts = new Map<string, number>();
  const used = new Map<string, number>();
  for (const { status, tagKeys } of await db.papers.toArray()) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
    for (const key of tagKeys) used.set(key, (used.get(key) ?? 0) + 1);
  }
  return { counts, used };
}

/** Tags that are few enough to meet again, among them the same in other letters, and names that objects have already. */
const TAGS = ['graph', 'Graph', 'to do', 'ﬁne', 'fine', '2024', '7', '__proto__', 'constructor', 'é', 'e\u0301', '¨'] as const;

/** Any change of a mark. */
export const anyChange: fc.Arbitrary<Exclude<Act['change'], { kind: 'undo' }>> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(...STATUSES) }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('star' as const), star: fc.boolean() }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('tag' as const), tag: fc.constantFrom(...TAGS) }), weight: 4 },
  { arbitrary: fc.record({ kind: fc.constant('untag' as const), tag: fc.constantFrom(...TAGS) }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('note' as const), note: fc.constantFrom('', 'a', 'read again', ' ') }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('remove' as const) }), weight: 1 },
);
