import type { MarkedPaper } from '../../mark/marked-paper.ts';
import { paperUrl } from '../../paper/ids/schemes.ts';
import { idIn, idText } from '../../paper/links.ts';
import { bibtexKey } from '../bibtex/bibtex-fields.ts';
import { nameParts } from '../kit/name-parts.ts';
import { ownFacts } from '../kit/own-facts.ts';
import { manyLines, oneLine } from '../kit/plain-text.ts';
import { risNote } from './ris-note.ts';

/**
 * A paper as a record of a RIS file: https://en.wikipedia.org/wiki/RIS_(file_format)
 * A note's further lines stand under its first, without a tag. What only we know is `U1`, which is free, as `name: value`.
 */
export function risRecord(marked: MarkedPaper): string {
  const { paper, mark } = marked;
  const [year, month = '', day = ''] = paper.published?.split('-') ?? [];
  const fields: [tag: string, value: string | undefined][] = [
    ['TY', 'UNPB'],
    ['ID', bibtexKey(paper)],
    ['TI', oneLine(paper.title)],
    ...paper.authors.map((name): [string, string] => ['AU', nameText(oneLine(name))]),
    ['PY', year],
    ['DA', year && `${year}/${month}/${day}/`],
    ['AB', oneLine(paper.abstract ?? '')],
    ['PB', idIn('arxiv', paper) && 'arXiv'],
    ['AN', idText(paper.id)],
    ['DO', idIn('doi', paper)],
    ['UR', paperUrl(paper.id)],
    ...mark.tags.map((tag): [string, string] => ['KW', oneLine(tag)]),
    ['N1', risNote(manyLines(mark.note))],
    ...ownFacts(marked).map(([name, value]): [string, string] => ['U1', `${name}: ${oneLine(value)}`]),
  ];
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}\n`] : []));
  return [...lines, 'ER  - \n\n'].join('').replaceAll('\n', '\r\n');
}

function nameText(name: string): string {
  const parts = nameParts(name);
  return 'literal' in parts ? parts.literal : `${parts.family}, ${parts.given}`;
}
