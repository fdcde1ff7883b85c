/** What is one thing in a text with TeX: a command or an escaped character, a formula, or any other character. */
const PARTS = /\\(?:[a-zA-Z]+|[^\p{L}\s])|\$(?:\\.|[^\\$])+\$|./gsu;

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
};

/**
 * A text of a page, where TeX is kept as it was written, as a value between braces in a BibTeX file: commands and formulas
 * stay, other characters mean themselves, and braces match.
 */
export function texText(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  // BibTeX counts every brace, escaped or not, and ends the value at one too many.
  const even = areEven(line) ? line : line.replace(/\\*[{}]/g, '');
  return (even.match(PARTS) ?? []).map(written).join('');
}

function written(part: string): string {
  if (part.length < 2) return MEANT[part] ?? part;
  // A percent sign begins a comment in a formula too.
  return part.startsWith('$') ? part.replace(/(?<!\\)%/g, '\\%') : part;
}

function areEven(text: string): boolean {
  let open = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) {
    open += brace === '{' ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}
