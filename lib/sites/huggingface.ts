import type { Site } from './site.ts';

export const huggingface: Site = {
  id: 'huggingface',
  name: 'Hugging Face',
  matches: ['https://huggingface.co/papers*'],
  examples: { list: ['https://huggingface.co/papers/date/2026-07-02'], paper: ['https://huggingface.co/papers/2609.31620'] },
  pageAt: () => null,
  anchor: 'h3 a',
  cards: () => [],
  room: '',
};
