import { NOTE_MAX } from '../../mark/mark.ts';

/** One entry of a BibTeX file, its values as they are written between their braces or quotes. */
export interface BibEntry {
  /** By their names in small letters; of two with one name, the first. */
  fields: ReadonlyMap<string, string>;
  /** Its end was not found, or something else stood where a field should. */
  broken: boolean;
  /** How it begins. */
  shows: string;
}

/** The longest value that is put together, in UTF-16 code units: the longest note, each character of it escaped. */
const VALUE_MAX = 2 * NOTE_MAX;

/** The most that all abbreviations of one file may come to, in UTF-16 code units: they can double with each line. */
const ABBREVIATED_MAX = 10_000_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads the entries of a BibTeX file from left to right; what stands between them is comment. https://ctan.org/pkg/bibtex */
export class BibReader {
  #at = 0;
  readonly #text: string;
  readonly #abbreviations = new Map(MONTHS.map((month, i) => [month, String(i + 1)]));
  #abbreviated = 0;
  /** An end was missed once: from then on an entry ends at the latest where a line begins another, so that none is read twice. */
  #wary = false;
  /** Where a line inside the value that is being read seems to begin another entry. */
  #next = -1;

  constructor(text: string) {
    this.#text = text;
  }

  *entries(): Generator<BibEntry> {
    for (;;) {
      const from = this.#text.indexOf('@', this.#at);
      if (from < 0) return;
      this.#at = from + 1;
      const type = this.#match(/[a-z]+/iy).toLowerCase();
      this.#space();
      const opening = this.#text[this.#at];
      // A comment or a preamble needs no skipping: what is not an entry is comment.
      if (type === '' || (opening !== '{' && opening !== '(') || type === 'comment' || type === 'preamble') continue;
      this.#at += 1;
      this.#next = -1;
      if (type !== 'string') this.#match(/[^,{}()"=@\s]*/y);
      const fields = new Map<string, string>();
      const whole = this.#fields(fields, opening === '{' ? '}' : ')');
      if (type === 'string') for (const [name, value] of fields) this.#abbreviations.set(name, value);
      else yield { fields, broken: !whole, shows: this.#text.slice(from, from + 400) };
    }
  }

  /** Reads fields up to the end of an entry; whether the end was found. */
  #fields(into: Map<string, string>, closing: string): boolean {
    for (;;) {
      this.#match(/[\s,]*/y);
      if (this.#text[this.#at] === closing) {
        this.#at += 1;
        return true;
      }
      const name = this.#match(/[^\s,={}()"#@]+/y).toLowerCase();
      this.#space();
      if (name === '' || this.#text[this.#at] !== '=') return false;
      this.#at += 1;
      const value = this.#value();
      if (value === undefined) return false;
      if (!into.has(name)) into.set(name, value);
    }
  }

  /** Pieces joined by #: between braces, between quotes, a number, or an abbreviation. */
  #value(): string | undefined {
    let value = '';
    for (;;) {
      this.#space();
      const piece = this.#piece();
      if (piece === undefined) return undefined;
      value += piece;
      if (value.length > VALUE_MAX) return undefined;
      this.#space();
      if (this.#text[this.#at] !== '#') return value;
      this.#at += 1;
    }
  }

  #piece(): string | undefined {
    const opening = this.#text[this.#at];
    if (opening === '{' || opening === '"') {
      const from = this.#at + 1;
      const to = this.#end(from, opening === '"');
      this.#at = to < 0 ? this.#next : to + 1;
      return to < 0 ? undefined : this.#text.slice(from, to);
    }
    const word = this.#match(/[^\s,={}()"#@]+/y);
    if (word === '') return undefined;
    if (/^\d+$/.test(word)) return word;
    const meant = this.#abbreviations.get(word.toLowerCase()) ?? word;
    this.#abbreviated += meant.length;
    return this.#abbreviated > ABBREVIATED_MAX ? undefined : meant;
  }

  /** Finds the brace or quote that closes the value which starts at `from`. Returns -1 if there is none; then reading goes on at `#next`. */
  #end(from: number, quoted: boolean): number {
    const text = this.#text;
    let depth = quoted ? 0 : 1;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 92 /* \ */ && text.charCodeAt(at + 1) === 34) at += 1;
      else if (code === 123 /* { */) depth += 1;
      else if (code === 125 /* } */) depth -= 1;
      else if (code === 34 /* " */ && quoted && depth === 0) return at;
      else if (code === 10 && text.charCodeAt(at + 1) === 64 /* @ */ && this.#next < at) {
        if (this.#next < 0) this.#next = at;
        if (this.#wary) return -1;
      }
      if (depth === (quoted ? -1 : 0)) return quoted ? this.#missed(at) : at;
    }
    return this.#missed(text.length);
  }

  #missed(at: number): -1 {
    this.#wary = true;
    if (this.#next < 0) this.#next = at;
    return -1;
  }

  #space(): void {
    this.#match(/\s*/y);
  }

  #match(sticky: RegExp): string {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}
