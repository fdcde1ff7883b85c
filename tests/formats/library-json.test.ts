import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileRow } from '../../lib/formats/library-file/file-row.ts';
import { type LibraryRow, libraryText, readLibrary } from '../../lib/formats/library-file/library-json.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import { sizeOf } from '../sizes.ts';

const AT = '0mgj6k3cw-0000-7da6fcf2';

/** One row of each kind, with names that objects have already and characters that JSON escapes. */
const ROWS: readonly FileRow[] = [
  {
    kind: 'paper',
    paper: {
      id: 'arxiv:2309.03729',
      title: 'On "it"\u2028',
      authors: ['Ada', ''],
      published: '2023-09',
      abstract: 'x',
      version: 2,
      authorsCut: true,
      authorCount: 10,
    },
    mark: { status: 'read', star: false, tags: ['__proto__', 'été'], note: 'one\r\n"two"\u0000\\' },
    savedAt: 1_700_000_000_000,
    met: { site: 'arxiv', url: 'https://arxiv.org/' },
    fields: { status: { at: AT, by: '' }, note: { at: AT, by: AT }, 'tag:__proto__': { at: AT }, 'tag:été': { at: AT } },
  },
  {
    kind: 'paper',
    paper: { id: 'arxiv:hep-th/9901001', title: 'Bare', authors: [] },
    mark: { status: 'none', star: false, tags: ['a'], note: '' },
    savedAt: 0,
  },
  { kind: 'gone', id: 'arxiv:2401.00001', fields: { status: { at: AT } } },
  { kind: 'tag', name: 'constructor', usedAt: 1 },
];

async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

const written = async (rows: readonly FileRow[]): Promise<string> => (await Array.fromAsync(libraryText(each(rows)))).join('');
const read = (text: string, size = 7): Promise<LibraryRow[]> =>
  Array.fromAsync(readLibrary(each(text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [])));

describe('a library file', () => {
  it('is read as it was written, however it is cut into chunks, with line ends of Windows and a mark of its encoding', async () => {
    const text = await written(ROWS);
    for (const size of [1, 3, 64, 100_000]) expect(await read(text, size)).toEqual(ROWS);
    expect(await read(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(ROWS);
    expect(Object.getPrototypeOf((await read(text))[0])).toBe(Object.prototype);
  });

  it('is one JSON document, and the same text whatever order the keys were put in', async () => {
    const text = await written(ROWS);
    expect(JSON.parse(text)).toMatchObject({ format: 'papermarks', version: 2, counts: { papers: 2, gone: 1, tags: 1 } });
    const shallow = ROWS.map((row) => Object.fromEntries(Object.entries(row).reverse()) as unknown as FileRow);
    expect(await written(shallow)).toBe(text);
  });

  it('of nothing is written and read', async () => {
    const text = await written([]);
    expect(JSON.parse(text)).toEqual({
      format: 'papermarks',
      version: 2,
      papers: [],
      gone: [],
      tags: [],
      counts: { papers: 0, gone: 0, tags: 0 },
    });
    expect(await read(text)).toEqual([]);
  });

  it('that lacks anything is told to be cut', async () => {
    const text = await written(ROWS);
    const lines = text.split('\n');
    for (let end = lines[0]?.length ?? 0; end < text.length - 1; end++) {
      await expect(read(text.slice(0, end), 64), `${end}`).rejects.toMatchObject({ code: 'file-cut' });
    }
    for (const gone of [1, 2, 4, 6])
      await expect(read(lines.filter((_, n) => n !== gone).join('\n'))).rejects.toMatchObject({ code: 'file-cut' });
  });

  it.each([
    ['', 'file-not-understood'],
    ['{}', 'file-not-understood'],
    ['[]\n', 'file-not-understood'],
    ['{"format":"papermarks","version":3,"papers":[\n', 'file-newer'],
    ['{"format":"papermarks","version":1,"papers":[\n', 'file-cut'],
  ])('%j is refused', (text, code) => expect(read(text)).rejects.toMatchObject({ name: 'Trouble', code }));

  it('of version 1 is read, its papers without a star', async () => {
    const older = (await written(ROWS))
      .replace('"version":2', '"version":1')
      .replaceAll('"star":false,', '')
      .replaceAll('"star":true,', '');
    expect(older).not.toContain('star');
    expect(await read(older)).toEqual(ROWS.map((row) => (row.kind === 'paper' ? { ...row, mark: { ...row.mark, star: false } } : row)));
  });

  it('says which line is broken, and reads the others', async () => {
    const text = await written(ROWS);
    const deep = '['.repeat(100_000);
    for (const bad of ['nonsense', 'null', '7', '"x"', '[1]', '{}', deep, '{"paper":{"__proto__":{"polluted":1}}}']) {
      const broken = text.split('\n').with(1, `${bad},`).join('\n');
      expect(await read(broken, 100_000)).toEqual([{ kind: 'broken', line: 2 }, ...ROWS.slice(1)]);
    }
  });

  it('refuses a line that is longer than any that is written', async () => {
    const head = '{"format":"papermarks","version":1,"papers":[\n';
    for (const end of ['', '\n'])
      await expect(Array.fromAsync(readLibrary(each([head + '1'.repeat(9_000_000) + end])))).rejects.toMatchObject({
        code: 'file-not-understood',
      });
  });
});

/** A text with something of it changed, as hands, disks and strangers do. */
const anyHarm = fc.record({
  kind: fc.constantFrom('cut' as const, 'put' as const, 'drop' as const, 'twice' as const, 'swap' as const),
  at: fc.nat(9_999).map((part) => part / 10_000),
  size: fc.integer({ min: 1, max: 60 }),
  put: fc.constantFrom(
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    '\n',
    '\\',
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    '1e999',
    'null',
    '-1',
    'true',
    '],"tags":[\n',
  ),
});

function harmed(text: string, harm: { kind: string; at: number; size: number; put: string }): string {
  const at = Math.floor(harm.at * text.length);
  const lines = text.split('\n');
  const line = Math.floor(harm.at * lines.length);
  switch (harm.kind) {
    case 'cut':
      return text.slice(0, at);
    case 'put':
      return text.slice(0, at) + harm.put + text.slice(at);
    case 'drop':
      return text.slice(0, at) + text.slice(at + harm.size);
    case 'twice':
      return lines.toSpliced(line, 0, lines[line] ?? '').join('\n');
    default:
      return text.slice(0, at) + harm.put + text.slice(at + harm.put.length);
  }
}

it('harmed files: rows that are whole, or a Trouble, and no object changed', async () => {
  const text = await written(ROWS);
  const own = Reflect.ownKeys(Object.prototype).length;
  const ends = { rows: 0, troubles: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(anyHarm, { minLength: 1, maxLength: 2 }), async (harms) => {
      try {
        for (const row of await read(harms.reduce(harmed, text), 500)) {
          if (row.kind !== 'broken') expect(await read(await written([row]), 100_000)).toEqual([row]);
        }
        ends.rows += 1;
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        expect(['file-not-understood', 'file-cut', 'file-newer']).toContain(error.code);
        ends.troubles += 1;
      }
    }),
    { numRuns: sizeOf('damaged library files') },
  );
  expect(Reflect.ownKeys(Object.prototype)).toHaveLength(own);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(ends.rows).toBeGreaterThan(sizeOf('damaged library files') / 20);
  expect(ends.troubles).toBeGreaterThan(sizeOf('damaged library files') / 20);
});
