import { rowText } from '../../formats/library-json.ts';
import type { Standing } from '../draft.ts';
import { rowOf } from '../files/write-library.ts';

/** Whether a file would say the same of a paper. */
export function isSame(one: Standing, other: Standing): boolean {
  return rowText(rowOf(one)) === rowText(rowOf(other));
}
