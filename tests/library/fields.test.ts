import { beforeEach, describe, expect, it } from 'vitest';
import { changesBetween } from '../../components/data/changes.ts';
import { FORMATS } from '../../lib/formats/formats.ts';
import type { FileRow } from '../../lib/formats/library-file/file-row.ts';
import { readForeign } from '../../lib/formats/read-foreign.ts';
import { createBackups } from '../../lib/library/backup/backups.ts';
import { applyAct, applyBulk } from '../../lib/library/commands/apply-act.ts';
import { redoLast, undoLast } from '../../lib/library/commands/undo-last.ts';
import type { LibraryDb, PaperRow } from '../../lib/library/db.ts';
import { join, split } from '../../lib/library/identity/joining.ts';
import { undoImport } from '../../lib/library/import/undo-import.ts';
import { BARE, paperOf } from '../../lib/library/paper-state.ts';
import { paperStatesOf } from '../../lib/library/paper-states.ts';
import { paperInFull } from '../../lib/library/queries.ts';
import { entryOf } from '../../lib/library/search/search-block.ts';
import { soundPaper } from '../../lib/library/sound.ts';
import { writeLibrary } from '../../lib/library/write-library.ts';
import type { BulkAct } from '../../lib/mark/act.ts';
import { MARK_FIELDS, type MarkField, NO_MARK } from '../../lib/mark/fields.ts';
import type { FieldChange, Mark } from '../../lib/mark/mark.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { answer, type Handlers } from '../../lib/protocol/server.ts';
import { each } from '../formats/carries.ts';
import { FIELD_SAMPLES } from '../mark/field-samples.ts';
import { NONCE, PAGE, POPUP, sessionArea } from '../protocol/senders.ts';
import { papersIn, rowsIn, takeIn, textOf } from './files.ts';
import { actOn, freshLibrary, OTHER, PAPER, sightingOf } from './library.ts';

const AT = 1_800_000_000_000;
let steps = 0;
const step = (): string => `step-${++steps}-of-fields`;

const statesOf = async (db: LibraryDb, id: PaperId) => (await paperStatesOf(db, [id])).get(id) as never;

/** A change of another field: the paper stays in the library by it. */
const otherThan = (name: MarkField): FieldChange => (name === 'note' ? { kind: 'status', status: 'want' } : { kind: 'note', note: 'kept' });

describe.each(MARK_FIELDS)('the field %s', (name) => {
  const { changes, values } = FIELD_SAMPLES[name];
  const [first, second] = changes;
  let db: LibraryDb;
  const valueIn = async (id: PaperId = PAPER, of = db): Promise<Mark[MarkField] | undefined> => (await paperInFull(of, id))?.mark[name];
  const set = (change: FieldChange = first, id: PaperId = PAPER, of = db) => applyAct(of, actOn(id, change), sightingOf(id));

  beforeEach(() => {
    db = freshLibrary();
  });

  it('keeps a paper in the library by itself, and is read back as it was set', async () => {
    expect((await set()).mark).not.toEqual((await set(otherThan(name), OTHER)).mark);
    expect(await valueIn()).toEqual(values[0]);
    expect(await valueIn(OTHER)).toEqual(NO_MARK[name]);
  });

  it('is undone and redone', async () => {
    await set();
    await undoLast(db, step(), AT, 0);
    expect(await paperInFull(db, PAPER)).toBeUndefined();
    await redoLast(db, step(), AT);
    expect(await valueIn()).toEqual(values[0]);
    await set(otherThan(name));
    await set(second);
    expect(await valueIn()).toEqual(values[1]);
    await undoLast(db, step(), AT, 0);
    expect(await valueIn()).toEqual(values[0]);
  });

  it('is set in bulk, where a page may set it', async () => {
    if (first.kind === 'note') return;
    const bulk: BulkAct = { id: step(), at: AT, papers: [PAPER, OTHER], change: first };
    await applyBulk(db, bulk, [sightingOf(PAPER), sightingOf(OTHER)]);
    expect([await valueIn(), await valueIn(OTHER)]).toEqual([values[0], values[0]]);
    await undoLast(db, step(), AT, 0);
    expect(await db.papers.count()).toBe(0);
  });

  it('is taken away when the paper is removed, and comes back when that is undone', async () => {
    await set();
    await applyAct(db, actOn(PAPER, { kind: 'remove' }));
    expect(await paperInFull(db, PAPER)).toBeUndefined();
    await set(otherThan(name));
    expect(await valueIn()).toEqual(NO_MARK[name]);
    await undoLast(db, step(), AT, 0);
    await undoLast(db, step(), AT, 0);
    expect(await valueIn()).toEqual(values[0]);
  });

  it('comes to the paper that another becomes one with, and stays with both when they are parted', async () => {
    await set(otherThan(name), OTHER);
    await set();
    await join(db, step(), [OTHER, PAPER], AT, true);
    expect(await valueIn(OTHER)).toEqual(values[0]);
    expect(await db.papers.count()).toBe(1);
    await split(db, step(), PAPER, AT);
    expect([await valueIn(), await valueIn(OTHER)]).toEqual([values[0], values[0]]);
  });

  it('goes through the library file, as a whole library and as one beside another', async () => {
    await set();
    const text = await textOf(db);
    for (const how of ['merge', 'replace'] as const) {
      const other = freshLibrary();
      await takeIn(other, text, how);
      expect(await valueIn(PAPER, other)).toEqual(values[0]);
      expect(await textOf(other)).toBe(text);
    }
    await set(otherThan(name));
    await set(second);
    const later = await textOf(db);
    const [row] = await papersIn(later);
    expect(row?.mark[name]).toEqual(values[1]);
    const beside = freshLibrary();
    await takeIn(beside, text, 'merge');
    const { id } = await takeIn(beside, later, 'merge');
    if (name !== 'note') expect(await valueIn(PAPER, beside)).toEqual(values[1]);
    await undoImport(beside, id);
    expect(await valueIn(PAPER, beside)).toEqual(values[0]);
  });

  it('is no longer set by an import that is taken back after another field was set', async () => {
    await set();
    const text = await textOf(db);
    const other = freshLibrary();
    const { id } = await takeIn(other, text, 'merge');
    await set(otherThan(name), PAPER, other);
    await undoImport(other, id);
    expect(await valueIn(PAPER, other)).toEqual(NO_MARK[name]);
  });

  it('comes from a file that names its paper many times, and says no times', async () => {
    await set();
    const [row] = await papersIn(await textOf(db));
    const { fields: _fields, ...untimed } = row as Extract<FileRow, { kind: 'paper' }>;
    const bare = { ...untimed, mark: { ...NO_MARK, tags: ['other'] } };
    const other = freshLibrary();
    await takeIn(other, [...Array<FileRow>(10).fill(bare), untimed], 'merge');
    const value = await valueIn(PAPER, other);
    expect(value).toEqual(name === 'tags' ? ['other', 'graph'] : values[0]);
  });

  it('is in a backup', async () => {
    await set();
    const backups = createBackups(sessionArea());
    const made = await backups.make({ text: writeLibrary(db), seq: 1, device: 'd' }, AT);
    const text = (await Array.fromAsync(backups.textOf(made as NonNullable<typeof made>))).join('');
    expect((await papersIn(text))[0]?.mark[name]).toEqual(values[0]);
  });

  it('passes with every message that carries it', async () => {
    const heard: unknown[] = [];
    const handlers = new Proxy({}, { get: () => async (asked: unknown) => heard.push(asked) }) as Handlers;
    const ask = (request: string, asked: unknown, role: 'page' | 'ours' = 'ours') =>
      answer(handlers, { papermarks: 1, name: request, ask: asked }, role === 'page' ? PAGE : POPUP, role);
    for (const change of changes) {
      const act = { id: NONCE, paper: PAPER, at: AT, change };
      await ask('perform', { act });
      expect(heard.pop()).toEqual({ act });
      if (change.kind === 'note') continue;
      const bulk = { act: { id: NONCE, papers: [PAPER], at: AT, change }, sightings: [] };
      await ask('performAll', bulk, 'page');
      expect(heard.pop()).toEqual(bulk);
    }
    await set();
    const rows = await rowsIn(await textOf(db));
    await ask('stage', { import: NONCE, rows });
    expect(heard.pop()).toEqual({ import: NONCE, rows });
  });

  it('is searched, and shown as a difference before an import', async () => {
    await set();
    const row = (await db.papers.get(PAPER)) as PaperRow;
    const note = (await paperInFull(db, PAPER))?.mark.note;
    const { text, labels } = entryOf(row, note);
    const without = entryOf({ ...row, ...BARE });
    expect([text, labels]).not.toEqual([without.text, without.labels]);
    const none = freshLibrary();
    expect(changesBetween(await statesOf(none, PAPER), await statesOf(db, PAPER))).not.toEqual([{ what: 'facts' }]);
  });

  it('is no fact of the paper, and a row that has lost it is one without it', async () => {
    await set();
    const row = (await db.papers.get(PAPER)) as PaperRow;
    const { abstract: _abstract, ...facts } = sightingOf(PAPER).paper;
    expect(paperOf(row)).toEqual(facts);
    const lost = { ...facts, savedAt: row.savedAt } as unknown as PaperRow;
    expect(soundPaper(lost)).toMatchObject(BARE);
    expect(soundPaper({ ...row })).toEqual(row);
  });

  it('is told by every format, and comes back from those that are read', async () => {
    const marked = { paper: sightingOf(PAPER).paper, mark: { ...NO_MARK, [name]: values[0] }, savedAt: AT };
    for (const { id, ext, write } of FORMATS) {
      const file = await Array.fromAsync(write(each([marked])));
      const without = await Array.fromAsync(write(each([{ ...marked, mark: NO_MARK }])));
      expect(file, id).not.toEqual(without);
      if (id.startsWith('markdown')) continue;
      const [row] = readForeign(file.join(''), `papers.${ext}`).rows;
      expect(row, id).toMatchObject({ marked: { mark: { [name]: values[0] } } });
    }
  });
});
