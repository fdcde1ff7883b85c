import { describe, expect, it } from 'vitest';
import { weigh } from '../../lib/mark/rules.ts';
import type { Rule } from '../../lib/mark/settings.ts';

const paper = {
  title: 'A Survey of Gödel-style Diffusion',
  authors: ['Ada Lovelace', 'Jean-Luc Ní Bhriain'],
  tags: ['To Read'],
  categories: ['cs.LG', 'math-ph'],
};
const rule = (by: Rule['by'], what: string, does: Rule['does'] = 'dim'): Rule => ({ does, by, what });

describe('a rule', () => {
  it.each([
    rule('word', 'survey'),
    rule('word', 'godel style'),
    rule('word', 'diff'),
    rule('author', 'lovelace'),
    rule('author', 'JEAN-LUC NI BHRIAIN'),
    rule('tag', 'to read'),
    rule('category', 'cs.lg'),
    rule('category', 'cs'),
  ])('by $by fits $what', (fitting) => expect(weigh([fitting], paper)).toBe(fitting));

  it.each([
    rule('word', 'usion'),
    rule('word', '  '),
    rule('word', '!!!'),
    rule('author', 'ada'),
    rule('author', 'lace'),
    rule('tag', 'to'),
    rule('category', 'cs.L'),
    rule('category', 'c'),
  ])('by $by does not fit $what', (other) => expect(weigh([other], paper)).toBeUndefined());

  it('that highlights goes before one that dims', () => {
    const lit = rule('author', 'lovelace', 'highlight');
    expect(weigh([rule('word', 'survey'), lit], paper)).toBe(lit);
  });
});
