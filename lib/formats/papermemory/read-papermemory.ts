import { momentFrom, publishedFrom } from '../kit/dates.ts';
import { type ForeignFacts, type ForeignRow, refused, toRow } from '../kit/foreign-row.ts';
import { entriesOfObject, type Fields, isObject, listOf, textOf } from '../kit/read-json.ts';

/** Fields of PaperMemory that are not taken in, and why; every other one is. `extras` and `code` are its caches. */
export const IGNORED = {
  bibtex: 'written anew from the facts',
  code: 'a cache; codeLink holds what it found',
  conf: 'the older name of venue',
  count: 'how often a page was opened is not kept',
  extras: 'a cache of what pages showed',
  favoriteDate: 'of a favorite only that it is one is kept, as a star',
  key: 'the key of its BibTeX, written anew',
  lastOpenDate: 'when a page was opened is not kept',
  md: 'a link written anew from title and address',
  source: 'the id says it',
  venue: 'where it appeared is not kept yet; the note names it when PaperMemory found it by itself',
} as const;

/** The papers of an export of PaperMemory by their ids; undefined when it is another kind of JSON. */
export function paperMemoryPapers(json: unknown): Fields | undefined {
  const all = entriesOfObject(json);
  if (!all) return undefined;
  const papers = new Map([...all].filter(([id]) => id !== '__dataVersion'));
  const isPaper = (value: unknown): boolean => isObject(value) && Object.hasOwn(value, 'pdfLink') && Object.hasOwn(value, 'title');
  return all.has('__dataVersion') || [...papers.values()].slice(0, 100).some(isPaper) ? papers : undefined;
}

/** The papers of an export of PaperMemory, which knows no status. https://github.com/vict0rsch/PaperMemory */
export function* readPaperMemory(papers: Fields, now: number): Generator<ForeignRow> {
  let at = 0;
  for (const [id, value] of papers) {
    const fields = entriesOfObject(value);
    at += 1;
    yield fields ? toRow(at, foundIn(id, fields), now) : refused(at, 'broken', id);
  }
}

function foundIn(id: string, fields: Fields): ForeignFacts {
  const facts = (name: string): string => textOf(fields.get(name));
  const code = facts('codeLink').trim();
  const note = facts('note');
  return {
    places: { ids: [facts('id'), id, facts('doi')], addresses: [facts('pdfLink')] },
    title: facts('title'),
    authors: facts('author').split(/\sand\s/),
    published: publishedFrom(facts('year')),
    tags: listOf(fields.get('tags')).map(textOf),
    star: fields.get('favorite') === true,
    note: code === '' || note.includes(code) ? note : [note, `Code: ${code}`].filter((part) => part.trim() !== '').join('\n\n'),
    savedAt: momentFrom(fields.get('addDate')),
  };
}
