import * as z from 'zod/mini';
import type { Paper } from '../../paper/paper.ts';
import { publishedOf } from '../kit/dates.ts';
import { unescapeHtml } from '../kit/html-text.ts';
import { oneLine } from '../kit/plain-text.ts';
import { factsOf } from './answered-facts.ts';

const name = z.object({
  given: z.optional(z.string()),
  family: z.optional(z.string()),
  suffix: z.optional(z.string()),
  name: z.optional(z.string()),
});

const date = z.object({ 'date-parts': z.array(z.array(z.nullable(z.number()))) });

/** The parts of a work that are read: https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md */
const work = z.object({
  message: z.object({
    DOI: z.string(),
    title: z.array(z.string()),
    author: z.optional(z.array(name)),
    issued: z.optional(date),
    abstract: z.optional(z.string()),
  }),
});

/** The paper that Crossref tells of when it is asked for a DOI; null when the answer is anything else. */
export function readCrossrefAnswer(answer: string): Paper | null {
  const read = work.safeParse(parsed(answer));
  if (!read.success) return null;
  const { DOI, title, author = [], issued, abstract = '' } = read.data.message;
  return factsOf({
    places: { ids: [DOI] },
    title: title.map(plain).find((each) => each !== '') ?? '',
    authors: author.map(({ given, family, suffix, name }) => plain(name ?? [given, family, suffix].filter(Boolean).join(' '))),
    published: publishedOf(...dateOf(issued)),
    // JATS calls it what it is.
    abstract: plain(abstract.replace(/^\s*<jats:title>[^<]{0,40}<\/jats:title>/, '')),
  });
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return undefined;
  }
}

function dateOf(issued: z.infer<typeof date> | undefined): [unknown, unknown, unknown] {
  const [year, month, day] = issued?.['date-parts'][0] ?? [];
  return [year, month, day];
}

/** Elements within a line, around words or parts of them. */
const WITHIN = /^(?:jats:)?(?:i|b|u|em|strong|sub|sup|sc|italic|bold|scp|tt|span|monospace)$|^(?:mml|m):/i;

/** Text that has elements of HTML, JATS or MathML in it, without them. */
function plain(markup: string): string {
  return oneLine(
    unescapeHtml(markup.replace(/<\/?([A-Za-z][\w:-]{0,40})(?=[\s/>])[^<>]*>/g, (_, tag: string) => (WITHIN.test(tag) ? '' : ' '))),
  );
}
