import { FORMATS, type Format } from '../../lib/formats/formats.ts';
import { manyLines, oneLine } from '../../lib/formats/kit/plain-text.ts';
import type { Mark } from '../../lib/mark/mark.ts';
import type { MarkedPaper } from '../../lib/mark/marked-paper.ts';
import type { Paper } from '../../lib/paper/paper.ts';

/**
 * How a field comes back from a file: `exact`; as `line`, its runs of blanks and control characters one blank; as `lines`,
 * with line ends of one kind and no control characters; as `tex`, where TeX is kept, so that what is escaped by hand comes
 * back plain; or not at all.
 */
export type Carried = 'exact' | 'line' | 'lines' | 'tex' | 'no';

type Table = Readonly<Record<keyof Paper | keyof Mark | 'savedAt' | 'met', Carried>>;

const ALL: Table = {
  id: 'exact',
  // In library files alone: other programs know one id, or a DOI.
  also: 'no',
  title: 'exact',
  authors: 'exact',
  authorsCut: 'exact',
  // In library files alone: what stands in the place of names is no name to other programs.
  authorCount: 'no',
  published: 'exact',
  abstract: 'exact',
  version: 'exact',
  status: 'exact',
  star: 'exact',
  tags: 'exact',
  note: 'exact',
  savedAt: 'exact',
  met: 'exact',
};

/** Which fields each format carries, and where that is not a field that the format has, under names of ours. */
export const CARRIES: Readonly<Record<Exclude<Format['id'], 'markdown-list' | 'markdown-zip'>, Table>> = {
  bibtex: { ...ALL, title: 'tex', authors: 'tex', abstract: 'tex', note: 'lines' },
  ris: { ...ALL, title: 'line', authors: 'line', abstract: 'line', note: 'lines' },
  'csl-json': ALL,
  csv: ALL,
};

/** A text as it comes back. For `tex`, compare plain texts only. */
export function comesBack(text: string, how: Carried): string {
  if (how === 'line' || how === 'tex') return oneLine(text);
  return how === 'lines' ? manyLines(text) : text.toWellFormed();
}

/** What a file of a format says, whole. */
export async function written(id: Format['id'], papers: readonly MarkedPaper[]): Promise<string> {
  let all = '';
  const format = FORMATS.find((each) => each.id === id);
  if (!format) throw new Error(`no format ${id}`);
  for await (const piece of format.write(each(papers))) all += typeof piece === 'string' ? piece : '';
  return all;
}

/** Papers as the library hands them out. */
export async function* each(papers: readonly MarkedPaper[]): AsyncGenerator<MarkedPaper> {
  yield* papers;
}
