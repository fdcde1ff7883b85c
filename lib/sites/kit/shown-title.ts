import { rawText } from './page-text.ts';
import { TITLE_MAX } from './text-blocks.ts';

/** What stands on cards beside titles: numbers, with or without what they count, dates, and words that lead somewhere. */
const BESIDE =
  /^[^\p{L}\d]*(?:[\d.,]+\s*[km]?\+?(?:\s+\p{L}+)?|(?:submitted|published|posted|updated|upvoted?)\b.*|(?:pdf|html|abs|abstract|arxiv|github|code|project|paper|community|comments?|view|read|more|show|login|sign)(?:\s+(?:page|more|paper|pdf|in|less|all|by))?|\p{L}{3,9}\.?\s+\d{1,2}(?:,\s*\d{4})?|\d.*\bago)?[^\p{L}\d]*$/iu;

/** Whether a text on a card may be the title: it has letters, is none of what stands beside titles, and not too long for one. */
export function mayBeTitle(text: string): boolean {
  return text.length <= TITLE_MAX && /\p{L}/u.test(text) && !BESIDE.test(text) && !isProse(text);
}

/** The title among the texts of a card, in order; undefined where none may be one. What begins the abstract ends the search. */
export function titleAmong(blocks: readonly Element[]): Element | undefined {
  const before: { block: Element; text: string }[] = [];
  for (const block of blocks) {
    const text = rawText(block);
    if (mayBeTitle(text)) before.push({ block, text });
    else if (isProse(text) && before.length > 0) break;
  }
  // One word may be a name of who wrote it; a sentence may tell of it.
  const inWords = before.find(({ text }) => /\S\s\S+\s\S/.test(text) && !text.endsWith('.'));
  return (inWords ?? before[0])?.block;
}

/** Whether a text reads like an abstract or the beginning of one: longer than titles are, or in sentences. */
export function isProse(text: string): boolean {
  return text.length > TITLE_MAX || (text.length > 80 && /[.\u2026]$|(?:\p{Ll}[.!]\s+\p{Lu}.*){2}/u.test(text));
}
