import type { MarkedPaper } from '../../mark/marked-paper.ts';
import { manyLines, oneLine } from '../kit/plain-text.ts';
import { markdownLinkOf } from './citation.ts';

/** A paper as an item of a list in Markdown: ticked when it is read; status, star and tags as code, the note as a quotation below. */
export function listItem({ paper, mark }: MarkedPaper): string {
  const { authors, authorsCut, published } = paper;
  const names = `${authors.map((name) => escaped(oneLine(name))).join(', ')}${authorsCut ? ' et al.' : ''}`;
  const facts = [
    markdownLinkOf(paper),
    names,
    published?.slice(0, 4),
    [mark.status, ...(mark.star ? ['starred'] : []), ...mark.tags].map(code).join(' '),
  ];
  const note = manyLines(mark.note).trimEnd();
  const quoted = note ? note.split('\n').map((line) => `  > ${line}`.trimEnd()) : [];
  return [`- [${mark.status === 'read' ? 'x' : ' '}] ${facts.filter(Boolean).join('. ')}`, ...quoted, ''].join('\n');
}

/** https://spec.commonmark.org/0.31.2/#backslash-escapes */
function escaped(text: string): string {
  return text.replace(/[\\`*_~[\]<>&!$|]/g, '\\$&');
}

/** https://spec.commonmark.org/0.31.2/#code-spans */
function code(text: string): string {
  const plain = oneLine(text);
  return plain.includes('`') ? `\`\`\` ${plain.replace(/`{3,}/g, '``')} \`\`\`` : `\`${plain}\``;
}
