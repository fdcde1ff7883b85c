import { ACCENTS, LOWERED, RAISED, SYMBOLS } from './tex-symbols.ts';

/** Letters of a style, from its `A` and its `a`, with those that Unicode put elsewhere. */
const STYLES: Readonly<Record<string, { upper: number; lower?: number; odd: Readonly<Record<string, string>> }>> = {
  mathcal: { upper: 0x1d49c, odd: { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ' } },
  mathscr: { upper: 0x1d49c, odd: { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ' } },
  mathbb: { upper: 0x1d538, lower: 0x1d552, odd: { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' } },
  mathfrak: { upper: 0x1d504, lower: 0x1d51e, odd: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' } },
};

/** Commands whose argument is plain enough as it stands. */
const PLAIN =
  /^(?:mathrm|mathbf|mathit|mathsf|mathtt|boldsymbol|bm|operatorname\*?|text(?:rm|bf|it|sf|tt|sc|normal)?|emph|textsuperscript)$/;

/** How deep groups, arguments and accents may stand in each other: deeper than any formula is, and than a stack must be. */
const DEEPEST = 50;

/** Thrown where a formula says more than plain text can. */
const BEYOND = new Error('beyond plain text');

/**
 * A title with its TeX as plain Unicode text, where that can say it: `$O(n^2)$` becomes O(n²). A formula that says more
 * than plain text can is left as it was written.
 */
export function plainTex(title: string): string {
  if (!/[$\\~{]/.test(title)) return title;
  // A dollar that opens a formula touches it, so does the one that closes it, and no digit follows: prices are no formulas.
  return title
    .split(/(\$(?!\s)[^$]+(?<!\s)\$(?!\d)|\\\(.+?\\\))/)
    .map((part, i) => (i % 2 === 1 ? readOr(part, part.replace(/^(?:\$|\\\()|(?:\$|\\\))$/g, ''), true) : readOr(part, part, false)))
    .join('')
    .replace(/ {2,}/g, ' ');
}

function readOr(written: string, inside: string, math: boolean): string {
  if (!math && !/[\\{]/.test(inside)) return inside;
  try {
    return new Reader(inside, math).all().normalize('NFC');
  } catch (error) {
    if (error !== BEYOND) throw error;
    return written;
  }
}

/** Reads one formula, or one stretch of text, from left to right. */
class Reader {
  #at = 0;
  #depth = 0;
  readonly #source: string;
  readonly #math: boolean;

  constructor(source: string, math: boolean) {
    this.#source = source;
    this.#math = math;
  }

  /** Everything up to the end. */
  all(): string {
    let read = '';
    while (this.#at < this.#source.length) read += this.#next();
    return read;
  }

  #next(): string {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw BEYOND;
    const read = this.#one();
    this.#depth -= 1;
    return read;
  }

  #one(): string {
    const character = this.#take();
    if (character === '\\') return this.#command();
    if (character === '{') return this.#group();
    if (character === '}') throw BEYOND;
    if (!this.#math) return character;
    if (character === '^') return mapped(this.#argument(), RAISED);
    if (character === '_') return mapped(this.#argument(), LOWERED);
    if (character === '~') return ' ';
    return character === '-' ? '−' : character;
  }

  #take(): string {
    // Not by codePointAt: of a text that was cut within a pair, V8 13.6 may give what stood behind the cut.
    const [character = ''] = this.#source.slice(this.#at, this.#at + 2);
    this.#at += character.length;
    return character;
  }

  /** What stands before the brace that closes a group which was opened. */
  #group(): string {
    let read = '';
    while (this.#source[this.#at] !== '}') {
      if (this.#at >= this.#source.length) throw BEYOND;
      read += this.#next();
    }
    this.#at++;
    return read;
  }

  /** A group, a command or one character. */
  #argument(): string {
    while (this.#source[this.#at] === ' ') this.#at++;
    if (this.#at >= this.#source.length) throw BEYOND;
    return this.#next();
  }

  #command(): string {
    const name = /^(?:[A-Za-z]+\*?|[\s\S])?/u.exec(this.#source.slice(this.#at))?.[0] ?? '';
    this.#at += name.length;
    // TeX takes the space behind a word command for its end.
    if (/^[A-Za-z]/.test(name) && !this.#math) this.#skipSpace();
    const accent = ACCENTS.get(name);
    const symbol = accent ? undefined : SYMBOLS.get(name);
    if (symbol !== undefined) return symbol;
    if (accent) return accented(this.#argument(), accent);
    if (PLAIN.test(name)) return this.#argument();
    const style = STYLES[name];
    if (style) return [...this.#argument()].map((letter) => styled(letter, style)).join('');
    if (name === 'sqrt') return `√${bracketed(this.#argument())}`;
    if (/^[dt]?frac$/.test(name)) return `${bracketed(this.#argument())}/${bracketed(this.#argument())}`;
    throw BEYOND;
  }

  #skipSpace(): void {
    while (this.#source[this.#at] === ' ') this.#at++;
  }
}

function mapped(text: string, to: ReadonlyMap<string, string>): string {
  return [...text]
    .map((character) => {
      const found = to.get(character);
      if (found === undefined) throw BEYOND;
      return found;
    })
    .join('');
}

function accented(text: string, accent: string): string {
  const [first = '', ...rest] = text === '\\i' ? 'i' : text;
  if (!/^\p{L}$/u.test(first)) throw BEYOND;
  return first + accent + rest.join('');
}

function styled(letter: string, { upper, lower, odd }: NonNullable<(typeof STYLES)[string]>): string {
  const base = /[A-Z]/.test(letter) ? upper - 65 : /[a-z]/.test(letter) && lower ? lower - 97 : undefined;
  return odd[letter] ?? (base === undefined ? letter : String.fromCodePoint(base + letter.charCodeAt(0)));
}

function bracketed(text: string): string {
  return [...text].length > 1 ? `(${text})` : text;
}
