import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Change } from '../../lib/mark/mark.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import { eachUntilAnswered, markIn, noteInput, type Opened, openEditor } from './editor.tsx';

eachUntilAnswered();

afterEach(cleanup);

const holds = (db: Opened['db'], note: string) => waitFor(async () => expect((await markIn(db))?.note).toBe(note));
const sent = (acts: Opened['acts']) => acts.map(({ change }) => change as Extract<Change, { kind: 'note' }>);

describe('the note', () => {
  it('is saved as it is typed, as one act, and says so', async () => {
    const { db, acts } = await openEditor({ field: 'note' });
    await userEvent.type(noteInput(), 'first');
    await holds(db, 'first');
    await userEvent.type(noteInput(), ' and more');
    await holds(db, 'first and more');
    await screen.findByText('Saved');
    expect(await db.acts.count()).toBe(1);
    expect(sent(acts)).toEqual([
      { kind: 'note', note: 'first', over: '', turn: 1 },
      { kind: 'note', note: 'first and more', turn: 2 },
    ]);
  });

  it('is sent a moment after the last key, not at every key', async () => {
    const { db, acts } = await openEditor({ field: 'note' });
    await userEvent.type(noteInput(), 'one');
    expect(acts).toEqual([]);
    await holds(db, 'one');
    expect(acts).toHaveLength(1);
  });

  it('is saved as typed, spaces and Markdown and all', async () => {
    const { db } = await openEditor({ field: 'note', mark: { note: '  kept\n' } });
    expect(noteInput().value).toBe('  kept\n');
    const text = '\t# Title\n\n- *a*  \n<b>b</b>\n ';
    fireEvent.input(noteInput(), { target: { value: text } });
    await holds(db, text);
  });

  it('says that it is saving, and sends what was typed meanwhile once that is done', async () => {
    const { db, acts, broken } = await openEditor({ field: 'note' });
    const { promise, resolve } = Promise.withResolvers();
    broken.until = promise;
    await userEvent.type(noteInput(), 'a');
    await screen.findByText('Saving');
    await userEvent.type(noteInput(), 'b');
    await new Promise((later) => setTimeout(later, 400));
    expect(acts).toHaveLength(1);
    broken.until = undefined;
    resolve(undefined);
    await holds(db, 'ab');
    expect(new Set(acts.map(({ id }) => id)).size).toBe(1);
  });

  it('says that it was not saved, keeps it, and saves it when that is retried', async () => {
    const { db, broken } = await openEditor({ field: 'note' });
    broken.trouble = new Trouble('library-full');
    await userEvent.type(noteInput(), 'kept');
    await screen.findByText(/Not saved\..*disk is full/);
    broken.trouble = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await holds(db, 'kept');
  });

  it('tries again by itself when the person types on', async () => {
    const { db, broken } = await openEditor({ field: 'note' });
    broken.trouble = new Trouble('library-closed');
    await userEvent.type(noteInput(), 'kept');
    await screen.findByText(/Not saved/);
    broken.trouble = undefined;
    await userEvent.type(noteInput(), ', and more');
    await holds(db, 'kept, and more');
    await screen.findByText('Saved');
  });

  it.each([
    ['the page goes', () => dispatchEvent(new Event('pagehide'))],
    ['the field is left', () => noteInput().blur()],
  ])('is sent at once when %s', async (_, goes) => {
    const { acts } = await openEditor({ field: 'note' });
    await userEvent.type(noteInput(), 'last words');
    goes();
    expect(sent(acts)).toEqual([{ kind: 'note', note: 'last words', over: '', turn: 1 }]);
  });

  it('is sent at once when the editor is taken away', async () => {
    const { acts, unmount } = await openEditor({ field: 'note' });
    await userEvent.type(noteInput(), 'last words');
    unmount();
    expect(sent(acts)).toEqual([{ kind: 'note', note: 'last words', over: '', turn: 1 }]);
  });

  it('keeps what was written elsewhere meanwhile, and shows both without moving the caret', async () => {
    const { db, acts, elsewhere } = await openEditor({ field: 'note', mark: { note: 'one\ntwo\nthree' } });
    await elsewhere({ kind: 'note', note: 'zero\none\ntwo\nthree', over: 'one\ntwo\nthree' });
    noteInput().setSelectionRange(7, 7);
    await userEvent.keyboard(' mine');
    await holds(db, 'zero\none\ntwo mine\nthree');
    await waitFor(() => expect(noteInput().value).toBe('zero\none\ntwo mine\nthree'));
    await userEvent.keyboard('!');
    await holds(db, 'zero\none\ntwo mine!\nthree');
    expect(sent(acts)).toEqual([
      { kind: 'note', note: 'one\ntwo mine\nthree', over: 'one\ntwo\nthree', turn: 1 },
      { kind: 'note', note: 'zero\none\ntwo mine!\nthree', over: 'zero\none\ntwo mine\nthree', turn: 2 },
    ]);
  });

  it('loses nothing that is typed while both texts are on their way', async () => {
    const { db, elsewhere, broken } = await openEditor({ field: 'note', mark: { note: 'one\ntwo' } });
    await elsewhere({ kind: 'note', note: 'theirs\none\ntwo', over: 'one\ntwo' });
    const { promise, resolve } = Promise.withResolvers();
    broken.until = promise;
    noteInput().setSelectionRange(7, 7);
    await userEvent.keyboard(' mine');
    await screen.findByText('Saving');
    await userEvent.keyboard(', still typed');
    resolve(undefined);
    await waitFor(() => expect(noteInput().value).toBe('theirs\none\ntwo mine, still typed'));
    await holds(db, 'theirs\none\ntwo mine, still typed');
    await userEvent.keyboard('.');
    await holds(db, 'theirs\none\ntwo mine, still typed.');
  });

  it('shows what came from elsewhere only when the word that is being composed is done', async () => {
    const { db, elsewhere } = await openEditor({ field: 'note', mark: { note: 'one' } });
    await elsewhere({ kind: 'note', note: 'theirs\none', over: 'one' });
    fireEvent.compositionStart(noteInput());
    fireEvent.input(noteInput(), { target: { value: 'one\nに' } });
    await holds(db, 'theirs\none\nに');
    await new Promise((later) => setTimeout(later, 50));
    expect(noteInput().value).toBe('one\nに');
    fireEvent.input(noteInput(), { target: { value: 'one\n日本' } });
    fireEvent.compositionEnd(noteInput());
    expect(noteInput().value).toBe('theirs\none\n日本');
    await holds(db, 'theirs\none\n日本');
  });
});
