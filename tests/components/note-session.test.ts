import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNoteSession, type NoteSession } from '../../components/editor/note-session.ts';
import type { Act } from '../../lib/mark/act.ts';
import { type Change, UNMARKED } from '../../lib/mark/mark.ts';
import { mergeNotes } from '../../lib/mark/merge-notes.ts';

type NoteChange = Extract<Change, { kind: 'note' }>;

/** A field, what was sent from it and is not answered, and a library that merges as the real one does. */
let field: string;
let sent: { change: NoteChange; id: string }[];
let library: { note: string; last: Map<string, string> };
let session: NoteSession;
let retried: number;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function begin(note: string): void {
  field = note;
  sent = [];
  retried = 0;
  library = { note, last: new Map() };
  session = createNoteSession(note, {
    read: () => field,
    show: (text) => {
      field = text;
    },
    post: (change, id) => sent.push({ change: change as NoteChange, id }),
    retry: () => retried++,
  });
}

/** Types, and waits until the pause after the last key is over. */
function write(text: string): void {
  field = text;
  session.written();
  vi.advanceTimersByTime(300);
}

/** The library takes the oldest act that is on its way, and answers. */
function answer(): void {
  const next = sent.shift();
  if (!next) throw new Error('Nothing is on its way.');
  const { change, id } = next;
  const over = change.over ?? library.last.get(id) ?? library.note;
  const merged = mergeNotes(over, change.note, library.note);
  library.note = merged;
  library.last.set(id, change.note);
  const act: Act = { id, paper: 'arxiv:2309.03729', at: 0, change };
  session.arrived(act, { mark: UNMARKED, seq: 1, ...(merged !== change.note && { note: merged }) });
}

describe('one writing of a note', () => {
  it('is one act, however often it is sent, and says once what it was written over', () => {
    begin('old');
    write('old, new');
    expect(sent).toEqual([{ change: { kind: 'note', note: 'old, new', over: 'old', turn: 1 }, id: expect.any(String) }]);
    const [{ id } = { id: '' }] = sent;
    answer();
    write('old, newer');
    expect(sent).toEqual([{ change: { kind: 'note', note: 'old, newer', turn: 2 }, id }]);
  });

  it('has one act on its way at a time, and then sends the newest text', () => {
    begin('');
    for (const text of ['a', 'ab', 'abc']) write(text);
    expect(sent).toHaveLength(1);
    expect(retried).toBe(2);
    answer();
    expect(sent.map(({ change }) => change.note)).toEqual(['abc']);
  });

  it('waits for a pause before it sends what was typed meanwhile', () => {
    begin('');
    write('a');
    field = 'ab';
    session.written();
    answer();
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(300);
    expect(sent.map(({ change }) => change.note)).toEqual(['ab']);
  });

  it('sends at once what is asked for at once, although an answer is still to come', () => {
    begin('');
    write('a');
    field = 'ab';
    session.written();
    session.flush();
    expect(sent.map(({ change }) => change.note)).toEqual(['a', 'ab']);
    answer();
    answer();
    session.flush();
    expect(sent).toEqual([]);
  });

  it('shows both texts when another was written meanwhile, keeps what was typed since, and goes on over both', () => {
    begin('one\ntwo');
    library.note = 'theirs\none\ntwo';
    write('one\ntwo\nmine');
    const [{ id } = { id: '' }] = sent;
    field = 'one\ntwo\nmine, and more';
    session.written();
    answer();
    expect(field).toBe('theirs\none\ntwo\nmine, and more');
    vi.advanceTimersByTime(300);
    expect(sent[0]?.change).toEqual({ kind: 'note', note: field, over: 'theirs\none\ntwo\nmine', turn: 2 });
    expect(sent[0]?.id).toBe(id);
    answer();
    expect(library.note).toBe(field);
    expect(sent).toEqual([]);
  });

  it('has nothing to send when all it did was to show what the library holds', () => {
    begin('one');
    library.note = 'theirs\none';
    write('one\nmine');
    answer();
    expect(field).toBe(library.note);
    session.flush();
    vi.advanceTimersByTime(1_000);
    expect(sent).toEqual([]);
  });

  it('leaves spaces in the field that the library does not keep', () => {
    begin('');
    write('  ');
    const [first] = sent.splice(0);
    const act: Act = { id: first?.id ?? '', paper: 'arxiv:2309.03729', at: 0, change: { kind: 'note', note: '  ' } };
    session.arrived(act, { mark: UNMARKED, seq: 1, note: '' });
    expect(field).toBe('  ');
  });

  it('does not mind the answers to other acts', () => {
    begin('');
    write('mine');
    const act: Act = { id: 'another', paper: 'arxiv:2309.03729', at: 0, change: { kind: 'note', note: 'mine' } };
    session.arrived(act, { mark: UNMARKED, seq: 1, note: 'theirs' });
    expect(field).toBe('mine');
  });
});
