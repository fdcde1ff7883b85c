/** The names that HTML has for the characters that programs write by name. */
const NAMED = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', hellip: '…', ndash: '–', mdash: '—' }));

/** Elements behind which a line ends. */
const BLOCKS = /^\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|blockquote|pre)$/i;

/** A text with its references to characters (`&amp;`, `&#39;`) as these characters. */
export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, ten?: string, sixteen?: string, name?: string) => {
      if (name) return NAMED.get(name) ?? whole;
      const code = ten ? Number(ten) : Number.parseInt(sixteen ?? '', 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** A note as programs export it: the text of one that is HTML, anything else as it stands. */
export function noteText(note: string): string {
  if (!/^\s*<(?:p|div|h[1-6]|ul|ol|blockquote|pre)[\s>]/i.test(note.slice(0, 200))) return note;
  let text = '';
  for (let at = 0; at < note.length; ) {
    const open = note.indexOf('<', at);
    const close = open < 0 ? -1 : note.indexOf('>', open);
    if (close < 0) return tidy(text + note.slice(at));
    text += note.slice(at, open);
    if (BLOCKS.test(/^\/?[^\s/>]*/.exec(note.slice(open + 1, Math.min(close, open + 20)))?.[0] ?? '')) text += '\n';
    at = close + 1;
  }
  return tidy(text);
}

function tidy(text: string): string {
  const lines = unescapeHtml(text).split('\n');
  return lines
    .map((line) => line.trim())
    .filter((line, i, all) => line !== '' || (i > 0 && all[i - 1] !== ''))
    .join('\n')
    .trim();
}
