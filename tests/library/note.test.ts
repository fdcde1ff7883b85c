import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { paperInFull } from '../../lib/library/queries.ts';
import type { Act } from '../../lib/mark/act.ts';
import { NOTE_MAX } from '../../lib/mark/mark.ts';
import { mergeNotes } from '../../lib/mark/merge-notes.ts';
import { sizeOf } from '../sizes.ts';
import { actOn, everything, freshLibrary, PAPER, sightingOf } from './library.ts';

const met = sightingOf(PAPER);
const write = (id: string, note: string, over?: string): Act =>
  actOn(PAPER, over === undefined ? { kind: 'note', note } : { kind: 'note', note, over }, id);
const noteIn = async (db: LibraryDb): Promise<string> => (await paperInFull(db, PAPER))?.mark.note ?? '';

/** A library in which these notes were written one after the other. */
async function writtenIn(...acts: Act[]): Promise<LibraryDb> {
  const db = freshLibrary();
  for (const act of acts) await applyAct(db, act, met);
  return db;
}

describe('a note that two write on', () => {
  it('keeps both texts, and tells the second what it holds', async () => {
    const db = await writtenIn(write('session-a', 'old\nmine', 'old'));
    const done = await applyAct(db, write('session-b', 'old\ntheirs', 'old'), met);
    expect(done).toMatchObject({ note: 'old\ntheirs\nmine', mark: { noted: true } });
    expect(await noteIn(db)).toBe('old\ntheirs\nmine');
  });

  it('tells nothing when it holds what was sent, or white space was', async () => {
    const db = freshLibrary();
    for (const act of [write('session-a', ' \n', ''), write('session-a', 'n'), write('session-a', 'n '), write('session-a', ' ')])
      expect(await applyAct(db, act, met)).not.toHaveProperty('note');
  });

  it('takes a text that comes again for what it is, and tells what holds', async () => {
    const first = write('session-a', 'mine', '');
    const db = await writtenIn(first, write('session-b', 'theirs', ''));
    const before = await everything(db);
    expect(await applyAct(db, first, met)).toMatchObject({ seq: 1, note: 'theirs\nmine' });
    expect(await everything(db)).toEqual(before);
  });

  it('follows each as it is typed, though neither looks at what the other wrote', async () => {
    const db = freshLibrary();
    for (const [id, note] of [
      ['a', 'h'],
      ['b', 'w'],
      ['a', 'hello'],
      ['b', 'wor'],
      ['a', 'hello\nyou'],
      ['b', 'world'],
      ['a', 'hello\nyou.'],
    ] as const)
      await applyAct(db, write(`session-${id}`, note, ''), met);
    expect(await noteIn(db)).toBe('world\nhello\nyou.');
  });

  it('lets a person take away what the other wrote, once they have taken it in', async () => {
    const db = await writtenIn(write('session-a', 'mine', ''), write('session-b', 'theirs', ''));
    const { note = '' } = await applyAct(db, write('session-a', 'mine.', ''), met);
    expect(note).toBe('theirs\nmine.');
    expect(await applyAct(db, write('session-a', 'mine.', note), met)).not.toHaveProperty('note');
    expect(await noteIn(db)).toBe('mine.');
    expect(await applyAct(db, write('session-b', 'theirs!'), met)).toMatchObject({ note: 'theirs!\nmine.' });
  });

  it('keeps the whole text of who writes on when it was taken away meanwhile', async () => {
    const db = await writtenIn(write('session-a', 'one\ntwo', ''), actOn(PAPER, { kind: 'remove' }));
    expect(await applyAct(db, write('session-a', 'one\ntwo!'), met)).not.toHaveProperty('note');
    expect(await noteIn(db)).toBe('one\ntwo!');
  });

  it('is replaced by who does not say what it was written over', async () => {
    const db = await writtenIn(write('session-a', 'old'), write('session-b', 'new'));
    expect(await noteIn(db)).toBe('new');
  });

  it('cuts neither text when both are too long together, and says so', async () => {
    const long = `${'x'.repeat(NOTE_MAX - 10)}`;
    const db = await writtenIn(write('session-a', long, ''));
    const before = await everything(db);
    await expect(applyAct(db, write('session-b', 'more than ten', ''), met)).rejects.toMatchObject({ code: 'note-too-long' });
    expect(await everything(db)).toEqual(before);
    expect(await applyAct(db, write('session-b', 'few', ''), met)).toMatchObject({ note: `few\n${long}` });
  });
});

describe('undoing a session', () => {
  const undo = (id: string): Act => actOn(PAPER, { kind: 'undo', act: id });

  it('takes away what it wrote, and nothing that the other wrote meanwhile', async () => {
    const db = await writtenIn(write('session-0', 'old'), write('session-a', 'old\nmine', 'old'), write('session-b', 'old\ntheirs', 'old'));
    await applyAct(db, write('session-a', 'old\nmine, all'), met);
    expect(await noteIn(db)).toBe('old\ntheirs\nmine, all');
    await applyAct(db, undo('session-a'));
    expect(await noteIn(db)).toBe('old\ntheirs');
  });

  it('does so after the other was taken in, too', async () => {
    const db = await writtenIn(write('session-a', 'mine', ''), write('session-b', 'theirs', ''));
    const { note = '' } = await applyAct(db, write('session-a', 'mine.', ''), met);
    await applyAct(db, write('session-a', `${note}\nmore`, note), met);
    await applyAct(db, write('session-b', 'theirs!'), met);
    await applyAct(db, write('session-a', `${note}\nmore and more`), met);
    expect(await noteIn(db)).toBe('theirs!\nmine.\nmore and more');
    await applyAct(db, undo('session-a'));
    expect(await noteIn(db)).toBe('theirs!');
  });

  it('leads back through both, the last first', async () => {
    const db = await writtenIn(write('session-0', 'old'), write('session-a', 'old\nmine', 'old'), write('session-b', 'old\ntheirs', 'old'));
    await applyAct(db, undo('session-b'));
    expect(await noteIn(db)).toBe('old\nmine');
    await applyAct(db, undo('session-a'));
    expect(await noteIn(db)).toBe('old');
  });

  it('brings back nothing that was taken away before', async () => {
    const db = await writtenIn(write('session-a', 'mine', ''), write('session-b', 'theirs', ''), write('session-a', 'mine.'));
    await applyAct(db, undo('session-a'));
    await applyAct(db, undo('session-b'));
    expect(await noteIn(db)).toBe('theirs');
  });
});

/** An editor of the note as it should be: what it sends, and what it makes of the answer. */
class Editor {
  private over: string | undefined;
  private sent: string;

  constructor(
    readonly name: string,
    public shows: string,
    /** Whether it shows what others wrote. */
    private readonly takesIn: boolean,
  ) {
    this.over = shows;
    this.sent = shows;
  }

  /** Writes a line, or on one of its own, or takes one of its own away. */
  type(n: number, how: 'add' | 'write on' | 'drop', at: number): void {
    const lines = this.shows === '' ? [] : this.shows.split('\n');
    const own = lines.findLastIndex((line) => line.startsWith(this.name));
    if (how === 'add' || own < 0) lines.splice(at % (lines.length + 1), 0, `${this.name}${n}`);
    else if (how === 'write on') lines[own] += ` w${n}`;
    else lines.splice(own, 1);
    this.shows = lines.join('\n');
  }

  async save(db: LibraryDb, whileAway?: () => void): Promise<void> {
    const { shows, over } = this;
    const act = actOn(PAPER, { kind: 'note', note: shows, ...(over !== undefined && { over }) }, `session-${this.name}`);
    this.over = undefined;
    const done = applyAct(db, act, met);
    whileAway?.();
    const { note } = await done;
    this.sent = shows;
    if (note === undefined || !this.takesIn) return;
    this.shows = mergeNotes(this.sent, this.shows, note);
    this.over = note;
  }
}

describe('any number of editors, however their acts fall', () => {
  const step = fc.record({
    who: fc.nat(2),
    how: fc.constantFrom('add' as const, 'add' as const, 'write on' as const, 'drop' as const),
    at: fc.nat(5),
    saves: fc.boolean(),
    meanwhile: fc.boolean(),
  });

  it('keep every line that its writer still shows, once, and in the end those that take in what others wrote show the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        fc.array(step, { minLength: 1, maxLength: 25 }),
        async (kinds, steps) => {
          const db = await writtenIn(write('session-0', 'old 1\nold 2\nold 3'));
          const editors = kinds.map((takesIn, i) => new Editor('abc'[i] as string, 'old 1\nold 2\nold 3', takesIn));
          for (const [n, { who, how, at, saves, meanwhile }] of steps.entries()) {
            const editor = editors[who] as Editor;
            editor.type(n, how, at);
            if (saves) await editor.save(db, () => meanwhile && editor.type(n + 100, 'add', at));
          }
          for (let round = 0; round < 3; round++) for (const editor of editors) await editor.save(db);
          const held = await noteIn(db);
          const lines = held.split('\n');
          for (const { name, shows } of editors)
            for (const line of shows.split('\n').filter((line) => line.startsWith(name))) expect(lines).toContain(line);
          expect(new Set(lines).size).toBe(lines.length);
          for (const line of ['old 1', 'old 2', 'old 3']) expect(lines).toContain(line);
          for (const [i, { shows }] of editors.entries()) if (kinds[i]) expect(shows).toBe(held);
          db.close();
        },
      ),
      { numRuns: sizeOf('editors of one note') },
    );
  });
});
