import { ACCENTS } from '../../paper/tex-symbols.ts';

/** Commands that are one letter or sign of plain text. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ss: 'ß',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
    o: 'ø',
    O: 'Ø',
    l: 'ł',
    L: 'Ł',
    aa: 'å',
    AA: 'Å',
    i: 'ı',
    j: 'ȷ',
    th: 'þ',
    TH: 'Þ',
    dh: 'ð',
    DH: 'Ð',
    dj: 'đ',
    DJ: 'Đ',
    S: '§',
    P: '¶',
    pounds: '£',
    copyright: '©',
    textbackslash: '\\',
    textasciitilde: '~',
    textasciicircum: '^',
    textbraceleft: '{',
    textbraceright: '}',
    textbar: '|',
    textless: '<',
    textgreater: '>',
    textquotedbl: '"',
    textendash: '–',
    textemdash: '—',
    textquoteleft: '‘',
    textquoteright: '’',
    textquotedblleft: '“',
    textquotedblright: '”',
    textellipsis: '…',
    ldots: '…',
    dots: '…',
    textregistered: '®',
    texttrademark: '™',
    textdegree: '°',
    textmu: 'µ',
    textdollar: '$',
    textunderscore: '_',
    '&': '&',
    '%': '%',
    '#': '#',
    _: '_',
    $: '$',
    '{': '{',
    '}': '}',
    ' ': ' ',
    ',': ' ',
    '/': '',
    '-': '',
  }),
);

/** Commands of style, whose argument is what is meant. */
const STYLES = /^(?:text(?:rm|bf|it|sf|tt|sc|sl|up|md|normal)|emph|mbox|enquote|url|bibstring|mkbibquote|relax|noopsort|protect)$/;

/** One thing in a text with TeX: a formula, a command with the blanks that end it, a brace, or what lies between these. */
const PARTS = /\$(?:\\[\s\S]|[^\\$])+\$|\\(?:[a-zA-Z]+[ \t]*|[\s\S])|[{}~$\\]|[^\\{}~$]+/g;

/**
 * A value of a BibTeX file as text: accents and escaped characters become what they mean, braces that protect capitals
 * go; formulas and commands that are more than a character stay as written, since titles keep their TeX.
 */
export function bibText(value: string): string {
  if (!/[\\{}~]/.test(value)) return value;
  const read: string[] = [];
  /** For each brace that is open, whether it belongs to a command that stays. */
  const open: boolean[] = [];
  let accent = '';
  let kept = false;
  for (const [part] of value.matchAll(PARTS)) {
    const command = part.startsWith('\\') ? part.slice(1).replace(/(?<=[a-zA-Z])[ \t]+$/, '') : undefined;
    const sign = command === undefined ? undefined : SIGNS.get(command);
    const belongs = kept;
    kept = false;
    if (part === '{') {
      open.push(belongs);
      if (belongs) read.push(part);
    } else if (part === '}') {
      accent = '';
      kept = open.pop() ?? false;
      if (kept) read.push(part);
    } else if (command && ACCENTS.has(command)) {
      accent = ACCENTS.get(command) ?? '';
    } else if (sign !== undefined) {
      read.push(withAccent(sign === 'ı' && accent ? 'i' : sign, accent));
      accent = '';
    } else if (command !== undefined) {
      if (STYLES.test(command)) continue;
      read.push(part);
      kept = true;
    } else {
      read.push(part === '~' ? ' ' : withAccent(part, accent));
      accent = '';
    }
  }
  return read.join('');
}

function withAccent(text: string, accent: string): string {
  if (!accent) return text;
  const letter = text.trimStart();
  const [first = ''] = letter;
  return (first + accent).normalize('NFC') + letter.slice(first.length);
}

/** The pieces of a value between separators that stand outside braces, such as names between `and`. */
export function splitOutside(value: string, separator: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (const found of value.matchAll(new RegExp(`\\\\[{}]|[{}]|${separator.source}`, 'gi'))) {
    if (found[0] === '{') depth += 1;
    else if (found[0] === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && !found[0].startsWith('\\')) {
      pieces.push(value.slice(from, found.index));
      from = found.index + found[0].length;
    }
  }
  return [...pieces, value.slice(from)].map((piece) => piece.trim()).filter((piece) => piece !== '');
}
