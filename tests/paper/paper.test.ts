import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
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

  it('keeps how many authors there are until a name is known, and the later number', () => {
    const counted = (authorCount: number): Paper => ({ id: known.id, title: 'T', authors: [], authorCount });
    expect(mergePapers(counted(9), counted(10))).toEqual(counted(10));
    expect(mergePapers(counted(10), list([], false))).toEqual(counted(10));
    expect(mergePapers(counted(10), list(['A'], true))).toEqual(list(['A'], true));
    expect(mergePapers(list(['A'], false), counted(10))).toEqual(list(['A'], false));
  });

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

  const abstract = (text: string) => ({ ...known, abstract: text });
  const whole = 'We show that radium glows. '.repeat(10).trim();

  it.each([
    ['a snippet over the whole', whole, '... radium glows ...', whole],
    ['the whole over a snippet', '\u2026 radium glows. We show that', whole, whole],
    ['a longer snippet over a shorter', `${whole.slice(0, 200)}\u2026`, 'We show\u2026', `${whole.slice(0, 200)}\u2026`],
    ['the whole over a summary in one sentence', whole, 'TL;DR: radium glows, as was shown once more in this paper of ours.', whole],
    ['a correction', whole, whole.replace('glows', 'shines'), whole.replace('glows', 'shines')],
  ])('of abstracts keeps or takes: %s', (_, first, then, kept) => {
    expect(mergePapers(abstract(first), abstract(then)).abstract).toBe(kept);
  });

  it('keeps a title against the same in capitals, and names against initials', () => {
    const named = list(['Ashish Vaswani', 'Aidan N. Gomez'], false);
    expect(mergePapers({ ...named, title: 'On Radium' }, { ...named, title: 'ON RADIUM' }).title).toBe('On Radium');
    expect(mergePapers({ ...named, title: 'ON RADIUM' }, { ...named, title: 'On Radium' }).title).toBe('On Radium');
    for (const short of [
      ['A Vaswani', 'AN Gomez'],
      ['Vaswani A', 'Gomez AN'],
      ['A. Vaswani', 'A. N. Gomez'],
    ]) {
      expect(mergePapers(named, list(short, false)).authors).toEqual(named.authors);
      expect(mergePapers(list(short, false), named).authors).toEqual(named.authors);
    }
    expect(mergePapers(named, list(['Li Xu', 'Bo An'], false)).authors).toEqual(['Li Xu', 'Bo An']);
  });

  it('keeps what a later version says', () => {
    const later = { ...known, title: 'Renamed', version: 3 };
    expect(mergePapers(later, { ...known, title: 'Known', version: 1 })).toEqual(later);
    expect(mergePapers({ ...known, version: 1 }, later)).toEqual(later);
    expect(mergePapers({ ...later, abstract: '' }, known).abstract).toBe(known.abstract);
  });

  const facts: fc.Arbitrary<Paper> = fc.record<Paper>(
    {
      id: fc.constant(known.id),
      title: fc.constantFrom('', 'arXiv:2309.03729', 'On Radium', 'ON RADIUM', 'On Rad\u2026', 'On Radium, Again'),
      authors: fc.subarray(['Ada Lovelace', 'A Lovelace', 'Alan Turing']),
      authorsCut: fc.constant(true as const),
      published: fc.constantFrom('2023', '2023-09', '2023-09-07'),
      abstract: fc.constantFrom('', whole, `${whole.slice(0, 90)}...`, 'Radium glows.'),
      version: fc.integer({ min: 1, max: 3 }),
      also: fc.constant<PaperId[]>(['doi:10.1234/5']),
    },
    { requiredKeys: ['id', 'title', 'authors'] },
  );

  it('is the same when it is done again, and loses no field and no date', () => {
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        const merged = mergePapers(one, other);
        expect(mergePapers(merged, other)).toEqual(merged);
        expect(mergePapers(merged, merged)).toEqual(merged);
        for (const each of [one, other]) {
          expect(merged.published?.length ?? 0).toBeGreaterThanOrEqual(each.published?.length ?? 0);
          expect(merged.version ?? 0).toBeGreaterThanOrEqual(each.version ?? 0);
          if (each.abstract) expect(merged.abstract).toBeTruthy();
          if (each.authors.length > 0) expect(merged.authors).not.toEqual([]);
        }
        expect(merged.also).toEqual(one.also);
      }),
      { numRuns: 2_000 },
    );
  });

  it('ends with the whole abstract, whatever page came first', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 5 }), (pages) => {
        const versions = pages.map(({ version: _version, ...page }): Paper => page);
        if (pages.some(({ abstract: text }) => text === whole))
          expect(versions.reduce<Paper>(mergePapers, versions[0] as Paper).abstract).toBe(whole);
      }),
    );
  });
});
