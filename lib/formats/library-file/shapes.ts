import * as z from 'zod/mini';
import { cleanTag } from '../../mark/tag.ts';
import { OTHER_IDS_MAX, type PaperId } from '../../paper/ids/paper-id.ts';
import { parsePaperId } from '../../paper/ids/schemes.ts';
import { LONGEST } from '../../paper/paper.ts';

// What comes from outside, by message or in a file, is checked against these to fresh objects.

/** The most ids that one paper is kept apart from. */
const APART_MAX = 10_000;

/** The last moment that a date can name, in milliseconds since 1970. */
const LATEST = 8.64e15;

export const textUpTo = (longest: number) => z.string().check(z.maxLength(longest));

/** A text that was cut in the middle of a character keeps half of it, which no file or other program could take. */
export const prose = (longest: number) =>
  z.pipe(
    textUpTo(longest),
    z.transform((cut) => cut.toWellFormed()),
  );

export const paperId = z.custom<PaperId>((value) => typeof value === 'string' && parsePaperId(value) === value);

const ids = (most: number) => z.array(paperId).check(z.minLength(1), z.maxLength(most));

export const apart = ids(APART_MAX);

export const tag = z.pipe(textUpTo(1_000), z.transform(cleanTag)).check(z.minLength(1));

/** In milliseconds since 1970. */
export const moment = z.int().check(z.nonnegative(), z.maximum(LATEST));

export const paper = z.object({
  id: paperId,
  also: z.exactOptional(ids(OTHER_IDS_MAX)),
  title: prose(LONGEST.title).check(z.minLength(1)),
  authors: z.array(prose(LONGEST.author)).check(z.maxLength(LONGEST.authors)),
  authorsCut: z.exactOptional(z.literal(true)),
  authorCount: z.exactOptional(z.int().check(z.positive())),
  published: z.exactOptional(z.string().check(z.regex(/^\d{4}(-\d\d(-\d\d)?)?$/))),
  abstract: z.exactOptional(prose(LONGEST.abstract)),
  version: z.exactOptional(z.int().check(z.positive())),
});

const isAddress = (address: string): boolean => URL.canParse(address);

export const met = z.object({
  site: textUpTo(40),
  url: textUpTo(LONGEST.url).check(z.regex(/^https?:\/\//), z.refine(isAddress)),
});
