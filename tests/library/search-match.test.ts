import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsOf, SearchBlockLines } from '../../lib/library/search/match.ts';
import { END, labelOf, searchBlockOf } from '../../lib/library/search/search-block.ts';
import { TopK } from '../../lib/library/search/top-k.ts';
import { STATUSES } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';

const word = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1, maxLength: 3 });
const tag = fc.constantFrom('a', 'ab', 'b', 'want', '!want');

const paper = fc.record({
  texts: fc.array(fc.array(word, { maxLength: 3 }), { minLength: 2, maxLength: 4 }),
  status: fc.constantFrom(...STATUSES.slice(0, 2)),
  tags: fc.uniqueArray(tag, { maxLength: 3 }),
  gone: fc.boolean(),
});

describe('the lines of a shelf', () => {
  it('that hold all that is looked for are seen, each once and in order, save those that are gone', () => {
    const needles = fc.record({
      words: fc.array(word, { maxLength: 3 }),
      status: fc.option(fc.constantFrom(...STATUSES)),
      tags: fc.array(tag, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 20 }), needles, (papers, { words, status, tags }) => {
        const entries = papers.map(({ texts, status, tags }, n) => ({
          id: `arxiv:${n}` as PaperId,
          savedAt: n,
          published: '',
          text: texts.map((words) => words.join(' ')).join(END),
          labels: [labelOf('status', status), ...tags.map((tag) => labelOf('tag', tag))].join(''),
        }));
        const lines = new SearchBlockLines(searchBlockOf('', entries));
        for (const [n, { gone }] of papers.entries()) if (gone) lines.drop(`arxiv:${n}`);
        const expected = papers.flatMap((paper, n) => {
          const says = words.every((word) => paper.texts.some((text) => text.join(' ').includes(word)));
          const carries = (!status || paper.status === status) && tags.every((tag) => paper.tags.includes(tag));
          return says && carries && !paper.gone ? [n] : [];
        });
        const seen: number[] = [];
        lines.each({ words, labels: labelsOf(status ?? undefined, tags) }, (line) => seen.push(line));
        expect(seen).toEqual(expected);
        expect(lines.size).toBe(papers.filter(({ gone }) => !gone).length);
        for (const n of papers.keys()) expect(lines.texts.firstField(n)).toBe(papers[n]?.texts[0]?.join(' '));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('First', () => {
  it('keeps what sorting all of it would put first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 600 }), fc.nat(20), (items, limit) => {
        const first = new TopK<number>(limit, (a, b) => a - b);
        for (const item of items) first.add(item);
        expect(first.all()).toEqual([...items].sort((a, b) => a - b).slice(0, limit));
        expect(first.total).toBe(items.length);
      }),
    );
  });
});
