import type { PaperState } from '../../lib/library/paper-state.ts';
import type { Status } from '../../lib/mark/mark.ts';
import { tagKey } from '../../lib/mark/tag.ts';

/** One thing in which a paper would be other than it is. */
export type Differs =
  | { what: 'status'; status: Status }
  | { what: 'tag' | 'untag'; tag: string }
  | { what: 'note' }
  /** The facts of the paper, or when its mark was set. */
  | { what: 'facts' };

/** What would be other about a paper; without any mark here, all of its mark. */
export function changesBetween(here: PaperState, next: PaperState): Differs[] {
  const had = here.row?.tags ?? [];
  const has = next.row?.tags ?? [];
  const status = next.row?.status ?? 'none';
  const found: Differs[] = [
    ...(status === (here.row?.status ?? 'none') ? [] : [{ what: 'status', status } as const]),
    ...without(has, had).map((tag) => ({ what: 'tag', tag }) as const),
    ...without(had, has).map((tag) => ({ what: 'untag', tag }) as const),
    ...(next.note === here.note ? [] : [{ what: 'note' } as const]),
  ];
  return found.length > 0 ? found : [{ what: 'facts' }];
}

function without(tags: readonly string[], others: readonly string[]): string[] {
  const keys = new Set(others.map(tagKey));
  return tags.filter((tag) => !keys.has(tagKey(tag)));
}
