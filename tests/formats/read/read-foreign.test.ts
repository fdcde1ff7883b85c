import { describe, expect, test } from 'vitest';
import type { ForeignRow } from '../../../lib/formats/kit/foreign-row.ts';
import { IGNORED } from '../../../lib/formats/papermemory/read-papermemory.ts';
import { readForeign } from '../../../lib/formats/read-foreign.ts';
import { BIBTEX, BOOKMARKS, CSL, INSTAPAPER, PAPERMEMORY, POCKET, RAINDROP, READWISE, RIS, SAMPLES, ZOTERO_CSV } from './samples.ts';

const NOW = 1_800_000_000_000;
const SAVED = Date.parse('2023-11-24T10:00:00Z');

function read(text: string): ForeignRow[] {
  return readForeign(text, 'export', NOW).rows;
}

describe('the kind of a file', () => {
  test.each(Object.entries(SAMPLES))('%s is told by what it holds, behind a byte order mark too', (name, text) => {
    const kind = { PAPERMEMORY: 'papermemory', CSL: 'csl-json', BIBTEX: 'bibtex', RIS: 'ris', BOOKMARKS: 'bookmarks' }[name] ?? 'csv';
    expect(readForeign(text, 'wrong.html').kind).toBe(kind);
    expect(readForeign(`\ufeff${text}`, '').kind).toBe(kind);
  });

  test.each(['', 'hello', '{}', '[1]', '{"a":1}', '<html><body>x', 'a,b\n1,2', '@', 'null', '\0'])('%j is none', (text) => {
    expect(() => readForeign(text, 'papers.bib')).toThrow(expect.objectContaining({ code: 'file-not-understood' }));
  });

  test('a JSON without its end was cut', () => {
    expect(() => readForeign(PAPERMEMORY.slice(0, -100), '')).toThrow(expect.objectContaining({ code: 'file-cut' }));
  });

  test('the name decides where the text leaves a choice', () => {
    const both = `${RIS}\n${BIBTEX}`;
    expect(readForeign(both, 'a.BIB').kind).toBe('bibtex');
    expect(readForeign(both, 'a.ris').kind).toBe('ris');
  });
});

describe('PaperMemory', () => {
  test('every field comes in, or is named as one that does not', () => {
    expect(read(PAPERMEMORY)).toEqual([
      {
        at: 1,
        hasStatus: false,
        marked: {
          paper: { id: 'arxiv:2309.03729', title: 'Slow Reading', authors: ['Ana Müller', 'Bo Smith'], published: '2023' },
          mark: { status: 'none', star: true, tags: ['to-teach', 'nlp'], note: 'Accepted @ ICLR 2024\n\nCode: https://github.com/a/slow' },
          savedAt: SAVED + 123,
        },
      },
      {
        at: 2,
        hasStatus: false,
        marked: {
          paper: { id: 'openreview:abcDEF', title: 'Another place', authors: ['Cy Doe'] },
          mark: { status: 'none', star: false, tags: [], note: '' },
          savedAt: NOW,
        },
      },
      { at: 3, why: 'broken', shows: 'Arxiv-2401.00001' },
    ]);
    const taken = ['addDate', 'author', 'codeLink', 'doi', 'favorite', 'id', 'note', 'pdfLink', 'tags', 'title', 'year'];
    const { 'Arxiv-2309.03729': paper } = JSON.parse(PAPERMEMORY) as Record<string, object>;
    const older = ['conf'];
    expect([...taken, ...Object.keys(IGNORED)].sort()).toEqual([...Object.keys(paper ?? {}), ...older].sort());
  });
});

const SLOW = { id: 'arxiv:2309.03729', title: 'Slow Reading', published: '2023-09-07' };

describe('Zotero', () => {
  test('its CSL-JSON', () => {
    expect(read(CSL)).toEqual([
      {
        at: 1,
        hasStatus: false,
        marked: {
          paper: { ...SLOW, authors: ['Ana Müller', 'Bo van der Berg', 'The Group'], abstract: 'What slow reading gives.' },
          mark: { status: 'none', star: false, tags: [], note: 'Read it twice' },
          savedAt: NOW,
        },
      },
      { at: 2, why: 'no-id', shows: 'A Book' },
    ]);
  });

  test('its CSV', () => {
    expect(read(ZOTERO_CSV)).toEqual([
      {
        at: 1,
        hasStatus: false,
        marked: {
          paper: {
            ...SLOW,
            title: 'Slow Reading, and "more"',
            authors: ['Ana Müller', 'Bo van der Berg'],
            abstract: 'What slow\nreading gives.',
          },
          mark: {
            status: 'none',
            star: false,
            tags: ['to teach', 'nlp', 'Computer Science - Computation and Language'],
            note: 'Read & loved\n\nTwice',
          },
          savedAt: SAVED,
        },
      },
      { at: 2, why: 'no-id', shows: 'A Book' },
    ]);
  });

  test('its BibTeX', () => {
    expect(read(BIBTEX)).toEqual([
      {
        at: 1,
        hasStatus: false,
        marked: {
          paper: {
            ...SLOW,
            title: 'Slow Reading of $O(n^2)$ & Gödel',
            authors: ['Ana Müller', 'Smith and Sons', 'Bo van der Berg'],
            authorsCut: true,
            published: '2023-09',
            abstract: 'What slow reading gives.',
          },
          mark: { status: 'none', star: false, tags: ['to teach', 'a, b', 'nlp'], note: 'Read it\ntwice' },
          savedAt: Date.parse('2023-11-24T00:00:00Z'),
        },
      },
      {
        at: 2,
        hasStatus: false,
        marked: {
          paper: { id: 'arxiv:hep-th/9901001', title: 'An old one', authors: [], published: '1999' },
          mark: { status: 'none', star: false, tags: [], note: '' },
          savedAt: NOW,
        },
      },
      { at: 3, why: 'no-id', shows: 'A Book' },
    ]);
  });

  test('its RIS', () => {
    expect(read(RIS)).toEqual([
      {
        at: 1,
        hasStatus: false,
        marked: {
          paper: { ...SLOW, authors: ['Ana Müller', 'Bo Berg Jr.'], abstract: 'What slow\nreading gives.' },
          mark: { status: 'none', star: false, tags: ['to teach', 'nlp'], note: 'Read it\n\ntwice' },
          savedAt: NOW,
        },
      },
      { at: 2, why: 'no-id', shows: 'A Book' },
    ]);
  });
});

describe('lists of links', () => {
  const paper = { id: 'arxiv:2309.03729', title: 'Slow Reading', authors: [] };
  const other = { id: 'arxiv:2401.00001', title: 'Another', authors: [] };

  test('bookmarks, with the folders that a person made as tags', () => {
    expect(read(BOOKMARKS)).toEqual([
      {
        at: 1,
        hasStatus: false,
        marked: {
          paper: { ...paper, title: 'Slow <Reading>' },
          mark: { status: 'none', star: false, tags: ['to teach', 'nlp'], note: 'Read it twice' },
          savedAt: SAVED,
        },
      },
      {
        at: 2,
        hasStatus: true,
        marked: { paper: other, mark: { status: 'want', star: false, tags: ['Theory & more'], note: '' }, savedAt: NOW },
      },
      { at: 3, why: 'no-id', shows: 'Elsewhere' },
      {
        at: 4,
        hasStatus: false,
        marked: {
          paper: { id: 'arxiv:hep-th/9901001', title: 'arXiv:hep-th/9901001', authors: [], version: 3 },
          mark: { status: 'none', star: false, tags: [], note: '' },
          savedAt: NOW,
        },
      },
    ]);
  });

  test.each([
    ['Pocket', POCKET, { status: 'want', star: false, tags: ['to teach', 'nlp'], note: '' }],
    ['Instapaper', INSTAPAPER, { status: 'none', star: false, tags: ['to teach', 'nlp', 'Theory'], note: 'What was marked' }],
    ['Readwise', READWISE, { status: 'reading', star: false, tags: ['to teach', 'nlp'], note: '' }],
    ['Raindrop', RAINDROP, { status: 'none', star: true, tags: ['to teach', 'nlp', 'Theory'], note: 'Read it twice' }],
  ])('%s', (name, text, mark) => {
    const hasStatus = name !== 'Raindrop';
    expect(read(text)).toEqual([
      { at: 1, hasStatus: mark.status !== 'none', marked: { paper, mark, savedAt: SAVED } },
      {
        at: 2,
        hasStatus,
        marked: { paper: other, mark: { status: hasStatus ? 'read' : 'none', star: false, tags: [], note: '' }, savedAt: SAVED + 1_000 },
      },
    ]);
  });
});
