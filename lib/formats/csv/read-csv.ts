import { withoutId } from '../bookmarks/read-bookmarks.ts';
import { inReadingOrder } from '../kit/author-names.ts';
import { momentFrom, publishedFrom } from '../kit/dates.ts';
import { withoutIds } from '../kit/extra.ts';
import { type ForeignFacts, type ForeignRow, refused, toRow } from '../kit/foreign-row.ts';
import { noteText } from '../kit/html-text.ts';
import { metOf } from '../kit/read-own.ts';
import { statusFrom } from '../kit/status-words.ts';
import { parted, unguarded } from './csv-cell.ts';
import { columnOf, foldersOf, isFavorite, type Row, statusOf, tagsOf } from './csv-columns.ts';
import { tableRows } from './csv-table.ts';

/** The longest line of names that is looked at, in UTF-16 code units. */
const HEAD_MAX = 20_000;

/** What stands between the cells, most usual first. */
const BETWEEN = [',', ';', '\t'] as const;

/** Whether the first line of a text names the columns of a table of papers or links. */
export const isCsv = (text: string): boolean => betweenIn(text) !== undefined;

/**
 * The papers of a table: Zotero's, a read-later tool's, or that of Papermarks. Cells that were made harmless to
 * spreadsheets by a quote before them lose it: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function* readCsv(text: string, now: number): Generator<ForeignRow> {
  let at = 0;
  let columns: ReadonlyMap<string, number> | undefined;
  const delimiter = betweenIn(text) ?? ',';
  for (const { cells, isCut } of tableRows(text.replace(/^\ufeff/, ''), delimiter)) {
    if (!columns) {
      columns = new Map(cells.map((name, i): [string, number] => [columnOf(name), i]).reverse());
      continue;
    }
    at += 1;
    const places = columns;
    const row: Row = (...names) => {
      const held = names.map((name) => cells[places.get(name) ?? -1] ?? '').find((cell) => cell.trim() !== '');
      return held === undefined ? '' : unguarded(held);
    };
    yield isCut
      ? refused(at, 'broken', row('title', 'url'))
      : toRow(at, places.has('authorscut') ? ownIn(row) : foundIn(row, (name) => places.has(name)), now);
  }
}

function foundIn(row: Row, has: (name: string) => boolean): ForeignFacts {
  const extra = row('extra');
  const names = row('author', 'authors').split(';');
  const cut = /^(?:et al\.?|others)$/i.test(names.at(-1)?.trim() ?? '');
  return {
    places: {
      ids: ['id', 'arxivid', 'arxiv', 'eprint', 'archiveid', 'archivelocation', 'number', 'reportnumber', 'doi'].map((name) => row(name)),
      addresses: [row('url'), row('link'), row('href'), row('pdf'), row('pdflink')],
      lines: [extra],
    },
    title: withoutId(row('title', 'name')),
    authors: (cut ? names.slice(0, -1) : names).map(inReadingOrder),
    authorsCut: cut,
    published: publishedFrom(row('published', 'publicationdate', 'date')) ?? publishedFrom(row('publicationyear', 'year')),
    abstract: row('abstractnote', 'abstract'),
    tags: [...tagsOf(row), ...foldersOf(row)],
    note: [withoutIds(extra), noteText(row('note', 'notes')), row('selection', 'highlights')]
      .filter((part) => part.trim() !== '')
      .join('\n\n'),
    status: statusOf(row, has),
    star: isFavorite(row),
    savedAt: ['dateadded', 'timeadded', 'savedat', 'saveddate', 'saved', 'added', 'created', 'timestamp']
      .map((name) => momentFrom(row(name)))
      .find((at) => at !== undefined),
  };
}

/** What a row of the table says that Papermarks writes. */
function ownIn(row: Row): ForeignFacts {
  const version = Number(row('version'));
  return {
    places: { ids: [row('id')], addresses: [row('url')] },
    title: row('title'),
    authors: parted(row('authors')),
    authorsCut: row('authorscut') === 'yes',
    published: publishedFrom(row('published')),
    abstract: row('abstract'),
    tags: parted(row('tags')),
    note: row('note'),
    status: statusFrom(row('status')),
    star: row('star') === 'yes',
    savedAt: momentFrom(row('saved')),
    met: metOf({ site: row('metsite'), url: row('meturl') }),
    version: Number.isSafeInteger(version) && version > 0 ? version : undefined,
  };
}

/** What stands between the names of the columns, when these are known. */
function betweenIn(text: string): string | undefined {
  const head = /^[\s\ufeff]{0,100}([^\r\n]*)/.exec(text.slice(0, HEAD_MAX))?.[1] ?? '';
  return BETWEEN.find((between) => {
    const names = new Set(head.split(between).map(columnOf));
    return (
      (names.has('title') || names.has('name')) && ['url', 'link', 'href', 'id', 'doi', 'arxivid', 'eprint'].some((name) => names.has(name))
    );
  });
}
