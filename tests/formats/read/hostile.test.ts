import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { tableRows } from '../../../lib/formats/csv/csv-table.ts';
import { decodeText } from '../../../lib/formats/kit/decode-text.ts';
import { ROWS } from '../../../lib/formats/library-file/file-row.ts';
import { FOREIGN_MAX, openForeign, type Read, readForeign } from '../../../lib/formats/read-foreign.ts';
import { NOTE_MAX } from '../../../lib/mark/mark.ts';
import { LONGEST } from '../../../lib/paper/paper.ts';
import { Trouble } from '../../../lib/paper/trouble.ts';
import { sizeOf } from '../../sizes.ts';
import { SAMPLES } from './samples.ts';

const FILES = Object.values(SAMPLES);
const PROTOTYPES = [Object.prototype, Array.prototype, Map.prototype, String.prototype];
const names = () => PROTOTYPES.map((each) => Reflect.ownKeys(each).length);
const before = names();
afterEach(() => expect(names()).toEqual(before));

/** What is read; undefined when the file was refused in words. Each row that came is one that the library takes. */
function readOrRefuse(text: string, name = ''): Read | undefined {
  let read: Read;
  try {
    read = readForeign(text, name, 1);
  } catch (error) {
    if (error instanceof Trouble) return undefined;
    throw error;
  }
  read.rows.forEach((row, i) => {
    if (row.at !== i + 1) throw new Error(`row ${i + 1} says it is ${row.at}`);
    if ('why' in row) {
      if (row.shows.length > 200) throw new Error('shows too much');
    } else if (!ROWS.paper.safeParse({ kind: 'paper', ...row.marked }).success)
      throw new Error(`the library takes no ${JSON.stringify(row.marked)}`);
  });
  return read;
}

const SPLINTERS = [
  ...[
    '{',
    '}',
    '"',
    "'",
    '@',
    '<',
    '>',
    ',',
    ';',
    '\\',
    '\n',
    '\r',
    '\0',
    '\ud800',
    '\udfff',
    '\ufeff',
    '=',
    '#',
    '(',
    ')',
    '[',
    ']',
    '$',
    '&',
    '|',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    '"__proto__":{"polluted":1},',
    '@article{',
    'TY  - ',
    'ER  - ',
    '<DL>',
    '</DL>',
    '<A HREF="',
    '&#x110000;',
    '-1',
    '1e999',
    'null',
    'NaN',
  ],
];

/** A good file of any kind, with splinters put in, parts taken out, doubled, and the end cut off. */
const damaged = fc
  .tuple(
    fc.constantFrom(...FILES),
    fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.oneof(fc.constantFrom(...SPLINTERS), fc.string({ unit: 'binary', maxLength: 5 }))), {
      minLength: 1,
      maxLength: 8,
    }),
    fc.option(fc.nat(), { freq: 4 }),
  )
  .map(([file, changes, end]) => {
    const changed = changes.reduce((text, [at, out, put]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + put + text.slice(from + out);
    }, file);
    return end === null ? changed : changed.slice(0, end % (changed.length + 1));
  });
const garbage = fc
  .array(fc.oneof(fc.constantFrom(...SPLINTERS), fc.string({ unit: 'binary' })), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('a file that would take much more room than it has', () => {
  test('is refused where JSON is made of values that are nearly nothing', () => {
    expect(() => readForeign(`[${'{},'.repeat(5_000_000)}{}]`, 'a.json')).toThrow(expect.objectContaining({ code: 'file-too-large' }));
  });

  test('is read row by row, and no row holds cells without end', () => {
    const rows = openForeign(`title,url\n${','.repeat(1_000_000)}x\n${'x\n'.repeat(100_000)}`, 'a.csv').rows[Symbol.iterator]();
    expect(rows.next().value).toMatchObject({ at: 1, why: 'no-id' });
    const [row] = tableRows(`${'x,'.repeat(100_000)}`, ',');
    expect(row?.cells.length).toBeLessThanOrEqual(10_001);
  });
});

describe('any text', () => {
  test('of damaged files each is read or refused in words', () => {
    let came = 0;
    fc.assert(
      fc.property(fc.oneof({ arbitrary: damaged, weight: 4 }, { arbitrary: garbage, weight: 1 }), (text) => {
        if (readOrRefuse(text)?.rows.some((row) => 'marked' in row)) came += 1;
      }),
      { numRuns: sizeOf('damaged files of other programs') },
    );
    expect(came).toBeGreaterThan(sizeOf('damaged files of other programs') / 20);
  });

  test.each(Object.entries(SAMPLES))('%s may end anywhere', (_, text) => {
    for (let end = 0; end < text.length; end++) readOrRefuse(text.slice(0, end));
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s is a name like any other', (name) => {
    const json = `{"__dataVersion":1,"${name}":{"id":"Arxiv-2309.03729","title":"T","tags":["${name}"],"pdfLink":"","polluted":1}}`;
    const csv = `title,url,tags,${name}\nT,https://arxiv.org/abs/2309.03729,${name},x\n`;
    const bib = `@misc{${name}, title={T}, eprint={2309.03729}, keywords={${name}}, ${name}={x}}`;
    for (const text of [json, csv, bib]) {
      expect(readOrRefuse(text)?.rows).toEqual([
        expect.objectContaining({ marked: expect.objectContaining({ mark: { status: 'none', star: false, tags: [name], note: '' } }) }),
      ]);
    }
  });
});

describe('large files', () => {
  const SIZE = sizeOf('characters of one sign');

  // A reader that reads each part anew from each other takes hours, and runs into the timeout.
  test.each(['{', '@', '<', '"', ',', '@a{b,c={', '\n@a{b,c="', '<A HREF="', '<DL>', '\\', '$'])('of nothing but %j', (part) => {
    for (const head of ['', '@misc{k,\n', 'TY  - GEN\n', 'title,url\n', '<!DOCTYPE NETSCAPE-Bookmark-file-1>']) {
      readOrRefuse(head + part.repeat(SIZE / part.length));
    }
  });

  test.each([
    ['JSON', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['JSON in a paper', `[{"title":"x","type":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`],
    ['BibTeX', `@misc{k, eprint={2309.03729}, title=${'{'.repeat(100_000)}x${'}'.repeat(100_000)}}`],
    ['bookmarks', `<!DOCTYPE NETSCAPE-Bookmark-file-1>${'<DL>'.repeat(100_000)}<A HREF="https://arxiv.org/abs/2309.03729">x</A>`],
  ])('%s 100,000 deep', (_, text) => {
    const read = readOrRefuse(text);
    if (read?.kind === 'bibtex' || read?.kind === 'bookmarks')
      expect(read.rows).toEqual([expect.objectContaining({ marked: expect.anything() })]);
  });

  test('abbreviations that double with each line stop', () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `@string{a${i + 1} = a${i} # a${i}}`).join('\n');
    expect(readOrRefuse(`@string{a0 = "0123456789"}\n${doubling}\n@misc{k, title = a60}`)?.rows).toHaveLength(1);
  });

  test('rows without number come, each with its own', () => {
    const count = sizeOf('rows of a table');
    const { rows } = readForeign(`title,url\n${'T,https://arxiv.org/abs/2309.03729\n'.repeat(count)}`, '');
    expect(rows).toHaveLength(count);
    expect(rows.at(-1)).toMatchObject({ at: count, marked: { paper: { id: 'arxiv:2309.03729' } } });
  });

  test('one longer than can be held is refused', () => {
    expect(() => readForeign(' '.repeat(FOREIGN_MAX + 1), '')).toThrow(expect.objectContaining({ code: 'file-too-large' }));
  });
});

describe('long fields', () => {
  const csv = (title: string, note: string, tags: string) =>
    `title,url,notes,tags\n${title},https://arxiv.org/abs/2309.03729,${note},${tags}`;

  test('facts are cut, never within a character', () => {
    const [row] = readForeign(csv(`${'x'.repeat(LONGEST.title - 1)}😀`, '', ''), '').rows;
    expect(row).toMatchObject({ marked: { paper: { title: 'x'.repeat(LONGEST.title - 1) } } });
  });

  test.each([
    ['a note', csv('T', 'n'.repeat(NOTE_MAX + 1), '')],
    ['a list of tags', csv('T', '', Array.from({ length: 501 }, (_, i) => `t${i}`).join(';'))],
  ])('%s that cannot be kept whole refuses the row', (_, text) => {
    expect(readForeign(text, '').rows).toEqual([{ at: 1, why: 'too-long', shows: 'T' }]);
  });

  test('500 tags come', () => {
    const tags = Array.from({ length: 500 }, (_, i) => `t${i}`);
    expect(readForeign(csv('T', '', tags.join(';')), '').rows).toMatchObject([{ marked: { mark: { tags } } }]);
  });
});

describe('encodings', () => {
  test.each([
    ['UTF-8', [0xc3, 0xa9]],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0xc3, 0xa9]],
    ['UTF-16, little end first', [0xff, 0xfe, 0xe9, 0]],
    ['UTF-16, big end first', [0xfe, 0xff, 0, 0xe9]],
    ['windows-1252', [0xe9]],
  ])('%s', (_, bytes) => {
    expect(decodeText(new Uint8Array(bytes))).toBe('é');
  });

  test('any bytes become a text that is read or refused', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readOrRefuse(decodeText(bytes))));
    for (const file of FILES) readOrRefuse(decodeText(Uint8Array.from(file, (each) => each.charCodeAt(0) & 255)));
  });
});
