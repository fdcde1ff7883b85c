import { momentFrom, publishedFrom, publishedOf } from '../kit/dates.ts';
import { withoutIds } from '../kit/extra.ts';
import { type ForeignFacts, type ForeignRow, line, refused, toRow } from '../kit/foreign-row.ts';
import { entriesOfObject, type Fields, listOf, textOf } from '../kit/read-json.ts';
import { metOf } from '../kit/read-own.ts';
import { statusFrom } from '../kit/status-words.ts';

/** The items of a CSL-JSON file; undefined when it is another kind of JSON. https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html */
export function cslItems(json: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(json))
    return listOf(entriesOfObject(json)?.get('items')).length > 0 ? cslItems(entriesOfObject(json)?.get('items')) : undefined;
  const isItem = (item: unknown): boolean => ['title', 'type', 'DOI', 'URL'].filter((name) => entriesOfObject(item)?.has(name)).length > 1;
  return json.length === 0 || json.slice(0, 100).some(isItem) ? json : undefined;
}

/** The papers of a CSL-JSON file, as Zotero and Papermarks write it. Zotero's says nothing of tags and notes, and its `note` is Extra. */
export function* readCslJson(items: readonly unknown[], now: number): Generator<ForeignRow> {
  for (const [i, item] of items.entries()) {
    const fields = entriesOfObject(item);
    yield fields ? toRow(i + 1, foundIn(fields), now) : refused(i + 1, 'broken', textOf(item));
  }
}

function foundIn(fields: Fields): ForeignFacts {
  const facts = (name: string): string => textOf(fields.get(name));
  const own = entriesOfObject(entriesOfObject(fields.get('custom'))?.get('papermarks'));
  const names = listOf(fields.get('author')).map(nameOf);
  const cut = names.at(-1)?.toLowerCase() === 'others';
  const version = own?.get('version');
  return {
    places: {
      ids: [facts('number'), facts('DOI'), facts('archive_location'), facts('id'), facts('arxiv')],
      addresses: [facts('URL'), facts('id')],
      lines: [facts('note')],
    },
    title: facts('title'),
    authors: cut ? names.slice(0, -1) : names,
    authorsCut: cut || own?.get('authorsCut') === true,
    published: dateOf(fields.get('issued')),
    abstract: facts('abstract'),
    tags: own ? listOf(own.get('tags')).map(textOf) : facts('keyword').split(/[,;]/),
    note: own ? facts('note') : withoutIds(facts('note')),
    status: statusFrom(textOf(own?.get('status'))),
    star: own?.get('star') === true,
    savedAt: momentFrom(own?.get('saved')),
    version: typeof version === 'number' && Number.isSafeInteger(version) && version > 0 ? version : undefined,
    met: metOf(own?.get('met')),
  };
}

function nameOf(author: unknown): string {
  const name = entriesOfObject(author);
  const part = (of: string): string => textOf(name?.get(of));
  if (!name) return textOf(author);
  const parts = ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix'].map(part);
  return part('literal') || parts.filter((each) => each !== '').join(' ');
}

function dateOf(issued: unknown): string | undefined {
  const date = entriesOfObject(issued);
  const [year, month, day] = listOf(listOf(date?.get('date-parts'))[0]);
  return (
    publishedOf(year, month, day) ??
    publishedFrom(line((textOf(date?.get('raw')) || textOf(date?.get('literal')) || textOf(issued)).slice(0, 200)))
  );
}
