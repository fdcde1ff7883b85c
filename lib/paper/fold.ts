/** Letters that Unicode does not take apart, as people type them who have no key for them; and the sigma at a word's end. */
const TYPED: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ' };
const UNTYPED = new RegExp(`[${Object.keys(TYPED).join('')}]`, 'g');

/**
 * What is left out: accents and points but not the vowel signs of Indic scripts, what is never drawn, and halves of
 * characters. https://www.unicode.org/reports/tr44/#Diacritic
 */
const LEFT_OUT = /(?=\p{M})\p{Diacritic}|\p{Default_Ignorable_Code_Point}|\p{Cs}/gu;

/**
 * A text as it is searched: the same whatever its case, accents and Unicode form, so that Gödel, GÖDEL and godel are one.
 * Quotes and dashes become the typed ones, blanks and control characters single spaces, with none at the ends. Folding
 * twice is folding once.
 */
export function fold(text: string): string {
  // Small letters first and last: ẞ has no capital but itself, ß and SS differ in small letters only.
  return bare(bare(text).toLowerCase().toUpperCase().toLowerCase())
    .replace(UNTYPED, (letter) => TYPED[letter] ?? letter)
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** The words of what a person typed, folded. */
export function foldWords(typed: string): string[] {
  return fold(typed)
    .split(' ')
    .filter((word) => word !== '');
}

function bare(text: string): string {
  return text.normalize('NFKD').replace(LEFT_OUT, '');
}
