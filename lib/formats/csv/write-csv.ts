import type { MarkedPaper } from '../../mark/marked-paper.ts';
import { paperUrl } from '../../paper/ids/schemes.ts';
import { momentText } from '../kit/own-facts.ts';
import { guarded, joined } from './csv-cell.ts';
import { tableLine } from './csv-table.ts';

/** The columns of a CSV file, by what each says of a paper. */
const COLUMNS: Readonly<Record<string, (marked: MarkedPaper) => string | number | undefined>> = {
  id: ({ paper }) => paper.id,
  title: ({ paper }) => paper.title,
  authors: ({ paper }) => joined(paper.authors),
  authors_cut: ({ paper }) => (paper.authorsCut ? 'yes' : undefined),
  published: ({ paper }) => paper.published,
  status: ({ mark }) => mark.status,
  star: ({ mark }) => (mark.star ? 'yes' : undefined),
  tags: ({ mark }) => joined(mark.tags),
  note: ({ mark }) => mark.note,
  saved: ({ savedAt }) => momentText(savedAt),
  url: ({ paper }) => paperUrl(paper.id),
  version: ({ paper }) => paper.version,
  met_site: ({ met }) => met?.site,
  met_url: ({ met }) => met?.url,
  abstract: ({ paper }) => paper.abstract,
};

/** The first line, behind the mark by which spreadsheets know UTF-8. */
export function csvHead(): string {
  return `\ufeff${tableLine(Object.keys(COLUMNS))}`;
}

/** A paper as one row: https://www.rfc-editor.org/rfc/rfc4180 */
export function csvRow(marked: MarkedPaper): string {
  return tableLine(Object.values(COLUMNS).map((say) => guarded(String(say(marked) ?? '').toWellFormed())));
}
