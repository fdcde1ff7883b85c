import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePapers, type Paper } from '../../lib/paper/paper.ts';

const known: Paper = {
  id: 'arxiv:2309.03729',
  title: 'Known',
  authors: ['A', 'B', 'C'],
  published: '2023-09-07',
  abstract: 'Known.',
  version: 1,
};

describe('mergePapers', () => {
  it('takes what the later page says, and keeps what it does not say', () => {
    expect(mergePapers(known, { id: known.id, title: 'Later', authors: [] })).toEqual({ ...known, title: 'Later' });
    expect(mergePapers(known, { ...known, title: '', abstract: '', version: 3 })).toEqual({ ...known, version: 3 });
  });

  it('takes an id in the place of the title for no title, in whatever order pages come', () => {
    const untitled = { ...known, title: 'arXiv:2309.03729' };
    const old: Paper = { id: 'arxiv:math/0309136', title: 'arXiv:math/0309136', authors: [] };
    expect(mergePapers(untitled, known).title).toBe('Known');
    expect(mergePapers(known, untitled).title).toBe('Known');
    expect(mergePapers(untitled, untitled).title).toBe('arXiv:2309.03729');
    expect(mergePapers({ ...old, title: 'Old' }, old).title).toBe('Old');
    expect(mergePapers(known, { ...known, title: 'arXiv:math/0309136' }).title).toBe('arXiv:math/0309136');
  });

  it.each([
    ['2023-09-07', '2023', '2023-09-07'],
    ['2023-09-07', '2023-09', '2023-09-07'],
    ['2023', '2023-09-07', '2023-09-07'],
    ['2023-09-07', '2022', '2023-09-07'],
  ])('of the dates %s and then %s keeps %s', (first, then, kept) => {
    expect(mergePapers({ ...known, published: first }, { ...known, published: then }).published).toBe(kept);
  });

  const list = (authors: string[], cut: boolean): Paper => ({
    id: known.id,
    title: 'T',
    authors,
    ...(cut && { authorsCut: true as const }),
  });

  it.each([
    ['a whole list over a part', list(['A'], true), list(['A', 'B'], false), list(['A', 'B'], false)],
    ['a whole list over another', list(['A', 'B'], false), list(['A'], false), list(['A'], false)],
    ['a whole list over a longer part', list(['A'], false), list(['A', 'B'], true), list(['A'], false)],
    ['the longer of two parts', list(['A', 'B'], true), list(['A'], true), list(['A', 'B'], true)],
    ['the longer of two parts, later', list(['A'], true), list(['A', 'B'], true), list(['A', 'B'], true)],
    ['a part over none', list([], false), list(['A'], true), list(['A'], true)],
    ['any list over none', list(['A'], true), list([], false), list(['A'], true)],
  ])('keeps %s', (_, first, then, kept) => expect(mergePapers(first, then)).toEqual(kept));

  it('never loses a whole list of authors to a part of one, in whatever order pages come', () => {
    const met = fc.record({ authors: fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 4 }), cut: fc.boolean() });
    fc.assert(
      fc.property(fc.array(met, { minLength: 1 }), (pages) => {
        const papers = pages.map(({ authors, cut }) => list(authors, cut && authors.length > 0));
        const wholes = papers.filter(({ authors, authorsCut }) => authors.length > 0 && !authorsCut);
        const { authors, authorsCut } = papers.reduce(mergePapers);
        if (wholes.length > 0) expect({ authors, authorsCut }).toEqual({ authors: wholes.at(-1)?.authors, authorsCut: undefined });
        else expect(authors.length).toBe(Math.max(...papers.map((paper) => paper.authors.length)));
      }),
    );
  });
});
