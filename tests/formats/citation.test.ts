import { expect, test } from 'vitest';
import { citationOf, markdownLinkOf } from '../../lib/formats/list/citation.ts';

const ID = 'arxiv:2611.00001';

test('a citation is one sentence after the other', () => {
  const paper = { id: ID, title: 'On $\\alpha$-decay', authors: ['A. One', 'B. Two'], published: '2026-11' } as const;
  expect(citationOf({ ...paper, authors: [...paper.authors] })).toBe('A. One, B. Two. On α-decay. arXiv:2611.00001, 2026.');
  expect(citationOf({ ...paper, authors: ['A. One'], authorsCut: true, title: 'Why?' })).toBe('A. One et al. Why? arXiv:2611.00001, 2026.');
  expect(citationOf({ id: ID, title: 'Bare', authors: [] })).toBe('Bare. arXiv:2611.00001.');
});

test('a title is text in a Markdown link, whatever is in it', () => {
  expect(markdownLinkOf({ id: ID, title: 'A [link](javascript:x) *and* <b>', authors: [] })).toBe(
    '[A \\[link\\](javascript:x) \\*and\\* \\<b\\>](https://arxiv.org/abs/2611.00001)',
  );
});
