import { ACCENTS, SYMBOLS } from '../paper/tex-symbols.ts';
import { oneLine } from './plain-text.ts';

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

/** Commands that change how a text looks and nothing else, beside the symbols and accents that are known. */
const LOOKS =
  /^(?:math[a-z]+|text[a-z]+|emph|boldsymbol|bm|operatorname|[dt]?frac|[dt]?binom|sqrt|over(?:line|brace|set)|under(?:line|brace|set)|[bB]ig+[lr]?|wide(?:tilde|hat)|[a-z]*(?:hat|tilde|bar|dot|vec)|limits|mod|pmod|stackrel|[lr]?[vV]ert|not|rm|bf|it|sf|tt|cal|scriptstyle|displaystyle|[a-z]*arrow)$/;

/**
 * A text of a page, where TeX is kept as it was written, as a value between braces in a BibTeX file: formulas and commands
 * that are known to do no more than look stay; other characters mean themselves, and braces match however they are counted.
 */
export function texText(text: string): string {
  const parts = (oneLine(text).match(PARTS) ?? []).flatMap((part) =>
    isFormula(part) ? [part] : part.length > 2 && part.startsWith('$') ? (part.match(PARTS_OF_TEXT) ?? []) : [part],
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
  if (!part.startsWith('\\')) return part;
  if (part === '\\{' || part === '\\}') return MEANT[part.slice(1)] ?? part;
  return isKnown(part.slice(1)) ? part : plainInTex(part);
}

function isKnown(command: string): boolean {
  return SYMBOLS.has(command) || ACCENTS.has(command) || LOOKS.test(command);
}

/** Whether it is a formula that is whole in itself. */
function isFormula(part: string): boolean {
  if (part.length < 3 || !part.startsWith('$')) return false;
  const parts = part.slice(1, -1).match(PARTS_OF_TEXT) ?? [];
  const braces = parts.filter((each) => /^[{}]$/.test(each)).length;
  const escaped = parts.filter((each) => /^\\[{}]$/.test(each)).map((each) => each.slice(1));
  const commands = parts.filter((each) => each.startsWith('\\')).map((each) => each.slice(1));
  return matchedBraces(parts).size === braces && matchedBraces(escaped).size === escaped.length && commands.every(isKnown);
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
