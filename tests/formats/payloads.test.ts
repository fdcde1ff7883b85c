import { Readable } from 'node:stream';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { bibtexOf } from '../../lib/formats/bibtex/bibtex-fields.ts';
import { manyLines, oneLine } from '../../lib/formats/kit/plain-text.ts';
import type { FileRow } from '../../lib/formats/library-file/file-row.ts';
import { libraryText, readLibrary } from '../../lib/formats/library-file/library-json.ts';
import { citationOf, markdownLinkOf } from '../../lib/formats/list/citation.ts';
import { paperFileName } from '../../lib/formats/markdown/file-name.ts';
import { paperZip } from '../../lib/formats/markdown/paper-zip.ts';
import { readForeign } from '../../lib/formats/read-foreign.ts';
import type { MarkedPaper } from '../../lib/mark/marked-paper.ts';
import { cleanTag } from '../../lib/mark/tag.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { paperUrl, parsePaperId } from '../../lib/paper/ids/schemes.ts';
import { plainTex } from '../../lib/paper/tex.ts';
import { each, written } from './carries.ts';
import { PAYLOADS } from './payloads.ts';

const ALL = [...new Set(Object.values(PAYLOADS).flat())];

/** A paper each of whose texts is a payload, with nothing around it; a title has something that can be seen. */
function paperOf(payload: string, n: number): MarkedPaper {
  const tag = cleanTag(payload);
  return {
    paper: {
      id: `arxiv:2311.${String(n).padStart(5, '0')}`,
      title: oneLine(payload) === '' ? 'T' : payload,
      authors: [payload.slice(0, 300), `Ada ${payload.slice(0, 200)}`],
      published: '2023-11-09',
      abstract: payload,
    },
    mark: { status: 'want', star: false, tags: tag === '' ? [] : [tag], note: payload.trim() === '' ? '' : payload },
    savedAt: 1_700_000_000_000,
    met: { site: 'arxiv', url: `https://arxiv.org/?q=${encodeURIComponent(payload.slice(0, 100).toWellFormed())}` },
  };
}

const PAPERS = ALL.map(paperOf);

/** What a file that another program could read says, as Papermarks reads it back; a row that cannot be read is none. */
function readBack(file: string, name = ''): { kind: string; papers: (MarkedPaper | undefined)[] } {
  const { kind, rows } = readForeign(file, name, 1);
  return { kind, papers: rows.map((row) => ('marked' in row ? row.marked : undefined)) };
}
/** What can be seen of a text, without the blanks. */
const seen = (text = ''): string => text.toWellFormed().replace(/[\s\p{Cc}]+/gu, '');

/** Signs that no name of a file may hold on some system, that no person sees, or that turn its letters around. */
const NOT_IN_NAMES = /["*/:<>?\\|#^[\]]|[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/i;

function expectSafeName(name: string): void {
  expect(name).not.toMatch(NOT_IN_NAMES);
  expect(name).not.toMatch(/^[.\s]|[.\s]$/);
  expect(name).not.toMatch(DEVICE);
  expect(new TextEncoder().encode(`${name}.md`).length).toBeLessThan(255);
}

/** How deep the braces of a text go, as BibTeX counts them: a backslash before one changes nothing. */
function depthsOf(text: string): { least: number; last: number } {
  let last = 0;
  let least = 0;
  for (const brace of text.match(/[{}]/g) ?? []) {
    last += brace === '{' ? 1 : -1;
    least = Math.min(least, last);
  }
  return { least, last };
}

test('there are two hundred payloads and more', () => {
  expect(ALL.length).toBeGreaterThan(300);
});

describe('every payload', () => {
  test.each(['csl-json', 'csv', 'ris'] as const)('comes back from %s as the same text, in every place', async (format) => {
    const { kind, papers } = readBack(await written(format, PAPERS));
    expect(kind).toBe(format);
    expect(papers.length).toBe(PAPERS.length);
    for (const [n, { paper, mark, met }] of PAPERS.entries()) {
      const back = papers[n];
      expect([ALL[n], back?.paper.id, back?.mark.status, back?.met]).toEqual([ALL[n], paper.id, 'want', met]);
      // A title is one line; of an abstract blanks and control characters may change.
      expect(back?.paper.title).toBe(oneLine(paper.title));
      expect(seen(back?.paper.abstract)).toBe(seen(paper.abstract));
      expect(back?.mark.tags).toEqual(mark.tags);
      expect(manyLines(back?.mark.note ?? '')).toBe(manyLines(mark.note));
    }
  });

  test('comes back from BibTeX as the same tag and note, and ends no entry and begins none', async () => {
    const file = await written('bibtex', PAPERS);
    const { papers } = readBack(file, 'papers.bib');
    expect(papers.map((back) => back?.paper.id)).toEqual(PAPERS.map(({ paper }) => paper.id));
    expect(papers.map((back) => back?.mark.tags)).toEqual(PAPERS.map(({ mark }) => mark.tags));
    expect(papers.map((back) => back?.mark.note)).toEqual(PAPERS.map(({ mark }) => manyLines(mark.note)));
  });

  test('comes back from a library file exactly, but for halves of characters', async () => {
    const rows = PAPERS.map((marked): FileRow => ({ kind: 'paper', ...marked }));
    const read = await Array.fromAsync(readLibrary(libraryText(Readable.from(rows))));
    const whole = JSON.stringify(rows, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value));
    expect(JSON.stringify(read)).toBe(whole);
  });

  test('is no formula in any cell of a CSV file, and no cell or row more', async () => {
    const { data, errors } = Papa.parse<string[]>(await written('csv', PAPERS), { skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data.length).toBe(PAPERS.length + 1);
    expect(new Set(data.map(({ length }) => length)).size).toBe(1);
    expect(data.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
  });

  test('is no record more in RIS', async () => {
    const lines = (await written('ris', PAPERS)).split('\r\n');
    expect(lines.filter((line) => line.startsWith('TY  - ')).length).toBe(PAPERS.length);
    expect(lines.filter((line) => line.startsWith('ER  - ')).length).toBe(PAPERS.length);
  });

  test('is one page of a zip with a name that every system takes, and is read from its properties and note', async () => {
    const pieces = await Array.fromAsync(paperZip(each(PAPERS)));
    const files = Object.entries(unzipSync(new Uint8Array(Buffer.concat(pieces))));
    expect(files.length).toBe(PAPERS.length);
    expect(new Set(files.map(([name]) => name.normalize('NFKD').toLowerCase())).size).toBe(PAPERS.length);
    for (const [n, [name, bytes]] of files.entries()) {
      const { paper, mark } = PAPERS[n] as MarkedPaper;
      expectSafeName(name.replace(/\.md$/, ''));
      const [, head = '', note = ''] = /^---\n([\s\S]*?\n)---\n(?:\n([\s\S]*)\n)?$/.exec(strFromU8(bytes)) ?? [];
      const { title, id, abstract, tags = [], tags_as_written = tags } = parseYaml(head);
      expect({ id, title, abstract, note }).toEqual({
        id: paper.id,
        title: plainTex(paper.title).toWellFormed(),
        abstract: paper.abstract?.toWellFormed(),
        note: manyLines(mark.note),
      });
      expect(tags_as_written).toEqual(mark.tags);
    }
  });

  test('is one item of a list in Markdown, linked to its paper alone', async () => {
    const lines = (await written('markdown-list', PAPERS)).split('\n').slice(0, -1);
    const items = lines.filter((line) => line.startsWith('- ['));
    expect(items.length).toBe(PAPERS.length);
    expect(lines.filter((line) => !/^(?:- \[ \] | {2}>)/.test(line))).toEqual([]);
    for (const [n, item] of items.entries()) {
      const { paper } = PAPERS[n] as MarkedPaper;
      const [link = '', title = '', url] = /^- \[ \] \[((?:\\[\s\S]|[^\\[\]])*)\]\(([^()]*)\)/.exec(item) ?? [];
      expect([title.replace(/\\(.)/g, '$1'), url]).toEqual([oneLine(plainTex(paper.title)), paperUrl(paper.id)]);
      // Outside of code, nothing that draws, links or is a tag of HTML.
      const rest = item.slice(link.length).replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
      expect(rest.replace(/\\./g, '')).not.toMatch(/[<[\]`*_~$|]/);
    }
  });

  test('is one line of text where it is copied: as a citation, as a Markdown link, and in BibTeX', () => {
    for (const { paper } of PAPERS) {
      for (const copied of [citationOf(paper), markdownLinkOf(paper)]) {
        expect(copied).toBe(oneLine(copied));
        expect(copied).toContain(paper.id.replace('arxiv:', ''));
      }
      const entry = bibtexOf(paper).split('\n');
      expect(entry.slice(1, -1).filter((line) => !/^ {2}[A-Za-z]+ = \{.*\},$/.test(line))).toEqual([]);
      expect([entry[0]?.slice(0, 6), entry.at(-1)]).toEqual(['@misc{', '}']);
      expect(depthsOf(entry.join(''))).toEqual({ least: 0, last: 0 });
    }
  });

  test('that is an id of a paper, or a part of one, names a file and an entry as any does', () => {
    const near = ALL.filter(({ length }) => length < 150).flatMap((payload) => [
      `doi:10.1234/${payload.toLowerCase()}`,
      `url:https://example.org/${payload}`,
      `openreview:${payload}`,
      `cvf:${payload}`,
      payload,
    ]);
    const ids = near.map(parsePaperId).filter((id): id is PaperId => id !== null);
    expect(ids.length).toBeGreaterThan(50);
    for (const id of ids) {
      expectSafeName(paperFileName({ id, title: '', authors: [] }));
      expect(bibtexOf({ id, title: 'T', authors: [] })).toMatch(/^@misc\{[A-Za-z0-9.-]+,\n/);
    }
  });
});
