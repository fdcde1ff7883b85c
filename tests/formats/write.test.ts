import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parted, unguarded } from '../../lib/formats/csv/csv-cell.ts';
import { manyLines } from '../../lib/formats/kit/plain-text.ts';
import { paperFileName } from '../../lib/formats/markdown/file-name.ts';
import { obsidianTag } from '../../lib/formats/markdown/obsidian-tag.ts';
import { paperZip } from '../../lib/formats/markdown/paper-zip.ts';
import { withManyFiles } from '../../lib/formats/markdown/zip-end.ts';
import { fromRisNote, risNote } from '../../lib/formats/ris/ris-note.ts';
import type { MarkedPaper } from '../../lib/mark/marked-paper.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { plainTex } from '../../lib/paper/tex.ts';
import { sizeOf } from '../sizes.ts';
import { each, written } from './carries.ts';
import { hostilePapers } from './hostile.ts';

const PAPERS = hostilePapers(sizeOf('hostile papers'));

async function zipOf(papers: readonly MarkedPaper[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of paperZip(each(papers))) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

const titled = (title: string, id: PaperId = 'arxiv:2311.00001'): string => paperFileName({ id, title, authors: [] });

describe('a CSV file', () => {
  test('says every text of hostile papers as it is, and begins none as a formula', async () => {
    const { data, errors } = Papa.parse<Record<string, string>>(await written('csv', PAPERS), { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    const cell = (row: Record<string, string>, name: string): string => unguarded(row[name] ?? '');
    const texts = PAPERS.map(({ paper, mark }) =>
      [paper.id, paper.title, paper.abstract ?? '', mark.note].map((text) => text.toWellFormed()),
    );
    expect(data.map((row) => ['id', 'title', 'abstract', 'note'].map((name) => cell(row, name)))).toEqual(texts);
    expect(data.map((row) => parted(cell(row, 'tags')))).toEqual(PAPERS.map(({ mark }) => mark.tags));
    expect(data.flatMap((row) => Object.values(row)).filter((text) => /^[=+\-@\t\r\n]/.test(text))).toEqual([]);
  });

  test.each(["'=1", "''=1", "'", "''", "'quoted'", "'\t", '=1', '-2 degrees', 'plain'])('takes %j and gives it back', async (note) => {
    const [marked] = PAPERS.map((some) => ({ ...some, mark: { ...some.mark, note } }));
    const { data } = Papa.parse<Record<string, string>>(await written('csv', marked ? [marked] : []), { header: true });
    expect(unguarded(data[0]?.note ?? '')).toBe(note);
  });
});

test('a note in RIS comes back as it was, whatever in it looks like RIS', () => {
  for (const { mark } of PAPERS) expect(fromRisNote(risNote(manyLines(mark.note)))).toBe(manyLines(mark.note));
  for (const note of ['\nfirst line empty', '\u2060\n\u2060', 'TY\u2060  - x', 'TY  - x\n ER  - ', 'a   - b', 'AB -'])
    expect(fromRisNote(risNote(note))).toBe(note);
});

describe('a zip of Markdown files', () => {
  test('has a page for each paper, whose properties and note are read as they were', async () => {
    const files = Object.entries(unzipSync(await zipOf(PAPERS)));
    expect(files.length).toBe(PAPERS.length);
    expect(new Set(files.map(([name]) => name.normalize('NFKD').toLowerCase())).size).toBe(PAPERS.length);
    for (const [at, [, bytes]] of files.entries()) {
      const { paper, mark, met } = PAPERS[at] as MarkedPaper;
      const [, head = '', note = ''] = /^---\n([\s\S]*?\n)---\n(?:\n([\s\S]*)\n)?$/.exec(strFromU8(bytes)) ?? [];
      const { title, authors = [], status, tags = [], tags_as_written = tags, published = '', id, met_url } = parseYaml(head);
      expect({ id, title, status, note }).toEqual({
        id: paper.id,
        title: plainTex(paper.title).toWellFormed(),
        status: mark.status,
        note: manyLines(mark.note),
      });
      expect(authors).toEqual(paper.authors.map((name) => name.toWellFormed()));
      expect(tags_as_written).toEqual(mark.tags);
      expect(tags.filter((tag: string) => /[\s#,.:;'"]|^\d+$/.test(tag))).toEqual([]);
      expect([published, met_url]).toEqual([paper.published ?? '', met?.url]);
    }
  });

  test('has all of its files, in the soak more than a zip could once count', async () => {
    const count = sizeOf('files of a zip');
    const many = Array.from({ length: count }, (_, n): MarkedPaper => {
      const id: PaperId = `arxiv:hep-th/${String(n).padStart(7, '0')}`;
      return { paper: { id, title: 'T', authors: [] }, mark: { status: 'want', star: false, tags: [], note: '' }, savedAt: 0 };
    });
    const { length } = Object.keys(unzipSync(await zipOf(many), { filter: ({ name }) => name.endsWith('99.md') }));
    expect(length).toBe(count / 100);
  });

  test('with an end that counts more files than it could once is read whole', () => {
    const names = Array.from({ length: 20 }, (_, n) => `${n}.md`);
    const zip = zipSync(Object.fromEntries(names.map((name) => [name, strToU8(`# ${name}`)])));
    // The directory of a zip begins with its first entry: 4.3.12 in the specification that zip-end.ts names.
    const directory = Buffer.from(zip).indexOf('PK\x01\x02', 0, 'latin1');
    const whole = Buffer.concat([zip.subarray(0, directory), withManyFiles(zip.slice(directory), names.length, 5)]);
    expect(whole.length).toBeGreaterThan(zip.length);
    const read = unzipSync(whole);
    expect(Object.entries(read).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual(names.map((name) => [name, `# ${name}`]));
  });
});

test.each([
  ['CON. A prefix', '_CON. A prefix - 2311.00001'],
  ['nul', 'nul - 2311.00001'],
  ['a/b\\c:d*e?f"g<h>i|j#k^l[m]n', 'a b c d e f g h i j k l m n - 2311.00001'],
  ['...dots...', 'dots - 2311.00001'],
  ['\u202egnp.exe\0', 'gnp.exe - 2311.00001'],
  ['  ', '2311.00001'],
  ['$\\alpha$-decay', 'α-decay - 2311.00001'],
])('the file of %j is named %j', (title, name) => {
  expect(titled(title)).toBe(name);
});

test('a name of a file is short in bytes, and no letter of it is cut', () => {
  const name = titled('深層👩‍🔬'.repeat(100));
  expect(new TextEncoder().encode(`${name}.md`).length).toBeLessThan(200);
  expect(name).not.toContain('\ufffd');
  expect(titled('x', 'arxiv:hep-th/9901001')).toBe('x - hep-th-9901001');
});

test.each([
  ['machine learning', 'machine-learning'],
  ['2024', '2024_'],
  ['#to read!', 'to-read'],
  ['nlp/parsing', 'nlp/parsing'],
  ['深層学習 🧪', '深層学習-🧪'],
  ['!!!', ''],
])('the tag %j is %j in Obsidian', (tag, plain) => {
  expect(obsidianTag(tag)).toBe(plain);
});

test('a list in Markdown quotes the note below its paper', async () => {
  const marked: MarkedPaper = {
    paper: { id: 'arxiv:2311.00001', title: 'On [x]', authors: ['A_B'], published: '2023-11' },
    mark: { status: 'read', star: false, tags: ['a`b'], note: 'one\n\n# two' },
    savedAt: 0,
  };
  expect(await written('markdown-list', [marked])).toBe(
    '- [x] [On \\[x\\]](https://arxiv.org/abs/2311.00001). A\\_B. 2023. `read` ``` a`b ```\n  > one\n  >\n  > # two\n',
  );
});

test('no papers make a file that is whole', async () => {
  expect(JSON.parse(await written('csl-json', []))).toEqual([]);
  expect(unzipSync(await zipOf([]))).toEqual({});
});
