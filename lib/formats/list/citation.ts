import { paperUrl } from '../../paper/ids/schemes.ts';
import { idText } from '../../paper/links.ts';
import type { Paper } from '../../paper/paper.ts';
import { plainTex } from '../../paper/tex.ts';
import { plainText } from '../../sites/kit/page-text.ts';
import { oneLine } from '../kit/plain-text.ts';

/** A paper as a sentence that cites it: authors, title, id, year. */
export function citationOf({ title, authors, authorsCut, published, id }: Paper): string {
  const names = `${authors.join(', ')}${authorsCut ? ' et al.' : ''}`;
  const sentences = [names, plainTex(title)]
    .map(line)
    .filter((part) => part !== '')
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`));
  const year = published ? `, ${published.slice(0, 4)}` : '';
  return [...sentences, `${idText(id)}${year}.`].join(' ');
}

/** A paper as a link in Markdown, its title as plain text: https://spec.commonmark.org/0.31.2/#backslash-escapes */
export function markdownLinkOf({ title, id }: Paper): string {
  return `[${oneLine(plainTex(title)).replace(/[\\`*_~[\]<>&!$|]/g, '\\$&')}](${paperUrl(id)})`;
}

/** As what a page says is read: that is in the same file of a page already. */
function line(text: string): string {
  return plainText(text, text.length);
}
