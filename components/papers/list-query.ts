import type { Sort } from '../../lib/library/search/search.ts';
import type { Status } from '../../lib/mark/mark.ts';
import { tagKey } from '../../lib/mark/tag.ts';

/** Which papers a list shows: those of one status, or all. */
export type StatusFilterValue = Status | 'all';

/** The orders in which papers can stand, as they are offered. */
export const SORTS: readonly Sort[] = ['newest', 'oldest', 'title', 'published'];

/** What a person wants to see of the library. */
export interface ListQuery {
  /** As typed. */
  words: string;
  status: StatusFilterValue;
  /** As written; a paper has to carry all of them. */
  tags: readonly string[];
  sort: Sort;
}

/** All papers, the newest first. */
export const EVERYTHING: ListQuery = Object.freeze({ words: '', status: 'all', tags: Object.freeze([]), sort: 'newest' });

/** Whether something is looked for, by words or tags. */
export function isSearch({ words, tags }: ListQuery): boolean {
  return words.trim() !== '' || tags.length > 0;
}

/** Whether a query leaves papers out. */
export function isNarrow(listQuery: ListQuery): boolean {
  return isSearch(listQuery) || listQuery.status !== 'all';
}

/** Whether a query needs the search; all papers of one status, the newest first, can be read off the library. */
export function needsSearch(listQuery: ListQuery): boolean {
  return isSearch(listQuery) || listQuery.sort !== 'newest';
}

/** The tags without one. */
export function without(tags: readonly string[], tag: string): readonly string[] {
  return tags.filter((other) => tagKey(other) !== tagKey(tag));
}

/** The tags with one more, or without it when it is there. */
export function toggled(tags: readonly string[], tag: string): readonly string[] {
  const others = without(tags, tag);
  return others.length < tags.length ? others : [...tags, tag];
}

/** Two wishes are the same when this is. */
export function nameOf({ words, status, tags, sort }: ListQuery): string {
  return JSON.stringify([words.trim(), status, tags.map(tagKey), sort]);
}
