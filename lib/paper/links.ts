import type { PaperId } from './paper-id.ts';

/** A page about a paper, or the paper itself. */
export interface PaperLink {
  to: 'abs' | 'pdf' | 'huggingface';
  url: string;
}

/** Where a paper can be read about and read. Hugging Face has pages for ids of the new style only. */
export function linksOf(id: PaperId): PaperLink[] {
  const value = id.slice('arxiv:'.length);
  const links: PaperLink[] = [
    { to: 'abs', url: `https://arxiv.org/abs/${value}` },
    { to: 'pdf', url: `https://arxiv.org/pdf/${value}` },
  ];
  return value.includes('/') ? links : [...links, { to: 'huggingface', url: `https://huggingface.co/papers/${value}` }];
}

/** An id as people write it: `arXiv:2309.03729`. */
export function idText(id: PaperId): string {
  return id.replace(/^arxiv:/, 'arXiv:');
}
