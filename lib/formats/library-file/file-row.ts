import * as z from 'zod/mini';
import type { FieldClocks } from '../../mark/field-clock.ts';
import { isFieldName, type MarkField } from '../../mark/fields.ts';
import { type Mark, NOTE_MAX, STATUSES } from '../../mark/mark.ts';
import type { MarkedPaper } from '../../mark/marked-paper.ts';
import type { PaperId } from '../../paper/ids/paper-id.ts';
import { apart, met, moment, paper, paperId, prose, tag, textUpTo } from './shapes.ts';

/** One thing that a library file tells. Files of other programs tell papers alone, and not when each field was set. */
export type FileRow =
  | ({ kind: 'paper'; fields?: FieldClocks } & MarkedPaper)
  /** A paper that left the library: when each field of its mark was taken away. */
  | { kind: 'gone'; id: PaperId; fields: FieldClocks }
  /** A tag as it was written last, and when it was last put on a paper, in milliseconds since 1970. */
  | { kind: 'tag'; name: string; usedAt: number };

/** The most tags of a paper. */
const TAGS_MAX = 10_000;

/** As lib/mark/field-clock.ts writes it. */
const stamp = z.string().check(z.regex(/^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-z-]{1,40}$/));

const fields = z.pipe(
  z.record(textUpTo(300).check(z.refine(isFieldName)), z.object({ at: stamp, by: z.exactOptional(z.union([stamp, z.literal('')])) })),
  z.transform((read): FieldClocks => read),
);

const mark = z.object({
  status: z.enum(STATUSES),
  // Files of version 1 know no stars.
  star: z._default(z.boolean(), false),
  tags: z.array(tag).check(z.maxLength(TAGS_MAX)),
  note: prose(NOTE_MAX),
} satisfies { [F in MarkField]: z.ZodMiniType<Mark[F]> });

const marked = { paper, mark, savedAt: moment, met: z.exactOptional(met), apart: z.exactOptional(apart) };

/** What each kind of row must look like; anything else is refused, and what is not named is left out. */
export const ROWS = {
  paper: z.object({ kind: z.literal('paper'), ...marked, fields: z.exactOptional(fields) }),
  gone: z.object({ kind: z.literal('gone'), id: paperId, fields }),
  tag: z.object({ kind: z.literal('tag'), name: tag, usedAt: moment }),
} as const;

/** Any row. */
export const fileRow: z.ZodMiniType<FileRow> = z.discriminatedUnion('kind', [ROWS.paper, ROWS.gone, ROWS.tag]);
