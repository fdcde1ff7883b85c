import { describe, expect, it } from 'vitest';
import { idText, linksOf } from '../../lib/paper/links.ts';

describe('the links of a paper', () => {
  it('lead to its abstract, its PDF and its page on Hugging Face', () => {
    expect(linksOf('arxiv:2309.03729').map(({ url }) => url)).toEqual([
      'https://arxiv.org/abs/2309.03729',
      'https://arxiv.org/pdf/2309.03729',
      'https://huggingface.co/papers/2309.03729',
    ]);
  });

  it('leave Hugging Face out for an id of the old style', () => {
    expect(linksOf('arxiv:hep-th/9901001').map(({ to }) => to)).toEqual(['abs', 'pdf']);
  });

  it('stand beside the id as people write it', () => {
    expect(idText('arxiv:hep-th/9901001')).toBe('arXiv:hep-th/9901001');
  });
});
