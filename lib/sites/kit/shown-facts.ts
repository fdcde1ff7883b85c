import { LONGEST } from '../../paper/paper.ts';
import type { Facts } from './card-facts.ts';
import { pageText, rawText } from './page-text.ts';
import { type DateContext, shownDate } from './shown-date.ts';
import { textBlocks } from './text-blocks.ts';

/** No abstract is shorter, in UTF-16 code units: shorter texts are names and words about the paper. */
const ABSTRACT_MIN = 80;

/** What a card shows beside its title, whatever its markup: told apart by how each reads. */
export function shownFacts(card: Element, title: Element | undefined, context: DateContext): Facts {
  const blocks = textBlocks(card)
    .filter((block) => !title?.contains(block) && !(title && block.contains(title)))
    .map((block) => ({ block, text: rawText(block) }));
  const [count] = blocks.flatMap(({ text }) => countIn(text) ?? []);
  const [published] = blocks.flatMap(({ text }) => shownDate(text, context) ?? []);
  // A translator, or a search, may have put each sentence of a paragraph in an element of its own.
  const prose = blocks
    .map(({ block, text }) => {
      const whole = block.closest('p');
      return whole && whole !== block && card.contains(whole) && !(title && whole.contains(title))
        ? { block: whole, text: rawText(whole) }
        : { block, text };
    })
    .filter(({ text }) => !areNames(text) && !isByModel(text));
  const longest = prose.reduce((best, each) => (each.text.length > best.text.length ? each : best), { block: card, text: '' });
  const abstract = longest.text.length < ABSTRACT_MIN ? '' : pageText(longest.block, { longest: LONGEST.abstract, without: 'button' });
  return {
    ...(count && { authorCount: count }),
    ...(published && { published }),
    ...(abstract && { abstract: abstract.replace(/^Abstract[:.]?\s+/i, '') }),
  };
}

/** Whether a text is a list of people: short parts between commas, and hardly a word in small letters. */
function areNames(text: string): boolean {
  const parts = text.split(/[,;\u00b7\u3001\u060c]|\sand\s/);
  const words = text.split(/\s+/);
  const small = words.filter((word) => /^\p{Ll}/u.test(word));
  return parts.length > 3 && words.length < 5 * parts.length && small.length < 0.3 * words.length;
}

/** Whether a text says that a model wrote it. */
function isByModel(text: string): boolean {
  return /^\P{L}*(?:(?:AI|machine|LLM)[- ](?:generated|written)|(?:generated|summari[sz]ed|written) (?:by|with) (?:AI|an? ))/iu.test(text);
}

/** The number in a text such as "· 10 authors". */
function countIn(text: string): number | undefined {
  const [, number = ''] = /^[^\p{L}\d]*(\d{1,3}(?:,\d{3})+|\d{1,4})\s+authors?[^\p{L}\d]*$/iu.exec(text) ?? [];
  return Number(number.replaceAll(',', '')) || undefined;
}
