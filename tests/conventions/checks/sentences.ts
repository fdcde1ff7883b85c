import { expect } from 'vitest';

/** Expects that nothing is wrong; what is, is told in a sentence each. */
export function nothingWrong(sentences: string[]): void {
  expect(sentences, sentences.join('\n')).toEqual([]);
}
