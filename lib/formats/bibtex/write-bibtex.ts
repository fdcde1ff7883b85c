import type { MarkedPaper } from '../../mark/marked-paper.ts';
import { ownFacts } from '../kit/own-facts.ts';
import { manyLines, oneLine } from '../kit/plain-text.ts';
import { bibtexFields, bibtexKey, entryText } from './bibtex-fields.ts';
import { plainInTex, texText } from './tex-text.ts';

/** A paper with its mark as an entry: tags as `keywords`, the note as `annote`, and what only we know under names of our own. */
export function bibtexEntry(marked: MarkedPaper): string {
  const { paper, mark } = marked;
  const fields = {
    ...bibtexFields(paper),
    abstract: texText(paper.abstract ?? ''),
    keywords: mark.tags.map(keyword).join(', '),
    annote: plainInTex(manyLines(mark.note)),
    ...Object.fromEntries(ownFacts(marked).map(([name, value]) => [name, plainInTex(value)])),
  };
  return `${entryText(bibtexKey(paper), fields)}\n`;
}

/** A tag between those that commas part; in braces when it has one itself. */
function keyword(tag: string): string {
  const text = plainInTex(oneLine(tag));
  return /[,;]/.test(text) ? `{${text}}` : text;
}
