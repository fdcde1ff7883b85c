import type { Status } from '../../mark/mark.ts';
import type { LibraryDb, PaperRow, TagRow } from '../db.ts';

/** When a tag was used that just came, until it is known. */
const NOT_TOLD = 0;

/** The counters per status and the table of tags while many papers change, written back once at the end. */
export class ImportCounts {
  readonly #counts: Map<Status, number>;
  readonly #tags: Map<string, TagRow>;

  private constructor(counts: Map<Status, number>, tags: Map<string, TagRow>) {
    this.#counts = counts;
    this.#tags = tags;
  }

  /** The counters as they stand; in the transaction that writes them back. */
  static async of(db: LibraryDb): Promise<ImportCounts> {
    const [counts, tags] = await Promise.all([db.counts.toArray(), db.tags.toArray()]);
    return new ImportCounts(new Map(counts.map(({ status, papers }) => [status, papers])), new Map(tags.map((row) => [row.key, row])));
  }

  /** The tags as they are now. */
  get tags(): TagRow[] {
    return [...this.#tags.values()];
  }

  /** A paper changed, came or left. */
  move(before: PaperRow | undefined, after: PaperRow | undefined): void {
    if (before) this.#counts.set(before.status, (this.#counts.get(before.status) ?? 0) - 1);
    if (after) this.#counts.set(after.status, (this.#counts.get(after.status) ?? 0) + 1);
    for (const key of before?.tagKeys ?? []) this.#count(key, key, -1);
    for (const [n, key] of (after?.tagKeys ?? []).entries()) this.#count(key, after?.tags[n] ?? key, 1);
  }

  #count(key: string, name: string, by: 1 | -1): void {
    const row = this.#tags.get(key) ?? { key, name, count: 0, usedAt: NOT_TOLD };
    this.#tags.set(key, { ...row, count: row.count + by });
  }

  /** Another library knows this tag: the later of the two says how it is written and when it was used. */
  know({ key, name, usedAt }: Omit<TagRow, 'count'>, always = false): void {
    const row = this.#tags.get(key);
    if (row && (always || usedAt > row.usedAt)) this.#tags.set(key, { ...row, name, usedAt });
  }

  /** Writes all back. @param at when tags were put on that nothing tells of, in milliseconds since 1970 */
  async write(db: LibraryDb, at: number): Promise<void> {
    const gone = new Set(this.tags.filter(({ count }) => count <= 0).map(({ key }) => key));
    await Promise.all([
      db.counts.bulkPut([...this.#counts].map(([status, papers]) => ({ status, papers }))),
      db.tags.bulkDelete([...gone]),
      db.tags.bulkPut(this.tags.filter(({ key }) => !gone.has(key)).map((row) => ({ ...row, usedAt: row.usedAt || at }))),
    ]);
  }
}
