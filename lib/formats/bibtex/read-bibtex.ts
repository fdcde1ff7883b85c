import { inReadingOrder } from '../kit/author-names.ts';
import { momentFrom, publishedFrom, publishedOf } from '../kit/dates.ts';
import { withoutIds } from '../kit/extra.ts';
import { type ForeignFacts, type ForeignRow, line, refused, toRow } from '../kit/foreign-row.ts';
import { noteText } from '../kit/html-text.ts';
import { ownFound } from '../kit/read-own.ts';
import { statusFrom } from '../kit/status-words.ts';
import { BibReader } from './bib-entries.ts';
import { bibText, splitOutside } from './bib-text.ts';

/** Whether a text has entries as BibTeX has them. */
export const isBibtex = (text: string): boolean => /^[ \t]*@[a-z]+[ \t]*[{(]/im.test(text);

/** The papers of a BibTeX or BibLaTeX file, as Zotero, JabRef, BibDesk and Papermarks write it. */
export function* readBibtex(text: string, now: number): Generator<ForeignRow> {
  let at = 0;
  for (const { fields, broken, shows } of new BibReader(text).entries()) {
    at += 1;
    const found = (): ForeignFacts => foundIn((name) => fields.get(name) ?? '');
    yield broken ? refused(at, 'broken', shows) : toRow(at, found(), now);
  }
}

function foundIn(field: (name: string) => string): ForeignFacts {
  const told = (name: string): string => bibText(field(name));
  const own = ownFound(told);
  const authors = splitOutside(field('author'), /\sand\s/);
  const cut = authors.at(-1)?.toLowerCase() === 'others';
  const notes = [field('annote'), field('annotation')].find((note) => note.trim() !== '') ?? '';
  return {
    places: {
      ids: [
        ...eprints(told),
        told('doi'),
        told('number'),
        told('journal').replace(/^.*(?=arxiv:)/i, ''),
        told('volume').replace(/^abs\//, ''),
      ],
      addresses: [told('url'), told('howpublished'), told('pdf'), told('ee')],
      lines: [told('note')],
    },
    title: told('title'),
    authors: (cut ? authors.slice(0, -1) : authors).map((name) => bibText(inOrder(name))),
    authorsCut: cut,
    published: publishedFrom(told('date')) ?? publishedOf(line(told('year')), line(told('month')), line(told('day'))),
    abstract: told('abstract'),
    tags: splitOutside(field('keywords') || field('mendeley-tags'), /[,;]/).map(bibText),
    note: own ? told('annote') : [withoutIds(told('note')), noteText(bibText(notes))].filter((part) => part.trim() !== '').join('\n\n'),
    status: statusFrom(told('readstatus')),
    savedAt: ['date-added', 'dateadded', 'timestamp'].map((name) => momentFrom(told(name))).find((moment) => moment !== undefined),
    ...own,
  };
}

/** The eprint, when it is one of arXiv; old ones were written without their class. */
function eprints(told: (name: string) => string): string[] {
  const archive = told('archiveprefix') || told('eprinttype');
  if (archive !== '' && !/^arxiv$/i.test(archive.trim())) return [];
  const eprint = told('eprint') || told('arxivid');
  const group = told('primaryclass') || told('eprintclass');
  return /^\d{7}$/.test(eprint) ? [`${group}/${eprint}`] : [eprint];
}

/** A name in reading order, its commas seen only outside braces. */
function inOrder(name: string): string {
  const parts = splitOutside(name, /,/);
  return parts.length > 1 ? inReadingOrder(parts.map(bibText).join(',')) : name;
}
