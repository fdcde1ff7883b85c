import { markOf, type PaperState } from '../../lib/library/paper-state.ts';
import { MARK_FIELDS, type MarkField } from '../../lib/mark/fields.ts';
import type { Mark, Status } from '../../lib/mark/mark.ts';
import { tagKey } from '../../lib/mark/tag.ts';

/** One thing in which a paper would be other than it is. */
export type Differs =
  | { what: 'status'; status: Status }
  | { what: 'star'; star: boolean }
  | { what: 'tag' | 'untag'; tag: string }
  | { what: 'note' }
  /** The facts of the paper, or when its mark was set. */
  | { what: 'facts' };

/** In what two values of each field differ. */
const DIFFERENCES: { readonly [F in MarkField]: (had: Mark[F], has: Mark[F]) => Differs[] } = {
  status: (had, status) => (status === had ? [] : [{ what: 'status', status }]),
  star: (had, star) => (star === had ? [] : [{ what: 'star', star }]),
  tags: (had, has) => [
    ...without(has, had).map((tag): Differs => ({ what: 'tag', tag })),
    ...without(had, has).map((tag): Differs => ({ what: 'untag', tag })),
  ],
  note: (had, note) => (note === had ? [] : [{ what: 'note' }]),
};

/** What would be other about a paper; without any mark here, all of its mark. */
export function changesBetween(here: PaperState, next: PaperState): Differs[] {
  const [had, has] = [markOf(here), markOf(next)];
  const of = <F extends MarkField>(name: F): Differs[] => DIFFERENCES[name](had[name], has[name]);
  const found = MARK_FIELDS.flatMap((name) => of(name));
  return found.length > 0 ? found : [{ what: 'facts' }];
}

function without(tags: readonly string[], others: readonly string[]): string[] {
  const keys = new Set(others.map(tagKey));
  return tags.filter((tag) => !keys.has(tagKey(tag)));
}
