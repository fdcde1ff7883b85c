import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { describe, expect, test } from 'vitest';
import { bibtexKey } from '../../lib/formats/bibtex/bibtex-fields.ts';
import type { Format } from '../../lib/formats/formats.ts';
import { manyLines, oneLine } from '../../lib/formats/kit/plain-text.ts';
import { paperUrl } from '../../lib/paper/ids/schemes.ts';
import { sizeOf } from '../sizes.ts';
import { written } from './carries.ts';
import { hostilePapers } from './hostile.ts';

// A parser that is not ours reads what is written of papers whose every text is meant to break it: https://citation.js.org
const PAPERS = hostilePapers(sizeOf('hostile papers'));

async function readBack(id: Format['id'], forceType: string, parse: (text: string) => unknown = (text) => text): Promise<Cite['data']> {
  return new Cite(parse(await written(id, PAPERS)), { forceType }).data;
}

/** A name in the order in which it is read, whatever parts it was taken for. */
function nameText(name: NonNullable<Cite['data'][number]['author']>[number]): string {
  const parts = [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix];
  return oneLine(name.literal ?? parts.filter(Boolean).join(' '));
}

describe('hostile papers', () => {
  test('as CSL-JSON are read as they are', async () => {
    const read = await readBack('csl-json', '@csl/list+object', (text) => JSON.parse(text));
    expect(read.map(({ id }) => id)).toEqual(PAPERS.map(({ paper }) => bibtexKey(paper)));
    expect(read.map(({ title }) => title)).toEqual(PAPERS.map(({ paper }) => paper.title.toWellFormed()));
    expect(read.map(({ author = [] }) => author.map(nameText))).toEqual(PAPERS.map(({ paper }) => paper.authors.map(oneLine)));
    expect(read.map(({ keyword = '' }) => keyword)).toEqual(PAPERS.map(({ mark }) => mark.tags.join(', ')));
    expect(read.map(({ note = '' }) => note)).toEqual(PAPERS.map(({ mark }) => mark.note.toWellFormed()));
    expect(read.map(({ URL }) => URL)).toEqual(PAPERS.map(({ paper }) => paperUrl(paper.id)));
  });

  test('as RIS are read with equal titles, tags and notes', async () => {
    const read = await readBack('ris', '@ris/file');
    const flat = (text: string): string => oneLine(text.replace(/\u2060/g, ''));
    expect(read.map(({ id }) => id)).toEqual(PAPERS.map(({ paper }) => bibtexKey(paper)));
    expect(read.map(({ title }) => title)).toEqual(PAPERS.map(({ paper }) => oneLine(paper.title)));
    expect(read.map(({ author = [] }) => author.length)).toEqual(PAPERS.map(({ paper }) => paper.authors.length));
    expect(read.map(({ keyword = '' }) => keyword)).toEqual(PAPERS.map(({ mark }) => mark.tags.map(oneLine).join(',')));
    expect(read.map(({ note = '' }) => flat(note))).toEqual(PAPERS.map(({ mark }) => flat(manyLines(mark.note))));
    expect(read.map(({ URL }) => URL)).toEqual(PAPERS.map(({ paper }) => paperUrl(paper.id)));
  });

  test('as BibTeX are read with equal tags and notes, and equal titles where no TeX is in them', async () => {
    const read = await readBack('bibtex', '@bibtex/text');
    /** As it draws quotes and dashes, and keeps capitals. */
    const drawn = (text: string): string =>
      oneLine(text)
        .replace(/<span class="nocase">(.*)<\/span>/gs, '$1')
        .replace(/[“”]|``|''/g, '"')
        .replace(/—|---/g, '-')
        .replace(/–|--/g, '-');
    expect(read.map(({ id }) => id)).toEqual(PAPERS.map(({ paper }) => bibtexKey(paper)));
    expect(new Set(read.map(({ id }) => id)).size).toBe(PAPERS.length);
    const plain = [...PAPERS.keys()].filter((at) => !/[\\${}]/.test(PAPERS[at]?.paper.title ?? ''));
    expect(plain.length).toBeGreaterThan(PAPERS.length / 5);
    expect(plain.map((at) => drawn(read[at]?.title ?? ''))).toEqual(plain.map((at) => drawn(PAPERS[at]?.paper.title ?? '')));
    const { data: withTags } = new Cite(await written('bibtex', PAPERS), { forceType: '@biblatex/text' });
    expect(withTags.map(({ keyword = '' }) => drawn(keyword))).toEqual(PAPERS.map(({ mark }) => drawn(mark.tags.join(','))));
    expect(read.map(({ annote = '' }) => drawn(annote))).toEqual(PAPERS.map(({ mark }) => drawn(manyLines(mark.note))));
  });
});
