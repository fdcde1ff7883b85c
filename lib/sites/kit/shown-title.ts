import { rawText } from './page-text.ts';
import { TITLE_MAX } from './text-blocks.ts';

/** What stands on cards before titles: numbers with what they count, dates, and who sent it. */
const BEFORE = /^[^\p{L}\d]*(?:[\d.,]+ ?[km]?(?: \p{L}+)?|\p{L}{3,9}\.? \d+(?:, \d+)?|(?:submitted|published) .*)?\P{L}*$/iu;

/** Whether a text on a card may be the title: it has letters, is none of what stands before titles, and not too long for one. */
export function mayBeTitle(text: string): boolean {
  return !isProse(text) && !BEFORE.test(text);
}

/** The title among the texts of a card, in order; undefined where none may be one. What begins the abstract ends the search. */
export function titleAmong(blocks: readonly Element[]): Element | undefined {
  let first: Element | undefined;
  for (const block of blocks) {
    const text = rawText(block);
    if (first && isProse(text)) break;
    if (!mayBeTitle(text)) continue;
    // One word may be a name of who wrote it; a sentence may tell of it.
    if (/\S\s\S+\s\S/.test(text) && !text.endsWith('.')) return block;
    first ??= block;
  }
  return first;
}

/** Whether a text reads like an abstract or the beginning of one: longer than titles are, or in sentences. */
export function isProse(text: string): boolean {
  return text.length > TITLE_MAX || (text.length > 80 && /[.\u2026\u3002]$|(?:\p{Ll}[.!]\s+\p{Lu}.*){2}/u.test(text));
}
