import type { LibraryDb } from '../../lib/library/db.ts';

/** What a library holds, and a sentence for each thing in it that does not agree with its rows. */
export interface Checked {
  papers: number;
  tagged: number;
  noted: number;
  /** How many different tags there are. */
  tags: number;
  byStatus: Record<string, number>;
  wrong: string[];
}

/** Counts a whole library row by row and compares that with what is kept beside the rows. */
export async function check(db: LibraryDb): Promise<Checked> {
  const byStatus: Record<string, number> = {};
  const byTag: Record<string, number> = {};
  const seen = { papers: 0, tagged: 0, noted: 0 };
  await db.papers.each(({ status, tagKeys, noted }) => {
    seen.papers += 1;
    seen.tagged += tagKeys.length > 0 ? 1 : 0;
    seen.noted += noted ? 1 : 0;
    byStatus[status] = (byStatus[status] ?? 0) + 1;
    for (const key of tagKeys) byTag[key] = (byTag[key] ?? 0) + 1;
  });
  const [counts, tags, notes, abstracts, stamps, newest, clock, shelves, shelving] = await Promise.all([
    db.counts.toArray(),
    db.tags.toArray(),
    db.notes.count(),
    db.abstracts.count(),
    db.stamps.count(),
    db.stamps.orderBy('seq').last(),
    db.clock.get('clock'),
    db.shelves.toArray(),
    db.shelving.get('shelving'),
  ]);
  const wrong: string[] = [];
  const same = (what: string, kept: unknown, counted: unknown): void => {
    if (kept !== counted) wrong.push(`${what}: ${kept} kept, ${counted} counted.`);
  };
  for (const { status, papers } of counts) same(`Papers with status ${status}`, papers, byStatus[status] ?? 0);
  for (const status of Object.keys(byStatus)) same(`A counter of ${status}`, counts.filter((row) => row.status === status).length, 1);
  for (const { key, count } of tags) same(`Papers tagged ${key}`, count, byTag[key] ?? 0);
  same('Tags', tags.length, Object.keys(byTag).length);
  same('Notes', notes, seen.noted);
  same('Abstracts', abstracts, seen.papers);
  same('Stamps', stamps, seen.papers);
  same('Last change', clock?.seq ?? 0, newest?.seq ?? 0);
  const shelved = shelves.reduce((sum, { ids }) => sum + ids.length, 0);
  // A library that was never searched has no shelves yet.
  if (shelving && shelving.upTo === clock?.seq) same('Papers on shelves', shelved, seen.papers);
  return { ...seen, tags: tags.length, byStatus, wrong };
}
