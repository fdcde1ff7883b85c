import { END, labelOf, type SearchBlock } from './search-block.ts';

/** What the line of a paper has to hold. */
export interface Needles {
  /** Folded words, each to stand in the text. */
  words: readonly string[];
  /** As `labelOf` makes them. */
  labels: readonly string[];
}

/** The labels that papers of a status with certain tags carry. */
export function labelsOf(status: string | undefined, tags: readonly string[]): string[] {
  return [...(status ? [labelOf('status', status)] : []), ...tags.map((key) => labelOf('tag', key))];
}

/** A text of many lines in which whole lines are looked for, without taking it apart. */
export class Lines {
  readonly #text: string;
  /** Where each line begins. */
  readonly #starts: number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** The number of the first line from `line` on that holds the needle; infinity when none does. */
  next(needle: string, line: number): number {
    const at = this.#text.indexOf(needle, this.#starts[line]);
    if (at < 0) return Number.POSITIVE_INFINITY;
    let found = line;
    while ((this.#starts[found + 1] ?? Number.POSITIVE_INFINITY) <= at) found += 1;
    return found;
  }

  /** The first field of a line. */
  firstField(line: number): string {
    const start = this.#starts[line] ?? 0;
    return this.#text.slice(start, this.#text.indexOf(END, start));
  }
}

/** A block as it is kept in memory, ready to be searched. */
export class SearchBlockLines {
  readonly block: SearchBlock;
  /** Papers whose line is out of date. */
  readonly #gone = new Set<number>();
  #texts: Lines | undefined;
  #labels: Lines | undefined;

  constructor(block: SearchBlock) {
    this.block = block;
  }

  /** How many papers it tells of. */
  get size(): number {
    return this.block.ids.length - this.#gone.size;
  }

  get texts(): Lines {
    this.#texts ??= new Lines(this.block.texts);
    return this.#texts;
  }

  /** Tells of a paper no more. */
  drop(id: string): void {
    const line = this.block.ids.indexOf(id as SearchBlock['ids'][number]);
    if (line >= 0) this.#gone.add(line);
  }

  /** Calls `see` with the number of each paper whose line holds all that is looked for. */
  each({ words, labels }: Needles, see: (line: number) => void): void {
    const { length } = this.block.ids;
    this.#labels ??= new Lines(this.block.labels);
    const inLabels = this.#labels;
    for (let line = 0; line < length; line++) {
      // Each needle moves on to the next line that holds it, until all stand on the same.
      for (let before = -1; before !== line && line < length; ) {
        before = line;
        for (const label of labels) if (line < length) line = inLabels.next(label, line);
        for (const word of words) if (line < length) line = this.texts.next(word, line);
      }
      if (line < length && !this.#gone.has(line)) see(line);
    }
  }
}
