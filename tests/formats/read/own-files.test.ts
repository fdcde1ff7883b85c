import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../lib/formats/formats.ts';
import { manyLines, oneLine } from '../../../lib/formats/kit/plain-text.ts';
import { readForeign } from '../../../lib/formats/read-foreign.ts';
import { STATUSES } from '../../../lib/mark/mark.ts';
import type { MarkedPaper } from '../../../lib/mark/marked-paper.ts';
import { cleanTag, tagKey } from '../../../lib/mark/tag.ts';

const TEXT = fc.array(
  fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '\\',
      '$',
      '%',
      '"',
      "'",
      '@',
      ',',
      ';',
      '&',
      '#',
      '_',
      '~',
      '^',
      '|',
      '<p>',
      '&amp;',
      '=',
      '-',
      '  - ',
      'é',
      'a',
      'B',
      ' ',
      '\n',
      'and',
      '[',
      ']',
    ),
    fc.constantFrom(
      'TY  - ',
      '\nER  - ',
      '\n\n',
      '\n@misc{a,',
      '$O(n^2)$',
      "\\'e",
      '\\alpha',
      'status: read',
      '\narXiv:2401.00001',
      '=1+1',
      '2309.03729',
      '日本',
      '😀',
    ),
    fc.string({ maxLength: 5 }),
  ),
  { maxLength: 12 },
);
const text = TEXT.map((parts) => parts.join(''));
const word = fc.stringMatching(/^[A-Za-zÀ-öø-ÿ]{1,12}$/);
const tags = fc
  .array(text.map(cleanTag), { maxLength: 5 })
  .map((all) =>
    [...new Map(all.filter((tag) => tag !== '').map((tag) => [tagKey(tag), tag])).values()].filter((tag) => tagKey(tag) !== ''),
  );

const marked: fc.Arbitrary<MarkedPaper> = fc
  .record({
    number: fc.integer({ min: 10_000, max: 99_999 }),
    title: text.map((title) => `T ${oneLine(title)}`.trim()),
    authors: fc.array(
      fc
        .tuple(word, word)
        .map((names) => names.join(' '))
        .filter((name) => !/others|and/i.test(name)),
      { maxLength: 4 },
    ),
    cut: fc.boolean(),
    published: fc.constantFrom('2023', '2023-09', '2023-09-07'),
    abstract: text.map((abstract) => oneLine(abstract)),
    version: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
    status: fc.constantFrom(...STATUSES),
    star: fc.boolean(),
    tags,
    note: text.map((note) => manyLines(note)),
    savedAt: fc.integer({ min: 1_000_000_000_000, max: 2_000_000_000_000 }),
    met: fc.boolean(),
  })
  .map(({ number, title, authors, cut, published, abstract, version, status, star, tags, note, savedAt, met }) => ({
    paper: {
      id: `arxiv:2309.${number}` as const,
      title,
      authors,
      ...(cut ? { authorsCut: true } : {}),
      published,
      ...(abstract ? { abstract } : {}),
      ...(version ? { version } : {}),
    },
    mark: { status, star, tags, note: note.trim() === '' ? '' : note },
    savedAt,
    ...(met ? { met: { site: 'arxiv', url: 'https://arxiv.org/list/cs.CL/recent?skip=0&show=50' } } : {}),
  }));

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function written(id: string, papers: readonly MarkedPaper[]): Promise<string> {
  let file = '';
  for await (const piece of FORMATS.find((format) => format.id === id)?.write(each(papers)) ?? []) file += piece;
  return file;
}

/** A title or abstract in BibTeX is TeX: where accents are written as commands they come back as letters. So these are without; and a note without blanks around it. */
function withoutTex({ paper, mark, ...rest }: MarkedPaper): MarkedPaper {
  const plain = (tex: string): string => oneLine(tex.replace(/[\\${}]/g, ' '));
  const abstract = plain(paper.abstract ?? '');
  const { abstract: _, ...facts } = paper;
  return {
    ...rest,
    mark: { ...mark, note: mark.note.trim() },
    paper: { ...facts, title: plain(paper.title), ...(abstract ? { abstract } : {}) },
  };
}

describe('what Papermarks wrote for other programs comes back', () => {
  test.each([
    ['csl-json', 'csl-json'],
    ['csv', 'csv'],
    ['ris', 'ris'],
  ])('whole, by %s', async (id, kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(marked, { minLength: 1, maxLength: 5 }), async (papers) => {
        const read = readForeign(await written(id, papers), '', 1);
        expect(read.kind).toBe(kind);
        expect(read.rows).toEqual(papers.map((paper, i) => ({ at: i + 1, hasStatus: true, marked: paper })));
      }),
      { numRuns: 500 },
    );
  });

  test('whole but for TeX in titles and abstracts, by bibtex', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(marked.map(withoutTex), { minLength: 1, maxLength: 5 }), async (papers) => {
        const read = readForeign(await written('bibtex', papers), 'papers.bib', 1);
        expect(read.kind).toBe('bibtex');
        expect(read.rows).toEqual(papers.map((paper, i) => ({ at: i + 1, hasStatus: true, marked: paper })));
      }),
      { numRuns: 500 },
    );
  });
});
