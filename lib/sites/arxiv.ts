import type { Site } from './site.ts';

export const arxiv: Site = {
  id: 'arxiv',
  name: 'arXiv',
  matches: ['https://arxiv.org/list/*', 'https://arxiv.org/abs/*'],
  examples: { list: ['https://arxiv.org/list/cs.LG/new'], paper: ['https://arxiv.org/abs/2106.09608'] },
  pageAt: () => null,
  anchor: 'dt',
  cards: () => [],
  room: '',
};
