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
  const facts = (name: string): string => bibText(field(name));
  const own = ownFound(facts);
  const authors = splitOutside(field('author'), /\sand\s/);
  const cut = authors.at(-1)?.toLowerCase() === 'others';
  const notes = [field('annote'), field('annotation')].find((note) => note.trim() !== '') ?? '';
  return {
    places: {
      ids: [
        ...eprints(facts),
        facts('doi'),
        facts('number'),
        facts('journal').replace(/^.*(?=arxiv:)/i, ''),
        facts('volume').replace(/^abs\//, ''),
      ],
      addresses: [facts('url'), facts('howpublished'), facts('pdf'), facts('ee')],
      lines: [facts('note')],
    },
    title: facts('title'),
    authors: (cut ? authors.slice(0, -1) : authors).map((name) => bibText(inOrder(name))),
    authorsCut: cut,
    published: publishedFrom(facts('date')) ?? publishedOf(line(facts('year')), line(facts('month')), line(facts('day'))),
    abstract: facts('abstract'),
    tags: splitOutside(field('keywords') || field('mendeley-tags'), /[,;]/).map(bibText),
    note: own ? facts('annote') : [withoutIds(facts('note')), noteText(bibText(notes))].filter((part) => part.trim() !== '').join('\n\n'),
    status: statusFrom(facts('readstatus')),
    savedAt: ['date-added', 'dateadded', 'timestamp'].map((name) => momentFrom(facts(name))).find((moment) => moment !== undefined),
    ...own,
  };
}

/** The eprint, when it is one of arXiv; old ones were written without their class. */
function eprints(facts: (name: string) => string): string[] {
  const archive = facts('archiveprefix') || facts('eprinttype');
  if (archive !== '' && !/^arxiv$/i.test(archive.trim())) return [];
  const eprint = facts('eprint') || facts('arxivid');
  const group = facts('primaryclass') || facts('eprintclass');
  return /^\d{7}$/.test(eprint) ? [`${group}/${eprint}`] : [eprint];
}

/** A name in reading order, its commas seen only outside braces. */
function inOrder(name: string): string {
  const parts = splitOutside(name, /,/);
  return parts.length > 1 ? inReadingOrder(parts.map(bibText).join(',')) : name;
}
