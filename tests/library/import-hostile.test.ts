import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileRow } from '../../lib/formats/library-file/file-row.ts';
import { gunzip, gzip } from '../../lib/library/backup/gzip.ts';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { commitImport } from '../../lib/library/import/commit.ts';
import { stage, stagedRows } from '../../lib/library/import/stage.ts';
import { weightOf } from '../../lib/library/import/weight.ts';
import { newest, paperInFull } from '../../lib/library/queries.ts';
import { mergeNotes } from '../../lib/mark/merge-notes.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { takeIn, textOf } from './files.ts';
import { actOn, freshLibrary, OTHER, PAPER, recountSlowly, sightingOf, snapshot } from './library.ts';

// The real one, counted.
vi.mock('../../lib/mark/merge-notes.ts', async (original) => {
  const real = await original<typeof import('../../lib/mark/merge-notes.ts')>();
  return { ...real, mergeNotes: vi.fn(real.mergeNotes) };
});

const NOW = Date.UTC(2026, 10, 24);

type FilePaper = Extract<FileRow, { kind: 'paper' }>;

const rowOf = (n: number, part: Partial<FilePaper> = {}, id: PaperId = PAPER): FilePaper => ({
  kind: 'paper',
  paper: { id, title: 'Named many times', authors: ['Ada Lovelace'] },
  mark: { status: 'none', star: false, tags: [`tag ${n}`], note: `line ${n}` },
  savedAt: NOW - n,
  ...part,
});

beforeEach(() => {
  vi.mocked(mergeNotes).mockClear();
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function expectCounted(db: LibraryDb): Promise<void> {
  expect(await snapshot(db)).toMatchObject(await recountSlowly(db));
}

describe('a paper that a file names thousands of times', () => {
  it.each(['merge', 'replace'] as const)('comes with all of its tags and notes by %s, and they are not merged one by one', async (how) => {
    const db = freshLibrary();
    await applyAct(db, { ...actOn(PAPER, { kind: 'note', note: 'mine' }), at: NOW }, sightingOf(PAPER));
    const rows = Array.from({ length: 2_000 }, (_, n) => rowOf(n));
    const { came, changed } = await takeIn(db, rows, how);
    expect({ came, changed }).toEqual({ came: 0, changed: 1 });
    const mark = (await paperInFull(db, PAPER))?.mark;
    expect(mark?.tags.toSorted()).toEqual(rows.flatMap((row) => row.mark.tags).toSorted());
    const lines = mark?.note.split('\n') ?? [];
    expect(lines.toSorted()).toEqual([...rows.map((row) => row.mark.note), ...(how === 'merge' ? ['mine'] : [])].toSorted());
    expect((await db.papers.get(PAPER))?.savedAt).toBe(NOW - 1_999);
    expect(vi.mocked(mergeNotes).mock.calls.length).toBeLessThan(20);
    await expectCounted(db);
  });

  it('does so when its rows stand among those of others', async () => {
    const db = freshLibrary();
    const ids = Array.from({ length: 250 }, (_, n): PaperId => `arxiv:2401.${String(n).padStart(5, '0')}`);
    const rows = Array.from({ length: 5_000 }, (_, n) => rowOf(n, {}, ids[n % ids.length]));
    await takeIn(db, rows, 'merge');
    const lines = (await paperInFull(db, ids[7] as PaperId))?.mark.note.split('\n') ?? [];
    expect(lines.toSorted()).toEqual(
      rows
        .filter((_, n) => n % 250 === 7)
        .map((row) => row.mark.note)
        .toSorted(),
    );
    expect(vi.mocked(mergeNotes).mock.calls.length).toBeLessThan(ids.length * 10);
  });

  it('has of each field what was said of it last, whatever the order of its rows', async () => {
    const db = freshLibrary();
    const at = (n: number): string => `${(NOW - 10_000 + n).toString(36).padStart(9, '0')}-0000-machine0`;
    const told = (n: number, tags: string[], status: 'want' | 'read'): FilePaper => ({
      ...rowOf(n, { mark: { status, star: false, tags, note: '' } }),
      fields: { status: { at: at(n) }, 'tag:x': { at: at(n) }, 'tag:y': { at: at(n) } },
    });
    const rows = Array.from({ length: 40 }, (_, n) =>
      told((n * 7) % 40, (n * 7) % 40 === 39 ? ['y'] : ['x'], (n * 7) % 40 === 39 ? 'read' : 'want'),
    );
    await takeIn(db, rows, 'merge');
    expect((await paperInFull(db, PAPER))?.mark).toEqual({ status: 'read', star: false, tags: ['y'], note: '' });
  });
});

describe('a moment to come', () => {
  it('in a file does not stand first for ever', async () => {
    const db = freshLibrary();
    await takeIn(db, [rowOf(1, { savedAt: 8.64e15 })], 'merge');
    expect((await db.papers.get(PAPER))?.savedAt).toBeLessThanOrEqual(Date.now());
    await new Promise((resolve) => setTimeout(resolve, 2));
    await applyAct(db, { ...actOn(OTHER, { kind: 'status', status: 'want' }), at: Date.now() }, sightingOf(OTHER));
    expect((await newest(db, 2)).map(({ id }) => id)).toEqual([OTHER, PAPER]);
  });
});

describe('an import whose answer was lost', () => {
  it('tells what it did when it is asked again, and does nothing', async () => {
    const db = freshLibrary();
    const { id, ...did } = await takeIn(db, [rowOf(1), rowOf(2, {}, OTHER)], 'merge');
    const before = await textOf(db);
    expect(await commitImport(db, id, 'merge', { rows: 2 })).toEqual(did);
    expect(await textOf(db)).toBe(before);
  });
});

describe('what is held of a hostile file', () => {
  it('are few rows at a time where they are large', async () => {
    const db = freshLibrary();
    const heavy = rowOf(1, { mark: { status: 'none', star: false, tags: [], note: 'x'.repeat(400_000) } });
    const rows = Array.from({ length: 60 }, (_, n) => (n % 3 === 0 ? heavy : rowOf(n)));
    await stage(db, 'heavy-import', rows);
    const read: FileRow[] = [];
    let heaviest = 0;
    await db.transaction('r', db.staged, async () => {
      for await (const some of stagedRows(db, 'heavy-import')) {
        read.push(...some);
        heaviest = Math.max(
          heaviest,
          some.reduce((sum, row) => sum + weightOf(row), 0),
        );
      }
    });
    expect(read).toEqual(rows);
    expect(heaviest).toBeLessThan(5_000_000);
  });

  it('is unpacked by small bites: what comes out of one is held whole', async () => {
    const bytes = (await Array.fromAsync(gzip(textsOf('\n'.repeat(1_000_000), 40)))).reduce(
      (all, piece) => Buffer.concat([all, piece]),
      Buffer.alloc(0),
    );
    expect(bytes.length).toBeGreaterThan(32_000);
    const written = vi.spyOn(WritableStreamDefaultWriter.prototype, 'write');
    let length = 0;
    for await (const piece of gunzip(textsOf(new Uint8Array(bytes), 1))) length += piece.length;
    expect(length).toBe(40_000_000);
    expect(Math.max(...written.mock.calls.map(([piece]) => (piece as Uint8Array).length))).toBeLessThanOrEqual(16_000);
  });
});

async function* textsOf<T>(piece: T, times: number): AsyncGenerator<T> {
  for (let n = 0; n < times; n++) yield piece;
}
