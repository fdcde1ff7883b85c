import { rowText } from '../../formats/library-file/library-json.ts';
import type { PaperState } from '../paper-state.ts';
import { rowOf } from '../write-library.ts';

/** Whether a file would say the same of a paper. */
export function isSame(one: PaperState, other: PaperState): boolean {
  return rowText(rowOf(one)) === rowText(rowOf(other));
}
