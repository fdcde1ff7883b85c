import * as z from 'zod/mini';
import { NOTE_MAX, STATUSES } from '../paper/mark.ts';
import { LONGEST } from '../paper/paper.ts';
import { type PaperId, parsePaperId } from '../paper/paper-id.ts';
import { cleanTag } from '../paper/tag.ts';
import { type Ask, LOOK_UP_MAX, type RequestName } from './requests.ts';

// Only the background loads this: what a page runs is checked where trust changes, not where it is sent.

const text = (longest: number) => z.string().check(z.maxLength(longest));
// A text that was cut in the middle of a character keeps half of it, which no file or other program could take.
const prose = (longest: number) =>
  z.pipe(
    text(longest),
    z.transform((cut) => cut.toWellFormed()),
  );
const paperId = z.custom<PaperId>((value) => typeof value === 'string' && parsePaperId(value) === value);
const papers = z.array(paperId).check(z.maxLength(LOOK_UP_MAX));
const tag = z.pipe(text(1_000), z.transform(cleanTag)).check(z.minLength(1));
const actId = text(64).check(z.minLength(8));
const nonce = text(64).check(z.minLength(32));
const seq = z.int().check(z.nonnegative());

/** The last moment that a date can name, in milliseconds since 1970. */
const LATEST = 8.64e15;

const isAddress = (address: string): boolean => URL.canParse(address);

const paper = z.object({
  id: paperId,
  title: prose(LONGEST.title).check(z.minLength(1)),
  authors: z.array(prose(LONGEST.author)).check(z.maxLength(LONGEST.authors)),
  authorsCut: z.exactOptional(z.literal(true)),
  published: z.exactOptional(z.string().check(z.regex(/^\d{4}(-\d\d(-\d\d)?)?$/))),
  abstract: z.exactOptional(prose(LONGEST.abstract)),
  version: z.exactOptional(z.int().check(z.positive())),
});

const meeting = z.object({
  paper,
  met: z.object({ site: text(40), url: text(LONGEST.url).check(z.regex(/^https?:\/\//), z.refine(isAddress)) }),
});

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status'), status: z.enum(STATUSES) }),
  z.object({ kind: z.literal('tag'), tag }),
  z.object({ kind: z.literal('untag'), tag }),
  z.object({ kind: z.literal('note'), note: prose(NOTE_MAX), over: z.exactOptional(prose(NOTE_MAX)) }),
  z.object({ kind: z.literal('remove') }),
  z.object({ kind: z.literal('undo'), act: actId }),
]);

const act = z.object({ id: actId, paper: paperId, at: z.int().check(z.nonnegative(), z.maximum(LATEST)), change });

/** What each request must look like; anything else is refused as a whole. */
export const SCHEMAS: { [N in RequestName]: z.ZodMiniType<Ask<N>> } = {
  lookUp: z.object({ papers, gone: z.exactOptional(papers), since: z.exactOptional(seq) }),
  perform: z.object({ act, meeting: z.exactOptional(meeting) }),
  startEditing: z.object({ nonce, meeting }),
  edit: z.null(),
  bringFloat: z.null(),
  sawNoCards: z.object({ site: text(40) }),
  openLibrary: z.null(),
  diagnose: z.null(),
};
