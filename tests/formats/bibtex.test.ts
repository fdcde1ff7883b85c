import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bibtexOf } from '../../lib/formats/bibtex/bibtex-fields.ts';
import { texText } from '../../lib/formats/bibtex/tex-text.ts';
import type { Paper } from '../../lib/paper/paper.ts';
import { sizeOf } from '../sizes.ts';

const PAPER: Paper = {
  id: 'arxiv:2611.00001',
  title: 'The Läßt of 50% & $\\alpha_1$',
  authors: ['Ana Müller', 'Smith and Sons'],
  published: '2026-11-03',
};

describe('an entry', () => {
  test('says what is published', () => {
    expect(bibtexOf(PAPER).split('\n')).toEqual([
      '@misc{muller2026lasst-2611.00001,',
      '  title = {{The Läßt of 50\\% \\& $\\alpha_1$}},',
      '  author = {Ana Müller and {Smith and Sons}},',
      '  year = {2026},',
      '  month = {11},',
      '  day = {3},',
      '  eprint = {2611.00001},',
      '  archivePrefix = {arXiv},',
      '  url = {https://arxiv.org/abs/2611.00001},',
      '}',
    ]);
  });

  test('of an old id names its class, and says what is not known by nothing', () => {
    const entry = bibtexOf({ id: 'arxiv:hep-th/9901001', title: '…', authors: [] });
    expect(entry).toContain('@misc{arxiv-hep-th-9901001,');
    expect(entry).toContain('primaryClass = {hep-th}');
    expect(entry).not.toMatch(/author|year|month|undefined/);
  });

  test('of a list that was cut ends in others', () => {
    expect(bibtexOf({ ...PAPER, authorsCut: true })).toContain('{Smith and Sons} and others}');
  });
});

describe('a text for TeX', () => {
  test.each([
    ['100% of_all #1 & more', '100\\% of\\_all \\#1 \\& more'],
    ["Poincar\\'e and \\textbf{Bose}", "Poincar\\'e and \\textbf{Bose}"],
    ['$O(n^2)$ costs $5', '$O(n^2)$ costs \\$5'],
    ['ends in \\', 'ends in \\textbackslash{}'],
    ['a } b { c', 'a \\textbraceright{} b \\textbraceleft{} c'],
    ['\\{x} \\input{y}', '\\textbraceleft{}x\\textbraceright{} \\textbackslash{}input{y}'],
    ['$a{b$ c}', '\\$a{b\\$ c}'],
    ['already \\% \\& fine', 'already \\% \\& fine'],
    ['$5%$', '$5\\%$'],
    ['lines\nand\ttabs', 'lines and tabs'],
  ])('%j is written %j', (text, written) => {
    expect(texText(text)).toBe(written);
  });

  test('any title and any authors stay one entry with braces that match', () => {
    const hostile = fc.string({ unit: fc.constantFrom('{', '}', '\\', '$', '%', '"', '@', ',', '\n', 'and', 'é', 'a', ' ', '=') });
    fc.assert(
      fc.property(hostile, fc.array(hostile), (title, authors) => {
        const entry = bibtexOf({ ...PAPER, title, authors });
        const ends: number[] = [];
        let open = 0;
        for (const [at, character] of [...entry].entries()) {
          if (character === '{') open++;
          if (character === '}' && --open === 0) ends.push(at);
        }
        expect(ends).toEqual([entry.length - 1]);
        // One line for each field: nothing that a page says can begin one.
        expect(
          entry
            .split('\n')
            .slice(1, -1)
            .every((line) => /^ {2}\w+ = \{.*\},$/.test(line)),
        ).toBe(true);
      }),
      { numRuns: sizeOf('BibTeX entries') },
    );
  });
});
