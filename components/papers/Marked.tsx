import { fold, foldWords } from '../../lib/paper/fold.ts';

/** Whether a text holds one of the words that were searched for. */
export function foundIn(text: string, words: string): boolean {
  const folded = fold(text);
  return foldWords(words).some((word) => folded.includes(word));
}

/** A text in which the words that were searched for stand out. */
export function Marked({ text, words }: { text: string; words: string }) {
  const stretches = words === '' ? [] : stretchesOf(text, foldWords(words));
  if (stretches.length === 0) return text;
  return stretches.map(({ from, to, isFound }) => (isFound ? <mark key={from}>{text.slice(from, to)}</mark> : text.slice(from, to)));
}

interface Stretch {
  from: number;
  to: number;
  isFound: boolean;
}

/** A text cut where what was found begins and ends; empty when nothing was found. */
export function stretchesOf(text: string, words: readonly string[]): Stretch[] {
  const { folded, places } = foldedWithPlaces(text);
  const isFound = new Uint8Array(text.length);
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      isFound.fill(1, places[at], places[at + word.length]);
    }
  }
  if (!isFound.includes(1)) return [];
  const cuts = [0, ...Array.from(isFound.keys()).filter((at) => at > 0 && isFound[at] !== isFound[at - 1]), text.length];
  return cuts.slice(1).map((to, i) => ({ from: cuts[i] ?? 0, to, isFound: isFound[cuts[i] ?? 0] === 1 }));
}

/** A text folded letter by letter, and for each letter of that where its own stands in the text; the end comes last. */
function foldedWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    // Most letters are plain: to fold each of them would take longer than all the rest.
    const plain = /^[!-~]$/.test(letter) ? letter.toLowerCase() : /^\s$/.test(letter) ? ' ' : fold(letter);
    folded += plain;
    for (let i = 0; i < plain.length; i++) places.push(at);
    at += letter.length;
  }
  places.push(at);
  return { folded, places };
}
