import { ACCENTS, SYMBOLS } from '../../paper/tex-symbols.ts';
import { oneLine } from '../kit/plain-text.ts';

/** What is one thing in a text with TeX: a formula, a command or an escaped character, or any other character. */
const PARTS = /\$(?:\\.|[^\\$])+\$|\\(?:[a-zA-Z]+|[^a-zA-Z])|./gsu;
const PARTS_OF_TEXT = /\\(?:[a-zA-Z]+|[^a-zA-Z])|./gsu;

/** Characters that mean something to TeX, and how they are written to mean themselves. */
const MEANT: Readonly<Record<string, string>> = {
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

/** Commands that change how what follows looks and nothing else, beside the accents that are known. */
const LOOKS =
  /^(?:math[a-z]+|text[a-z]+|emph|boldsymbol|bm|operatorname|[dt]?frac|[dt]?binom|sqrt|over(?:line|brace|set)|under(?:line|brace|set)|wide(?:tilde|hat))$/;

/**
 * A text of a page, where TeX is kept as it was written, as a value between braces in a BibTeX file: formulas and commands
 * that are known to do no more than look stay; other characters mean themselves, and braces match however they are counted.
 */
export function texText(text: string): string {
  const found = oneLine(text).match(PARTS) ?? [];
  const parts = withoutStrange(
    found.flatMap((part) => (isFormula(part) || !part.startsWith('$') ? [part] : (part.match(PARTS_OF_TEXT) ?? []))),
  );
  const matched = matchedBraces(parts);
  return parts.map((part, at) => (matched.has(at) ? part : written(part))).join('');
}

/** A text in which nothing is TeX, as a value between braces. */
export function plainInTex(text: string): string {
  return text.replace(/[&%#_$~^\\{}]/g, (character) => MEANT[character] ?? character);
}

function written(part: string): string {
  if (part.length === 1) return MEANT[part] ?? part;
  // A percent sign begins a comment in a formula too.
  if (part.startsWith('$')) return part.replace(/(?<!\\)%/g, '\\%');
  return part === '\\{' || part === '\\}' ? (MEANT[part.slice(1)] ?? part) : part;
}

/** The parts, those apart that are commands with no known end: what they do to a document is not for a title to say. */
function withoutStrange(parts: readonly string[]): string[] {
  const matched = matchedBraces(parts);
  return parts.flatMap((part, at) => {
    if (part.length < 2 || !part.startsWith('\\')) return [part];
    const blank = parts[at + 1] === ' ' ? 1 : 0;
    return isKnown(part.slice(1), parts[at + 1 + blank] ?? '', matched.has(at + 1 + blank)) ? [part] : [...part];
  });
}

/** Whether a command is a symbol, or an accent or a look of a letter or a group. */
function isKnown(command: string, next: string, matched: boolean): boolean {
  if (SYMBOLS.has(command)) return true;
  return (ACCENTS.has(command) || LOOKS.test(command)) && (/^(?:\p{L}|\\[ij])$/u.test(next) || (matched && next === '{'));
}

/** Whether it is a formula that is whole in itself. */
function isFormula(part: string): boolean {
  if (part.length < 3 || !part.startsWith('$')) return false;
  const parts = part.slice(1, -1).match(PARTS_OF_TEXT) ?? [];
  const braces = parts.filter((each) => /^[{}]$/.test(each));
  const escaped = parts.filter((each) => /^\\[{}]$/.test(each)).map((each) => each.slice(1));
  if (matchedBraces(braces).size < braces.length || matchedBraces(escaped).size < escaped.length) return false;
  if (parts.some((each, at) => /^[_^]$/.test(each) && !/^[\p{L}\p{N}{*+'\\-]/u.test(parts[at + 1] ?? ''))) return false;
  return withoutStrange(parts).length === parts.length;
}

/** Where the braces stand that have their other half. */
function matchedBraces(parts: readonly string[]): Set<number> {
  const open: number[] = [];
  const matched = new Set<number>();
  for (const [at, part] of parts.entries()) {
    if (part === '{') open.push(at);
    const start = part === '}' ? open.pop() : undefined;
    if (start !== undefined) matched.add(start).add(at);
  }
  return matched;
}
