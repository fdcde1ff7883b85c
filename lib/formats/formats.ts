import type { MarkedPaper } from '../mark/marked-paper.ts';
import { bibtexEntry } from './bibtex/write-bibtex.ts';
import { cslItem } from './csl/write-csl.ts';
import { csvHead, csvRow } from './csv/write-csv.ts';
import { listItem } from './list/write-list.ts';
import { paperZip } from './markdown/paper-zip.ts';
import { risRecord } from './ris/write-ris.ts';

/** A kind of file that other programs read. */
export interface Format {
  id: 'bibtex' | 'ris' | 'csl-json' | 'csv' | 'markdown-list' | 'markdown-zip';
  /** The end of the file's name, without its dot. */
  ext: string;
  mime: string;
  /** The file in pieces, one or a few for each paper; texts are UTF-8. Nothing is kept of a paper once its piece is out. */
  write(papers: AsyncIterable<MarkedPaper>): AsyncIterable<string | Uint8Array>;
}

/** Every format, most asked for first. */
export const FORMATS: readonly Format[] = [
  { id: 'bibtex', ext: 'bib', mime: 'application/x-bibtex', write: (papers) => pieces(papers, bibtexEntry, { between: '\n' }) },
  { id: 'ris', ext: 'ris', mime: 'application/x-research-info-systems', write: (papers) => pieces(papers, risRecord) },
  {
    id: 'csl-json',
    ext: 'json',
    mime: 'application/vnd.citationstyles.csl+json',
    write: (papers) => pieces(papers, cslItem, { before: '[\n', between: ',\n', after: '\n]\n' }),
  },
  { id: 'csv', ext: 'csv', mime: 'text/csv', write: (papers) => pieces(papers, csvRow, { before: csvHead() }) },
  { id: 'markdown-zip', ext: 'zip', mime: 'application/zip', write: paperZip },
  { id: 'markdown-list', ext: 'md', mime: 'text/markdown', write: (papers) => pieces(papers, listItem) },
];

async function* pieces(
  papers: AsyncIterable<MarkedPaper>,
  write: (marked: MarkedPaper) => string,
  { before = '', between = '', after = '' } = {},
): AsyncGenerator<string> {
  if (before) yield before;
  let first = true;
  for await (const marked of papers) {
    yield first ? write(marked) : between + write(marked);
    first = false;
  }
  if (after) yield after;
}
