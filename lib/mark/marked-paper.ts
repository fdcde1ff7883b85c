import type { PaperId } from '../paper/ids/paper-id.ts';
import type { Paper, Source } from '../paper/paper.ts';
import type { Mark } from './mark.ts';

/** One paper with its whole mark, as files carry it into and out of the library. */
export interface MarkedPaper {
  paper: Paper;
  mark: Mark;
  /** When it came into the library, in milliseconds since 1970. */
  savedAt: number;
  /** Where it was first marked. */
  met?: Source;
  /** Ids that a person says are other papers'. */
  apart?: PaperId[];
}
