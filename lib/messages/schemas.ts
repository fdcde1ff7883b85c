import * as z from 'zod/mini';
import { fileRow } from '../formats/file-row.ts';
import { met, moment, paper, paperId, prose, tag, text } from '../formats/shapes.ts';
import { NOTE_MAX, STATUSES } from '../paper/mark.ts';
import { type Ask, LOOK_UP_MAX, type RequestName, STAGE_MAX } from './requests.ts';

// Only the background loads this: what a page runs is checked where trust changes, not where it is sent.

const papers = z.array(paperId).check(z.maxLength(LOOK_UP_MAX));
const actId = text(64).check(z.minLength(8));
const how = z.enum(['merge', 'replace']);
const nonce = text(64).check(z.minLength(32));
const seq = z.int().check(z.nonnegative());

const meeting = z.object({ paper, met });

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status'), status: z.enum(STATUSES) }),
  z.object({ kind: z.literal('tag'), tag }),
  z.object({ kind: z.literal('untag'), tag }),
  z.object({ kind: z.literal('note'), note: prose(NOTE_MAX), over: z.exactOptional(prose(NOTE_MAX)) }),
  z.object({ kind: z.literal('remove') }),
  z.object({ kind: z.literal('undo'), act: actId }),
]);

const act = z.object({ id: actId, paper: paperId, at: moment, change });

/** What each request must look like; anything else is refused as a whole. */
export const SCHEMAS: { [N in RequestName]: z.ZodMiniType<Ask<N>> } = {
  lookUp: z.object({ papers, gone: z.exactOptional(papers), since: z.exactOptional(seq) }),
  perform: z.object({ act, meeting: z.exactOptional(meeting) }),
  startEditing: z.object({ nonce, meeting }),
  edit: z.null(),
  bringFloat: z.null(),
  bringTriage: z.null(),
  sawNoCards: z.object({ site: text(40) }),
  openLibrary: z.null(),
  stage: z.object({ import: actId, rows: z.array(fileRow).check(z.maxLength(STAGE_MAX)) }),
  commitImport: z.object({ import: actId, how, rows: seq, status: z.exactOptional(z.enum(STATUSES)) }),
  dropImport: z.object({ import: actId }),
  undoImport: z.object({ import: actId }),
  lastImport: z.null(),
  eraseAll: z.null(),
  health: z.null(),
  restore: z.object({ backup: text(100), how, import: actId }),
  backUp: z.null(),
  keepFiles: z.object({ every: z.enum(['never', 'daily', 'weekly']) }),
  keepWhatIsHere: z.null(),
  diagnose: z.null(),
};
